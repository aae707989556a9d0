package org.boai.enroll.education;

import java.util.List;

/** A quiz, as stewards see it. */
public record CourseQuizView(int passPercent, List<Question> questions) {
    /** @param right places among the options, from 0; null for whoever may not change the course */
    public record Question(String text, List<String> options, List<Integer> right) {}

    /** @return null for none */
    static CourseQuizView of(CourseQuiz quiz, boolean withAnswers) {
        return quiz == null
                ? null
                : new CourseQuizView(
                        quiz.passPercent(),
                        quiz.questions().stream()
                                .map(one -> new Question(one.text(), one.options(), withAnswers ? one.right() : null))
                                .toList());
    }
}
