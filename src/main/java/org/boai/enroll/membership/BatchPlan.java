package org.boai.enroll.membership;

/** What a batch would do with one person. */
public enum BatchPlan {
    TRANSFER,
    /** Stays, and becomes an adult member. */
    KIND_ONLY,
    SKIP
}
