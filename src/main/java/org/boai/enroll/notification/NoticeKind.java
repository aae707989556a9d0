package org.boai.enroll.notification;

/** What the branch must know or do. */
public enum NoticeKind {
    MEMBER_ADMITTED,
    /** To be decided: it climbs until it is, whoever has acknowledged it. */
    APPLICATION_TO_REVIEW,
    /** Likewise: a person wants something corrected or deleted, and the law sets a time. */
    RIGHTS_REQUEST,
    /** A member has left. */
    MEMBER_LEFT,
    /** The holder of the phone says that somebody else applied. */
    APPLICATION_DISOWNED,
    /** More people of one branch within an hour than usually come by themselves; for the county. */
    APPLICATIONS_IN_A_BURST,
    /** The county could not confirm what was filled in for somebody, from paper. */
    APPLICATION_NOT_CONFIRMED
}
