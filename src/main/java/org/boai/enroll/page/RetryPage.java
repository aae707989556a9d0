package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Keeps what was typed while the service is away, to be sent once more. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record RetryPage(Visit visit, TypedApplication typed, String title, String advice, String button)
        implements TemplateInstance {}
