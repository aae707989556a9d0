package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.community.PublicActivity;
import org.boai.enroll.kernel.Language;

/**
 * One activity.
 *
 * @param when  its days in words, as {@code until} and {@code state}
 * @param text  sanitized
 * @param join  where one can join
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record PublicActivityPage(
        Language language,
        PublicActivity activity,
        String when,
        String until,
        String state,
        RawString text,
        String join)
        implements TemplateInstance {}
