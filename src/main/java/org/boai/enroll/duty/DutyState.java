package org.boai.enroll.duty;

/** How a duty stands. */
public enum DutyState {
    OPEN,
    DONE,
    /** The member is none any more. */
    NEEDLESS
}
