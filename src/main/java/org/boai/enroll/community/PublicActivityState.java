package org.boai.enroll.community;

/** How a public activity stands; drafts and what was cancelled are not public. */
public enum PublicActivityState {
    /** Announced. */
    PUBLISHED,
    /** Nobody signs up any more. */
    CLOSED,
    /** It is over. */
    HELD,
    /** It is over, and what came of it is written down. */
    REPORTED
}
