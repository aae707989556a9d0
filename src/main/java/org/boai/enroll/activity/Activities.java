package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.security.Caller;

/**
 * Rows of activities, in the session at hand. Whoever counts places locks the row first: so the last place is given once, and
 * of two who come at once the second sees what the first has left. A member's row is locked before it, never after.
 */
@ApplicationScoped
class Activities {
    private static final String ROW =
            """
            SELECT a.id, a.organization_id, a.state, a.place, a.starts_at, a.ends_at, a.sign_up_until, a.capacity, a.taken,
                a.last_in_queue, a.audience, a.kinds, a.version
            FROM activities a WHERE a.id = $1""";

    private static final String LOCK = ROW + " FOR UPDATE OF a";

    private static final String LOCK_WITHIN = ROW + " AND cast($2 AS uuid) = ANY (a.places) FOR UPDATE OF a";

    private static final String TELL =
            "INSERT INTO activity_tellings (id, activity_id, kind, asked_at) VALUES ($1, $2, $3, $4)";

    /** What was not told yet is told with the later one. */
    private static final String OVERTAKE =
            """
            UPDATE activity_tellings SET done_at = $2
            WHERE activity_id = $1 AND done_at IS NULL AND kind IN ('ACTIVITY_CHANGED', 'ACTIVITY_REMINDER', $3)""";

    /** @return null without one */
    Uni<Activity> find(UUID id) {
        return Statements.row(ROW, id).map(row -> row == null ? null : of(row));
    }

    /** @throws ProblemException {@code activity-unknown} */
    Uni<Activity> locked(UUID id) {
        return Statements.row(LOCK, id)
                .onItem()
                .ifNull()
                .failWith(Activities::unknown)
                .map(Activities::of);
    }

    /** @throws ProblemException {@code activity-unknown}, also outside the caller's subtree */
    Uni<Activity> lockedWithin(UUID id, Caller caller) {
        return Statements.row(LOCK_WITHIN, id, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(Activities::unknown)
                .map(Activities::of);
    }

    /** Those who take part are told, by the worker. @param at whoever had signed up by then */
    Uni<Void> tell(UUID activity, PersonMessageKind kind, Instant at) {
        String alsoOver = kind == PersonMessageKind.ACTIVITY_CANCELLED ? PersonMessageKind.ACTIVITY_PLACE.name() : "";
        return (kind == PersonMessageKind.ACTIVITY_PLACE
                        ? Uni.createFrom().item(0)
                        : Statements.update(OVERTAKE, activity, at, alsoOver))
                .chain(() -> Statements.update(TELL, Ids.next(), activity, kind, at))
                .replaceWithVoid();
    }

    static ProblemException unknown() {
        return ProblemException.of(ActivityProblem.ACTIVITY_UNKNOWN);
    }

    private static Activity of(Object[] row) {
        return new Activity(
                (UUID) row[0],
                (UUID) row[1],
                ActivityState.valueOf((String) row[2]),
                (String) row[3],
                new ActivityTimes(instant(row[4]), instant(row[5]), instant(row[6])),
                (Integer) row[7],
                (Integer) row[8],
                (Long) row[9],
                ActivityAudience.valueOf((String) row[10]),
                Arrays.stream((String[]) row[11]).map(MemberKind::valueOf).collect(Collectors.toSet()),
                (Integer) row[12]);
    }

    private static Instant instant(Object moment) {
        return ((OffsetDateTime) moment).toInstant();
    }
}
