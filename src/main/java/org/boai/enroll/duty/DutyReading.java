package org.boai.enroll.duty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** Turns rows of duties into what a steward may see of them. */
@ApplicationScoped
class DutyReading {
    /** What {@link #view} reads, in this order, of a duty {@code d}, its organization {@code o} and the member {@code m}. */
    static final String COLUMNS =
            """
            d.id, d.member_id, m.number, m.full_name, d.kind, d.state, d.due_at, d.first_due_at, d.postponed, d.organization_id,
            o.name, username_of(d.owner_id) AS owner, d.taken_on_at, d.opened_at, d.closed_at, username_of(d.closed_by) AS closer,
            d.handed_at, username_of(d.handed_by) AS giver""";

    /** Whoever was erased, or left the reader's sight, is a row without a person. */
    static final String JOINED =
            """
            JOIN organizations o ON o.id = d.organization_id
            LEFT JOIN members m ON m.id = d.member_id AND m.erased_at IS NULL AND m.restricted_at IS NULL
            """;

    private final FieldCipher cipher;
    private final Clock clock;

    DutyReading(FieldCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    DutyView view(Object[] row) {
        var state = DutyState.valueOf((String) row[5]);
        var due = local(row[6]);
        return new DutyView(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                cipher.openOrNull(Field.FULL_NAME, (UUID) row[1], row[3], name -> new PersonName(name).masked()),
                DutyKind.valueOf((String) row[4]),
                state,
                due,
                local(row[7]),
                state == DutyState.OPEN && due.toInstant().isBefore(clock.instant()),
                (Integer) row[8],
                (UUID) row[9],
                (String) row[10],
                (String) row[11],
                local(row[12]),
                local(row[13]),
                local(row[14]),
                (String) row[15],
                local(row[16]),
                (String) row[17]);
    }

    static OffsetDateTime local(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
