package org.boai.enroll.corporate;

import org.boai.enroll.kernel.ProblemException;

/** How the application of a unit stands. All but RECEIVED are final. */
public enum UnitStatus {
    RECEIVED,
    ADMITTED,
    REFUSED,
    /** Its contact wanted to be forgotten before it was decided. */
    WITHDRAWN;

    /** What can happen to an application. */
    enum Act {
        APPROVE,
        REFUSE,
        WITHDRAW
    }

    /** @throws ProblemException {@code corporate-application-decided} */
    UnitStatus after(Act act) {
        if (this != RECEIVED) {
            throw ProblemException.of(CorporateProblem.CORPORATE_APPLICATION_DECIDED);
        }
        return switch (act) {
            case APPROVE -> ADMITTED;
            case REFUSE -> REFUSED;
            case WITHDRAW -> WITHDRAWN;
        };
    }
}
