package org.boai.enroll.duty;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A duty, with the member masked.
 *
 * @param number         of the member; null, as is the name, when the reader may not see the member any more; the name also
 *                       when it cannot be read
 * @param firstDueAt     before anybody postponed it
 * @param overdue        open past its time
 * @param postponed      how often
 * @param owner          the account that has taken it on, or null
 * @param takenOnAt      since when; without an owner it was taken on by a link
 * @param closedBy       the account that has done it; null when it closed by itself
 * @param handedOverAt   since when the owner has it from somebody else; null for who took it on
 */
public record DutyView(
        UUID id,
        UUID memberId,
        String number,
        String name,
        DutyKind kind,
        DutyState state,
        OffsetDateTime dueAt,
        OffsetDateTime firstDueAt,
        boolean overdue,
        int postponed,
        UUID organizationId,
        String organization,
        String owner,
        OffsetDateTime takenOnAt,
        OffsetDateTime openedAt,
        OffsetDateTime closedAt,
        String closedBy,
        OffsetDateTime handedOverAt,
        String handedOverBy) {
    @Override
    public String toString() {
        return "DutyView[" + id + "]";
    }
}
