package org.boai.enroll.membership;

import org.boai.enroll.kernel.ProblemException;

/** How a recorded end of a membership stands; only a removal by the branch itself begins as PROPOSED. */
public enum EndingState {
    /** A removal that waits for a second pair of eyes. */
    PROPOSED,
    IN_FORCE,
    REFUSED,
    /** The membership ended otherwise, or the member moved, before it was decided. */
    OVERTAKEN,
    /** It was recorded by mistake; the membership goes on. */
    TAKEN_BACK;

    /** @throws ProblemException {@code ending-decided} */
    void requireProposed() {
        if (this != PROPOSED) {
            throw ProblemException.of(MembershipProblem.ENDING_DECIDED);
        }
    }
}
