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
    /** The member wished so on paper, and a steward recorded it. */
    WRITTEN_WISH,
    /** The organization above decided so, or two of the branch's stewards did (除名). */
    DECISION,
    DEATH,
    /** It was the same person as another member. */
    MERGED;

    /** What a membership is when it has ended for this. */
    public MemberStatus status() {
        return switch (this) {
            case OWN_WISH, CONSENT_WITHDRAWN, DATA_DELETED, WRITTEN_WISH -> MemberStatus.LEFT;
            case DISOWNED, DECISION, MERGED -> MemberStatus.REMOVED;
            case DEATH -> MemberStatus.DECEASED;
        };
    }
}
