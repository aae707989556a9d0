package org.boai.enroll.education;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of courses, of who has them, and of yearly plans. */
public enum CourseProblem implements ProblemType {
    COURSE_UNKNOWN(Kind.NOT_FOUND, "There is no such course"),
    COURSE_NOT_YOURS(Kind.FORBIDDEN, "This course belongs to another organization"),
    COURSE_PUBLISHED(Kind.CONFLICT, "This course is published already"),
    COURSE_NOT_PUBLISHED(Kind.CONFLICT, "This course is not published"),
    COURSE_WITHDRAWN(Kind.CONFLICT, "This course was withdrawn"),
    COURSE_ENTRY_TAKEN(Kind.CONFLICT, "This organization has an entry course already"),
    COURSE_EDITION_CHANGED(Kind.CONFLICT, "This course was changed meanwhile"),
    COURSE_HAS_QUIZ(Kind.CONFLICT, "This course is completed by its quiz"),
    COURSE_HAS_NO_QUIZ(Kind.CONFLICT, "This course has no quiz"),
    COURSE_TRIES_USED(Kind.TOO_MANY, "Today's tries are used up"),
    COURSE_NOT_COMPLETED(Kind.CONFLICT, "This course is not completed"),
    ASSIGNMENT_UNKNOWN(Kind.NOT_FOUND, "There is no such course of yours"),
    ASSIGNMENT_ENDED(Kind.CONFLICT, "This course ended with the membership"),
    ASSIGNMENT_JOB_UNKNOWN(Kind.NOT_FOUND, "Nothing of that kind was given out"),
    COURSE_PLAN_UNKNOWN(Kind.NOT_FOUND, "There is no such plan");

    private final Kind kind;
    private final String title;

    CourseProblem(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
