package org.boai.enroll.member;

/** What can be done to a membership after admission. */
public enum MembershipStep {
    LEAVE,
    REMOVE,
    DIE,
    /** Taking back an end that was recorded by mistake. */
    RESTORE,
    TRANSFER,
    CHANGE_KIND,
    CHANGE_GROUP
}
