package org.boai.enroll.leader;

/** Why a term ended before its time. */
public enum LeaderEnding {
    /** A steward said so, and why. */
    SAID,
    /** The leader is no member any more. */
    MEMBERSHIP_ENDED,
    /** The organization is no more. */
    ORGANIZATION_ENDED,
    /** The person wanted to be forgotten. */
    ERASED
}
