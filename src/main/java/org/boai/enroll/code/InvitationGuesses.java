package org.boai.enroll.code;

import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.SharedCounts;

/**
 * Slows down who tries tokens. 128 random bits are guessed by nobody; what this saves is the looking-up, and it tells of whoever
 * tries.
 */
@ApplicationScoped
class InvitationGuesses {
    private final SharedCounts counts;
    private final LimitsConfig limits;

    InvitationGuesses(SharedCounts counts, LimitsConfig limits) {
        this.counts = counts;
        this.limits = limits;
    }

    /** Before a token is looked up. @throws ProblemException {@code too-many-requests} */
    void requireFew() {
        String address = CurrentAddress.find();
        if (address != null) {
            counts.requireRoom(Limit.unknownInvitations(limits), address);
        }
    }

    /** Counts one that opened nothing. @return {@code invitation-refused}, or {@code too-many-requests} */
    ProblemException refused() {
        String address = CurrentAddress.find();
        if (address != null) {
            counts.take(Limit.unknownInvitations(limits), address);
        }
        return ProblemException.of(InvitationProblem.INVITATION_REFUSED);
    }
}
