package org.boai.enroll.member;

import org.boai.enroll.kernel.ProblemException;

/** Whether a list may leave the house. */
public enum MemberExportState {
    /** For a second person. */
    WAITING,
    READY,
    REFUSED;

    /** What a second person says. @throws ProblemException {@code export-decided} */
    MemberExportState decided(boolean approved) {
        if (this != WAITING) {
            throw ProblemException.of(RegisterProblem.EXPORT_DECIDED);
        }
        return approved ? READY : REFUSED;
    }

    /** @throws ProblemException {@code export-waiting}, {@code export-refused} */
    void requireReady() {
        if (this != READY) {
            throw ProblemException.of(
                    this == WAITING ? RegisterProblem.EXPORT_WAITING : RegisterProblem.EXPORT_REFUSED);
        }
    }
}
