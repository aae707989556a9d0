package org.boai.enroll.education;

/** What can be done with a course. */
public enum CourseEvent {
    CHANGE,
    PUBLISH,
    WITHDRAW,
    /** It is given to members, or learned. */
    USE
}
