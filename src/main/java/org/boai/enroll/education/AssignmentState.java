package org.boai.enroll.education;

/** How a member's course stands. */
public enum AssignmentState {
    ASSIGNED,
    STARTED,
    COMPLETED,
    /** The membership ended before it was completed. */
    ENDED;

    public boolean open() {
        return this == ASSIGNED || this == STARTED;
    }
}
