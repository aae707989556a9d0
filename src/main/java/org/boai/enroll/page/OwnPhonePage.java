package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.proof.Question;

/**
 * Another number: which, then a question, then the code that came to it.
 *
 * @param question null in the other steps, as {@code handle}
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnPhonePage(
        Language language, TypedPhone typed, Question question, String handle, Faults faults, String token)
        implements TemplateInstance {
    OwnPhonePage with(Faults found) {
        return new OwnPhonePage(language, typed, question, handle, found, token);
    }
}
