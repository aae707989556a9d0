package org.boai.enroll.membership;

import java.util.Set;
import org.boai.enroll.kernel.ProblemException;

/**
 * How a transfer stands. Both branches agree, each once and in any order; there is no event for time going by, so silence
 * neither grants nor refuses.
 */
public enum TransferState {
    WAITS_FOR_BOTH(Set.of(Side.FROM, Side.TO)),
    WAITS_FOR_FROM(Set.of(Side.FROM)),
    WAITS_FOR_TO(Set.of(Side.TO)),
    DONE(Set.of()),
    REFUSED(Set.of()),
    CANCELLED(Set.of()),
    OVERTAKEN(Set.of());

    private final Set<Side> waitsFor;

    TransferState(Set<Side> waitsFor) {
        this.waitsFor = waitsFor;
    }

    /** Waiting for these. */
    static TransferState of(Set<Side> waitsFor) {
        if (waitsFor.size() == 2) {
            return WAITS_FOR_BOTH;
        }
        return waitsFor.contains(Side.FROM) ? WAITS_FOR_FROM : WAITS_FOR_TO;
    }

    /** Whose word is missing. */
    public Set<Side> waitsFor() {
        return waitsFor;
    }

    public boolean open() {
        return !waitsFor.isEmpty();
    }

    /**
     * @throws ProblemException {@code transfer-over} when it is, {@code transfer-agreed} when a side that has given its word
     *     decides again
     */
    public TransferState after(TransferEvent event) {
        if (!open()) {
            throw ProblemException.of(MembershipProblem.TRANSFER_OVER);
        }
        return switch (event) {
            case FROM_AGREES -> agreed(Side.FROM);
            case TO_AGREES -> agreed(Side.TO);
            case FROM_REFUSES -> refused(Side.FROM);
            case TO_REFUSES -> refused(Side.TO);
            case CANCEL -> CANCELLED;
            case OVERTAKE -> OVERTAKEN;
        };
    }

    private TransferState agreed(Side side) {
        requireWaitingFor(side);
        if (this == WAITS_FOR_BOTH) {
            return side == Side.FROM ? WAITS_FOR_TO : WAITS_FOR_FROM;
        }
        return DONE;
    }

    private TransferState refused(Side side) {
        requireWaitingFor(side);
        return REFUSED;
    }

    private void requireWaitingFor(Side side) {
        if (!waitsFor.contains(side)) {
            throw ProblemException.of(MembershipProblem.TRANSFER_AGREED);
        }
    }
}
