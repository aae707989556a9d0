package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.proof.Question;

/**
 * Between the answers and the receipt: first a question, then the code that came to the phone.
 *
 * @param masked   the phone, e.g. 138****8000
 * @param question null when a code was asked for
 * @param handle   of the code that was asked for, or null
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ProofPage(Language language, Visit visit, String masked, Question question, String handle, Faults faults)
        implements TemplateInstance {}
