package org.boai.enroll.code;

import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.SharedCounts;

/**
 * Slows down who guesses codes. Codes are public and no secret, so this protects the list of them, not what they open.
 * Only numbers with a right check digit are asked for at all, and nearly no slip of a finger leaves it right: people who
 * mistype are not counted, however many of them share an address.
 */
@ApplicationScoped
class CodeGuesses {
    private final SharedCounts counts;
    private final LimitsConfig limits;

    CodeGuesses(SharedCounts counts, LimitsConfig limits) {
        this.counts = counts;
        this.limits = limits;
    }

    /** Before a code is looked up. @throws ProblemException {@code too-many-requests} */
    void requireFew() {
        String address = CurrentAddress.find();
        if (address != null) {
            counts.requireRoom(Limit.unknownCodes(limits), address);
        }
    }

    /** Counts a guess that was wrong. @return {@code code-unknown}, or {@code too-many-requests} */
    ProblemException unknown() {
        String address = CurrentAddress.find();
        if (address != null) {
            counts.take(Limit.unknownCodes(limits), address);
        }
        return ProblemException.of(CodeProblem.CODE_UNKNOWN);
    }
}
