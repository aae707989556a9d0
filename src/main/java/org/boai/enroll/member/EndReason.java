package org.boai.enroll.member;

/** Why a membership ended. */
public enum EndReason {
    /** Leaving is free (会员管理办法 6). */
    OWN_WISH,
    /** Without that consent there is no membership. */
    CONSENT_WITHDRAWN,
    /** The person wanted everything deleted. */
    DATA_DELETED,
    /** The holder of the phone said that somebody else had applied. */
    DISOWNED,
    /** It was the same person as another member. */
    MERGED
}
