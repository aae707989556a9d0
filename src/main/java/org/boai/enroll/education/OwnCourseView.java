package org.boai.enroll.education;

import java.util.List;

/**
 * A course of mine, to learn.
 *
 * @param text        sanitized HTML
 * @param questions   without what is right; empty for a course that is completed by saying so
 * @param passPercent so many of a hundred have to be right; null without questions
 * @param edition     to be sent back with the answers
 * @param triesLeft   today; null without questions
 * @param percent     of my last try, or null
 */
public record OwnCourseView(
        OwnCourse course,
        String text,
        String videoUrl,
        List<CourseLink> attachments,
        List<Question> questions,
        Integer passPercent,
        int edition,
        Integer triesLeft,
        Integer percent) {
    /** @param several whether several options are right */
    public record Question(String text, boolean several, List<String> options) {
        static Question of(CourseQuestion question) {
            return new Question(question.text(), question.several(), question.options());
        }
    }
}
