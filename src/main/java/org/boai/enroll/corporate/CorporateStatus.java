package org.boai.enroll.corporate;

import org.boai.enroll.kernel.ProblemException;

/** How a corporate membership stands. It ends once; a unit that wants to come back applies again. */
public enum CorporateStatus {
    ACTIVE,
    LEFT,
    REMOVED;

    /** What can be done with a membership. */
    enum Act {
        CHANGE_CONTACT,
        LINK,
        LEAVE,
        REMOVE
    }

    /** @throws ProblemException {@code corporate-ended} */
    CorporateStatus after(Act act) {
        if (this != ACTIVE) {
            throw ProblemException.of(CorporateProblem.CORPORATE_ENDED);
        }
        return switch (act) {
            case CHANGE_CONTACT, LINK -> ACTIVE;
            case LEAVE -> LEFT;
            case REMOVE -> REMOVED;
        };
    }
}
