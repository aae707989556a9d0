package org.boai.enroll.code;

/** What a code is at a moment. */
public enum CodeStatus {
    ACTIVE,
    NOT_YET_VALID,
    PAUSED,
    EXHAUSTED,
    EXPIRED,
    REVOKED
}
