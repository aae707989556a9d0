package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;

/** This browser has sent an application already: to its receipt, or to one for the next person. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SentPage(Language language, Visit visit, Draft.Sent sent) implements TemplateInstance {}
