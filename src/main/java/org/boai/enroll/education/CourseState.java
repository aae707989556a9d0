package org.boai.enroll.education;

import org.boai.enroll.kernel.ProblemException;

/** How a course stands. What was published and is changed becomes a new edition; what was withdrawn stays so. */
public enum CourseState {
    DRAFT,
    PUBLISHED,
    WITHDRAWN;

    /** @throws ProblemException {@code course-published}, {@code course-not-published}, {@code course-withdrawn} */
    public CourseState after(CourseEvent event) {
        return switch (this) {
            case DRAFT -> ofDraft(event);
            case PUBLISHED -> ofPublished(event);
            case WITHDRAWN -> throw ProblemException.of(CourseProblem.COURSE_WITHDRAWN);
        };
    }

    private static CourseState ofDraft(CourseEvent event) {
        return switch (event) {
            case CHANGE -> DRAFT;
            case PUBLISH -> PUBLISHED;
            case WITHDRAW -> WITHDRAWN;
            case USE -> throw ProblemException.of(CourseProblem.COURSE_NOT_PUBLISHED);
        };
    }

    private static CourseState ofPublished(CourseEvent event) {
        return switch (event) {
            case CHANGE, USE -> PUBLISHED;
            case PUBLISH -> throw ProblemException.of(CourseProblem.COURSE_PUBLISHED);
            case WITHDRAW -> WITHDRAWN;
        };
    }
}
