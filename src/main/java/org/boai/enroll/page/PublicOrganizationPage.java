package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.community.PublicOrganization;
import org.boai.enroll.kernel.Language;

/**
 * One organization: where it stands, who leads it as far as they agree, what it does.
 *
 * @param leaders    office and name
 * @param below      those directly below it; {@code more} leads to the rest, or is null
 * @param activities the next ones, of those below, too
 * @param feed       the address of the feed
 * @param join       where one can join
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record PublicOrganizationPage(
        Language language,
        PublicOrganization organization,
        List<String> leaders,
        List<PublicOrganization> below,
        String more,
        List<PublicActivityRow> activities,
        String feed,
        String join)
        implements TemplateInstance {}
