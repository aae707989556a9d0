package org.boai.enroll.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A recorded end, as a row.
 *
 * @param category of a removal, or null; so is {@code document}
 * @param keptAt   of a leaving, or null
 * @param source   of a death, or null
 */
record Ending(
        UUID id,
        UUID memberId,
        UUID organizationId,
        EndingKind kind,
        EndingState state,
        LocalDate on,
        RemovalCategory category,
        String document,
        String keptAt,
        String source,
        String reason,
        boolean decidedAbove,
        Instant recordedAt,
        UUID recordedBy) {
    Ending in(EndingState next) {
        return new Ending(
                id,
                memberId,
                organizationId,
                kind,
                next,
                on,
                category,
                document,
                keptAt,
                source,
                reason,
                decidedAbove,
                recordedAt,
                recordedBy);
    }

    @Override
    public String toString() {
        return "Ending[" + id + " " + kind + "]";
    }
}
