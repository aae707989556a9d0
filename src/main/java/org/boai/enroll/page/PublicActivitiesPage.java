package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.Language;

/**
 * What goes on for everyone.
 *
 * @param organization whose, or null for all
 * @param name         of that organization, or null
 * @param next         the address of the next page, or null
 * @param feed         the address of the feed
 * @param join         where one can join
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record PublicActivitiesPage(
        Language language,
        UUID organization,
        String name,
        List<PublicActivityRow> activities,
        String next,
        String feed,
        String join)
        implements TemplateInstance {}
