package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.application.SentApplications;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.proof.Question;

/**
 * 非本人申请: the number and a question, then the code that came to the phone, then what was sent with the number.
 *
 * @param question of the first step, null afterwards
 * @param masked   the number, in the second step
 * @param sent     in the third step, else null
 * @param done     whether what was chosen has been ended
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record NotMePage(
        Language language,
        TypedDisowning typed,
        Question question,
        String masked,
        SentApplications sent,
        boolean done,
        Faults faults)
        implements TemplateInstance {}
