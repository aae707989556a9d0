package org.boai.enroll.code;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationKind;

/**
 * A code with the organization behind it, as the public may know it.
 *
 * @param path names of the organizations above, from the province down
 */
public record CodeFacts(
        String code,
        CodeStatus status,
        String title,
        boolean limited,
        UUID organizationId,
        String organizationName,
        OrganizationKind organizationKind,
        boolean organizationActive,
        List<String> path,
        List<String> coverage) {
    /** A unit with an active society is offered as affiliation; it never decides by itself. */
    public boolean affiliationOffered() {
        return organizationKind.unit() && organizationActive;
    }

    /** @throws ProblemException the problem that says why the code does not open the door */
    public CodeFacts requireOpen() {
        status.requireOpen();
        return this;
    }

    /** What a code is at a moment; the end of its validity is exclusive. */
    static CodeStatus status(
            String state, Instant validFrom, Instant validUntil, Integer maximum, int applications, Instant now) {
        if (state.equals("REVOKED")) {
            return CodeStatus.REVOKED;
        }
        if (validUntil != null && !now.isBefore(validUntil)) {
            return CodeStatus.EXPIRED;
        }
        if (state.equals("PAUSED")) {
            return CodeStatus.PAUSED;
        }
        if (now.isBefore(validFrom)) {
            return CodeStatus.NOT_YET_VALID;
        }
        return maximum != null && applications >= maximum ? CodeStatus.EXHAUSTED : CodeStatus.ACTIVE;
    }
}
