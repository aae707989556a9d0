package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.application.StatusView;
import org.boai.enroll.kernel.Language;

/** How an application stands. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record StatusPage(Language language, StatusView status) implements TemplateInstance {}
