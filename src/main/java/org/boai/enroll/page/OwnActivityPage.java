package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.proof.Question;

/**
 * One activity for a member. A minor's guardian consents in two more steps: who it is, with a question, then the code that came.
 *
 * @param question null in the other steps, as {@code handle}
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnActivityPage(
        Language language,
        OwnActivityRow activity,
        TypedGuardian typed,
        Question question,
        String handle,
        Faults faults,
        String token)
        implements TemplateInstance {}
