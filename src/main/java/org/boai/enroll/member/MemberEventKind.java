package org.boai.enroll.member;

/** What can happen to a membership after admission. */
public enum MemberEventKind {
    IMPORTED,
    TRANSFERRED,
    GROUP_CHANGED,
    KIND_CHANGED,
    LEFT,
    REMOVED,
    DECEASED,
    RESTORED,
    /** Another row of the same person was joined to this one. */
    MERGED,
    NUMBER_CHANGED
}
