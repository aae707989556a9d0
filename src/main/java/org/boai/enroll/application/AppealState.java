package org.boai.enroll.application;

import org.boai.enroll.kernel.ProblemException;

/** OPEN → UPHELD, REJECTED, or CLOSED when there is nothing to decide any more. */
public enum AppealState {
    OPEN,
    UPHELD,
    REJECTED,
    CLOSED;

    /** @throws ProblemException {@code appeal-decided} */
    void requireOpen() {
        if (this != OPEN) {
            throw ProblemException.of(ApplicationProblem.APPEAL_DECIDED);
        }
    }
}
