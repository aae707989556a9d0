package org.boai.enroll.rights;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;

/**
 * A request, without what is written in it.
 *
 * @param receipt shows the answer to whoever has it, also when nothing is left of the person
 * @param fields  what should change; empty for a deletion, and after erasure
 * @param dueAt   when it must be answered: 15 working days
 * @param answer  what the branch wrote, or null
 */
public record RightsRequestView(
        UUID id,
        String receipt,
        RightsKind kind,
        RightsState state,
        UUID organizationId,
        List<String> fields,
        OffsetDateTime askedAt,
        OffsetDateTime dueAt,
        OffsetDateTime answeredAt,
        String answer) {
    static RightsRequestView of(RightsRequest request, List<String> fields) {
        return new RightsRequestView(
                request.id,
                request.receipt,
                request.kind,
                request.state,
                request.organizationId,
                fields,
                local(request.askedAt),
                local(request.dueAt),
                local(request.answeredAt),
                request.answer);
    }

    static OffsetDateTime local(Instant moment) {
        return moment == null ? null : moment.atZone(SystemClock.ZONE).toOffsetDateTime();
    }
}
