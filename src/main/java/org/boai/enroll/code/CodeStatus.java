package org.boai.enroll.code;

import org.boai.enroll.kernel.ProblemException;

/** What a code is at a moment. */
public enum CodeStatus {
    ACTIVE(null),
    NOT_YET_VALID(CodeProblem.CODE_NOT_YET_VALID),
    PAUSED(CodeProblem.CODE_PAUSED),
    EXHAUSTED(CodeProblem.CODE_EXHAUSTED),
    EXPIRED(CodeProblem.CODE_EXPIRED),
    REVOKED(CodeProblem.CODE_REVOKED);

    private final CodeProblem closedBy;

    CodeStatus(CodeProblem closedBy) {
        this.closedBy = closedBy;
    }

    /** @throws ProblemException the problem that says why the code does not open the door */
    void requireOpen() {
        if (closedBy != null) {
            throw ProblemException.of(closedBy);
        }
    }
}
