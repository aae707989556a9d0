package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Who takes part in an activity, in the session at hand and under the scope of who holds it. */
@ApplicationScoped
class AttendanceProjection {
    private static final String VIEW =
            """
            SELECT p.id, m.id AS member, p.full_name, p.state, p.checked_in_at, p.check_in_way, p.signed_out_at, %s AS minutes,
                p.corrected_at IS NOT NULL, p.correction
            FROM participations p JOIN activities a ON a.id = p.activity_id LEFT JOIN members m ON m.id = p.member_id
            """
                    .formatted(HoursProjection.MINUTES);

    private static final String ONE = VIEW + "WHERE p.id = $2";

    private static final String LIST = VIEW
            + """
            WHERE p.activity_id = $2 AND p.state <> 'CANCELLED'
              AND (cast($3 AS uuid) IS NULL OR p.id > $3)
            ORDER BY p.id LIMIT $4""";

    private static final String ACTIVITY =
            """
            SELECT p.activity_id FROM participations p JOIN organizations o ON o.id = p.organization_id
            WHERE p.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)]""";

    private static final String NAMES =
            """
            SELECT p.id, p.full_name, num_nonnulls(p.guardian_confirmed_at, p.door_consent_kept_at) > 0 AS minor
            FROM participations p
            WHERE p.activity_id = $1 AND p.state = 'PLACE' AND (cast($2 AS uuid) IS NULL OR p.id > $2)
            ORDER BY p.id LIMIT $3""";

    private static final String BEFORE =
            """
            SELECT cast(count(*) AS integer) FROM participations
            WHERE activity_id = $1 AND state = 'PLACE' AND id <= cast($2 AS uuid)""";

    private final FieldCipher cipher;
    private final CheckInConfig config;

    AttendanceProjection(FieldCipher cipher, CheckInConfig config) {
        this.cipher = cipher;
        this.config = config;
    }

    /** The activity of a participation that somebody within the caller's subtree holds. @throws ProblemException {@code no-such-attendance} */
    Uni<UUID> requireActivity(UUID id, Caller caller) {
        return Statements.row(ACTIVITY, id, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CheckInProblem.NO_SUCH_ATTENDANCE))
                .map(row -> (UUID) row[0]);
    }

    Uni<AttendanceView> one(UUID id) {
        return Statements.row(ONE, config.stayedToTheEnd(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CheckInProblem.NO_SUCH_ATTENDANCE))
                .map(this::view);
    }

    /** For the workbook, in the order in which they first signed up. */
    Uni<List<AttendanceView>> list(UUID activity, UUID after, int size) {
        return Statements.rows(LIST, config.stayedToTheEnd(), activity, after, size)
                .map(rows -> rows.stream().map(this::view).toList());
    }

    /** Who is expected at the door. @param name in full, of whom a guardian has consented for masked; null after erasure */
    record Expected(UUID id, String name) {
        @Override
        public String toString() {
            return "Expected[" + id + "]";
        }
    }

    /** Those with a place, in the order of signing up. */
    Uni<List<Expected>> expected(UUID activity, UUID after, int size) {
        return Statements.rows(NAMES, activity, after, size).map(rows -> rows.stream()
                .map(row -> expected((UUID) row[0], row[1], (Boolean) row[2]))
                .toList());
    }

    /** Whoever holds the activity may be no organization of a minor's line, and nobody has approved. */
    private Expected expected(UUID id, Object sealed, boolean minor) {
        String name = name(id, sealed);
        return new Expected(id, name == null || !minor ? name : new PersonName(name).masked());
    }

    /** How many of them there are up to this one. */
    Uni<Integer> before(UUID activity, UUID after) {
        return after == null
                ? Uni.createFrom().item(0)
                : Statements.row(BEFORE, activity, after).map(row -> (Integer) row[0]);
    }

    private AttendanceView view(Object[] row) {
        UUID id = (UUID) row[0];
        String name = name(id, row[2]);
        return new AttendanceView(
                id,
                (UUID) row[1],
                name == null ? null : new PersonName(name).masked(),
                (String) row[3],
                PassProjection.here(row[4]),
                row[5] == null ? null : CheckInWay.valueOf((String) row[5]),
                PassProjection.here(row[6]),
                (Integer) row[7],
                (Boolean) row[8],
                (String) row[9]);
    }

    /** Sealed for the participation; nothing is left of it after erasure. */
    private String name(UUID participation, Object sealed) {
        var bytes = (Buffer) sealed;
        return bytes == null || bytes.length() == 0
                ? null
                : cipher.openOrNull(Field.FULL_NAME, participation, bytes, Function.identity());
    }
}
