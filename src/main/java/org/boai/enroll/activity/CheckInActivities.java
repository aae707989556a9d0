package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;

/**
 * Activities as the door sees them, in the session at hand. Whoever changes who takes part locks in this order: member, door,
 * activity, participation.
 */
@ApplicationScoped
class CheckInActivities {
    private static final String READ =
            """
            SELECT a.id, a.organization_id, o.name, a.title, a.place, a.starts_at, a.ends_at, a.state, a.capacity, a.taken,
                a.audience, a.kinds
            FROM activities a JOIN organizations o ON o.id = a.organization_id WHERE a.id = $1""";

    private static final String WITHIN = READ + " AND o.ancestors @> ARRAY[cast($2 AS uuid)]";

    private static final String TAKE_PLACE =
            """
            UPDATE activities SET taken = taken + 1, last_in_queue = last_in_queue + 1, version = version + 1,
                names_erased_at = NULL,
                capacity = CASE WHEN taken >= capacity THEN taken + 1 ELSE capacity END
            WHERE id = $1 RETURNING last_in_queue""";

    /** Within the caller's subtree. @throws ProblemException {@code activity-unknown} */
    Uni<CheckInActivity> require(UUID id, Caller caller) {
        return found(Statements.row(WITHIN, id, caller.organizationId()));
    }

    /** To be changed. @throws ProblemException {@code activity-unknown} */
    Uni<CheckInActivity> locked(UUID id) {
        return found(Statements.row(READ + " FOR UPDATE OF a", id));
    }

    /** As it is until the end of the transaction; others may see who comes at the same time. */
    Uni<CheckInActivity> shared(UUID id) {
        return found(Statements.row(READ + " FOR SHARE OF a", id));
    }

    private static Uni<CheckInActivity> found(Uni<Object[]> row) {
        return row.onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ActivityProblem.ACTIVITY_UNKNOWN))
                .map(CheckInActivities::read);
    }

    /** One more, with a number in the queue; the capacity grows with it where it is used up. Under the row's lock. */
    Uni<Long> takePlace(UUID id) {
        return Statements.row(TAKE_PLACE, id).map(row -> (Long) row[0]);
    }

    private static CheckInActivity read(Object[] row) {
        return new CheckInActivity(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                instant(row[5]),
                instant(row[6]),
                (String) row[7],
                (Integer) row[8],
                (Integer) row[9],
                (String) row[10],
                List.of((String[]) row[11]));
    }

    static Instant instant(Object moment) {
        return moment == null ? null : ((OffsetDateTime) moment).toInstant();
    }
}
