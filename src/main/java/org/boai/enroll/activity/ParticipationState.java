package org.boai.enroll.activity;

/** How somebody stands who has signed up. */
public enum ParticipationState {
    PLACE,
    /** For a place, in the order of signing up. */
    WAITING,
    /** By the member, or because the membership has ended. */
    CANCELLED;

    boolean active() {
        return this != CANCELLED;
    }
}
