package org.boai.enroll.application;

/** How the county's look at an assisted application stands. */
public enum AssistedState {
    /** Not looked at. */
    OPEN,
    CONFIRMED,
    NOT_CONFIRMED
}
