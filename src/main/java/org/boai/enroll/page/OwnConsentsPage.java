package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.rights.OwnConsent;

/** What the person has consented to, each with a button that takes it back. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnConsentsPage(Language language, List<OwnConsent> consents, String token) implements TemplateInstance {}
