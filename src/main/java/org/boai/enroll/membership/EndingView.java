package org.boai.enroll.membership;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;

/**
 * An end of a membership that a steward recorded.
 *
 * @param category of a removal, or null; so is {@code document}
 * @param keptAt   where the paper of a leaving is, or null
 * @param source   what a death rests on, or null
 */
public record EndingView(
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
        OffsetDateTime recordedAt) {
    static EndingView of(Ending row) {
        return new EndingView(
                row.id(),
                row.memberId(),
                row.organizationId(),
                row.kind(),
                row.state(),
                row.on(),
                row.category(),
                row.document(),
                row.keptAt(),
                row.source(),
                row.reason(),
                row.decidedAbove(),
                row.recordedAt().atZone(SystemClock.ZONE).toOffsetDateTime());
    }

    @Override
    public String toString() {
        return "EndingView[" + id + "]";
    }
}
