package org.boai.enroll.rights;

/** OPEN until it is answered. */
public enum RightsState {
    OPEN,
    GRANTED,
    REFUSED,
    /** Where a law or the technique hinders deletion: kept, and nothing else is done with it (PIPL 47). */
    STORAGE_ONLY,
    /** Nothing was left to decide: another answer came first. */
    CLOSED
}
