package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.education.OwnCourseView;
import org.boai.enroll.kernel.Language;

/**
 * A course of mine: what there is to read, and the quiz.
 *
 * @param state  in words
 * @param text   through the sanitizer
 * @param asks   whether it is open, so that something can be sent
 * @param result of the last try that was not enough, or null
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnCoursePage(
        Language language,
        OwnCourseView view,
        String state,
        RawString text,
        boolean asks,
        List<OwnQuizQuestion> questions,
        Faults faults,
        String result,
        String token)
        implements TemplateInstance {}
