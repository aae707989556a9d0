package org.boai.enroll.activity;

import static org.boai.enroll.activity.ActivityProjection.local;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** Reads who takes part in an activity, as the scope of the session at hand shows them. */
@ApplicationScoped
class ParticipationProjection {
    private static final String LIST =
            """
            SELECT p.id, m.id AS member, p.full_name, p.state, p.queue_no, p.asked_at, p.guardian_confirmed_at, p.checked_in_at,
                p.check_in_way, p.signed_out_at, %s AS minutes, p.corrected_at IS NOT NULL, p.correction
            FROM participations p JOIN activities a ON a.id = p.activity_id LEFT JOIN members m ON m.id = p.member_id
            WHERE p.activity_id = $1 AND p.queue_no > $2 AND (cast($3 AS text) IS NULL OR p.state = $3)
              AND (cast($4 AS boolean) IS NULL OR p.state = 'PLACE' AND (p.checked_in_at IS NOT NULL) = $4)
            ORDER BY p.queue_no LIMIT $5"""
                    .formatted(HoursProjection.minutes(6));

    private static final String CAME =
            "SELECT EXISTS (SELECT 1 FROM participations WHERE activity_id = $1 AND checked_in_at IS NOT NULL)";

    private final FieldCipher cipher;
    private final CheckInConfig config;

    ParticipationProjection(FieldCipher cipher, CheckInConfig config) {
        this.cipher = cipher;
        this.config = config;
    }

    /** One more than the limit. */
    Uni<List<ParticipationView>> list(UUID activity, ParticipationFilter filter) {
        long after = filter.after() == null ? 0 : filter.after();
        return Statements.rows(
                        LIST,
                        activity,
                        after,
                        filter.state(),
                        filter.came(),
                        filter.limitOrDefault() + 1,
                        config.stayedToTheEnd())
                .map(rows -> rows.stream().map(this::view).toList());
    }

    /** Whether anybody has been checked in. */
    Uni<Boolean> anybodyCame(UUID activity) {
        return Statements.row(CAME, activity).map(row -> (Boolean) row[0]);
    }

    private ParticipationView view(Object[] row) {
        UUID id = (UUID) row[0];
        return new ParticipationView(
                id,
                (UUID) row[1],
                cipher.openOrNull(Field.FULL_NAME, id, row[2], name -> new PersonName(name).masked()),
                ParticipationState.valueOf((String) row[3]),
                (Long) row[4],
                local(row[5]),
                row[6] != null,
                local(row[7]),
                row[8] == null ? null : CheckInWay.valueOf((String) row[8]),
                local(row[9]),
                (Integer) row[10],
                (Boolean) row[11],
                (String) row[12]);
    }
}
