package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.privacy.ConsentText;

/** The full text of a consent, in both languages. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ConsentPage(Language language, ConsentText text) implements TemplateInstance {}
