package org.boai.enroll.duty;

import org.boai.enroll.kernel.ProblemException;

/** How a duty stands; what is over stays so. */
public enum DutyState {
    OPEN,
    DONE,
    /** The member is none any more, or another record of the same person has it. */
    NEEDLESS;

    /** @throws ProblemException {@code duty-closed} */
    void requireOpen() {
        if (this != OPEN) {
            throw ProblemException.of(DutyProblem.DUTY_CLOSED);
        }
    }
}
