package org.boai.enroll.privacy;

/** What a consent is for, one per purpose (PIPL arts. 13, 14, 23, 29, 31; Red Cross Law art. 3). */
public enum Purpose {
    PRIVACY_POLICY(Effect.ENDS_MEMBERSHIP),
    STATUTES(Effect.ENDS_MEMBERSHIP),
    PRC_CITIZEN(Effect.ENDS_MEMBERSHIP),
    SENSITIVE_DATA(Effect.ERASES_DOCUMENT_NUMBER),
    SHARE_WITH_BRANCH(Effect.ENDS_MEMBERSHIP),
    PUBLICATION(Effect.ENDS_PUBLICATION),
    GUARDIAN(Effect.ENDS_MEMBERSHIP);

    private final Effect effectOfWithdrawal;

    Purpose(Effect effectOfWithdrawal) {
        this.effectOfWithdrawal = effectOfWithdrawal;
    }

    /** What happens when a consent is withdrawn (PIPL 15: what was done before stays lawful). */
    public enum Effect {
        /** No membership is possible without it: it ends, and open applications are withdrawn. */
        ENDS_MEMBERSHIP,
        /** The number of the identity document and ties with the Red Cross are erased; the membership goes on. */
        ERASES_DOCUMENT_NUMBER,
        /** Nothing is published any more; the membership goes on. */
        ENDS_PUBLICATION
    }

    public Effect effectOfWithdrawal() {
        return effectOfWithdrawal;
    }
}
