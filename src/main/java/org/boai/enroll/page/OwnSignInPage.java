package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.proof.Question;

/** Who are you: name, birth date and phone; then a question, then the code that came to the phone. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnSignInPage(
        Language language, TypedPerson typed, Question question, String handle, boolean inWeChat, Faults faults)
        implements TemplateInstance {}
