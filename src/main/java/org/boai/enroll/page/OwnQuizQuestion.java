package org.boai.enroll.page;

import java.util.ArrayList;
import java.util.List;
import org.boai.enroll.education.OwnCourseView;

/**
 * A question of a quiz as a form asks it.
 *
 * @param field of the form, and where the page jumps to
 * @param fault what is wrong with the answer, or null
 */
record OwnQuizQuestion(String field, int place, String text, boolean several, String fault, List<Choice> choices) {
    /** @param chosen what was ticked in the form that comes back */
    record Choice(int place, String text, boolean chosen) {}

    static String field(int index) {
        return "q" + index;
    }

    static List<OwnQuizQuestion> all(OwnCourseView course, TypedAnswers typed, Faults faults) {
        List<OwnQuizQuestion> all = new ArrayList<>();
        for (var question : course.questions()) {
            int index = all.size();
            List<Choice> choices = new ArrayList<>();
            for (String option : question.options()) {
                choices.add(new Choice(choices.size(), option, typed.of(index).contains(choices.size())));
            }
            all.add(new OwnQuizQuestion(
                    field(index), index + 1, question.text(), question.several(), faults.at(field(index)), choices));
        }
        return all;
    }
}
