package org.boai.enroll.filing;

import org.boai.enroll.kernel.ProblemException;

/** How a batch stands: OPEN → FILED, or RETURNED → OPEN as often as it takes. FILED is final. */
public enum FilingState {
    /** The county has to look at it. */
    OPEN,
    FILED,
    /** The branch has to explain. */
    RETURNED;

    /**
     * The state after an act.
     *
     * @throws ProblemException {@code filing-filed}, {@code filing-returned}, {@code filing-not-returned}
     */
    FilingState after(FilingAct act) {
        return switch (this) {
            case OPEN ->
                switch (act) {
                    case FILE -> FILED;
                    case RETURN -> RETURNED;
                    case ANSWER -> throw ProblemException.of(FilingProblem.FILING_NOT_RETURNED);
                };
            case RETURNED -> {
                if (act != FilingAct.ANSWER) {
                    throw ProblemException.of(FilingProblem.FILING_RETURNED);
                }
                yield OPEN;
            }
            case FILED -> throw ProblemException.of(FilingProblem.FILING_FILED);
        };
    }
}
