package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.notification.LinkedNotice;

/** One notice, in words for its kind, and a button while it is open. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record AcknowledgmentPage(Language language, String token, LinkedNotice notice, String kind, String inbox)
        implements TemplateInstance {}
