package org.boai.enroll.membership;

/** What can happen to a transfer. */
public enum TransferEvent {
    FROM_AGREES,
    TO_AGREES,
    FROM_REFUSES,
    TO_REFUSES,
    /** By whoever asked, or by the member. */
    CANCEL,
    /** The membership ended, or the member moved otherwise. */
    OVERTAKE;

    static TransferEvent agreement(Side side) {
        return side == Side.FROM ? FROM_AGREES : TO_AGREES;
    }

    static TransferEvent refusal(Side side) {
        return side == Side.FROM ? FROM_REFUSES : TO_REFUSES;
    }
}
