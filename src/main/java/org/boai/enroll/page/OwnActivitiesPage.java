package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;

/**
 * A member's activities, and those that are open to the member.
 *
 * @param next     where more offers are, or null
 * @param calendar whether there is an address of the member's calendar
 * @param address  of it, just made, or null
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnActivitiesPage(
        Language language,
        List<OwnActivityRow> own,
        List<OwnActivityRow> offers,
        String next,
        boolean calendar,
        String address,
        String token)
        implements TemplateInstance {}
