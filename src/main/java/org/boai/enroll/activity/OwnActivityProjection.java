package org.boai.enroll.activity;

import static org.boai.enroll.activity.ActivityProjection.local;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.activity.OwnActivityView.OwnParticipation;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.TimeCursor;

/** Reads activities for a person, in the person's scope: what is the person's own, and what is open to the member. */
@ApplicationScoped
class OwnActivityProjection {
    /** With the number of the parameter that says whether who was not seen leaving has stayed. */
    private static String columns(int stayed) {
        return """
            SELECT a.id, o.name, a.title, a.description, a.place, a.starts_at, a.ends_at, a.sign_up_until, a.state, a.capacity,
                a.taken, a.cancelled_because, p.id AS own_id, p.state AS own_state, p.asked_at, %s AS minutes, p.queue_no
            """
                .formatted(HoursProjection.minutes(stayed));
    }

    private static final String MINE = "ARRAY(SELECT id FROM members WHERE description_key = $1)";

    private static final String OWN = columns(4)
            + """
            FROM participations p JOIN activities a ON a.id = p.activity_id JOIN organizations o ON o.id = a.organization_id
            WHERE p.member_id = ANY ("""
            + MINE
            + """
            ) AND (cast($2 AS uuid) IS NULL OR p.id < $2) ORDER BY p.id DESC LIMIT $3""";

    /** The active membership. */
    private static final String MEMBER =
            """
            SELECT m.id, o.ancestors, m.kind FROM members m JOIN organizations o ON o.id = m.organization_id
            WHERE m.description_key = $1 AND m.status = 'ACTIVE'""";

    /** The sum keeps the planner from reading, and sorting, all whose deadline lies ahead: a page walks the order of the list. */
    private static final String OPEN =
            """
            x.state = 'PUBLISHED' AND (x.starts_at, x.id) > (cast($4 AS timestamptz), cast($5 AS uuid))
            AND x.sign_up_until + interval '0' > $6 AND (x.kinds = '{}' OR cast($3 AS varchar) = ANY (x.kinds))
            AND x.id <> ALL (ARRAY(SELECT activity_id FROM mine WHERE state <> 'CANCELLED'))
            ORDER BY x.starts_at, x.id LIMIT 101""";

    private static final String OFFERS =
            """
            WITH mine AS MATERIALIZED (SELECT * FROM participations WHERE member_id = cast($1 AS uuid))
            """
                    + columns(8)
                    + """
            FROM (
                (SELECT * FROM activities x WHERE x.audience = 'EVERYONE' AND\s"""
                    + OPEN
                    + """
            )
                UNION ALL
                SELECT y.* FROM unnest(cast($2 AS uuid[])) AS above (id) CROSS JOIN LATERAL (
                    SELECT * FROM activities x WHERE x.organization_id = above.id AND x.audience = 'SUBTREE' AND\s"""
                    + OPEN
                    + """
            ) y) a
            JOIN organizations o ON o.id = a.organization_id
            LEFT JOIN mine p ON p.activity_id = a.id
            ORDER BY a.starts_at, a.id LIMIT $7""";

    /** What the person has ever signed up for, and what is for the member. */
    private static final String ONE = columns(3)
            + """
            FROM activities a JOIN organizations o ON o.id = a.organization_id
            LEFT JOIN LATERAL (SELECT * FROM participations q WHERE q.activity_id = a.id AND q.member_id = ANY ("""
            + MINE
            + """
            ) ORDER BY q.state = 'CANCELLED', q.id DESC LIMIT 1) p ON true
            WHERE a.id = $2 AND a.published_at IS NOT NULL AND (p.id IS NOT NULL OR EXISTS (
                SELECT 1 FROM members m JOIN organizations b ON b.id = m.organization_id
                WHERE m.description_key = $1 AND m.status = 'ACTIVE'
                  AND (a.audience = 'EVERYONE' OR a.organization_id = ANY (b.ancestors))))""";

    private static final String AHEAD =
            "SELECT count(*) FROM participations WHERE activity_id = $1 AND state = 'WAITING' AND queue_no < $2";

    private final CheckInConfig config;
    private final Clock clock;

    OwnActivityProjection(CheckInConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Whatever the person has signed up for, the latest sign-up first; one more than the limit. */
    Uni<List<OwnActivityView>> own(byte[] personKey, UUID after, int limit) {
        return Statements.rows(OWN, personKey, after, limit + 1, config.stayedToTheEnd())
                .map(rows -> rows.stream().map(this::view).toList());
    }

    /** What the member may sign up for and has not, the next first; one more than the limit. Nothing without a membership. */
    Uni<List<OwnActivityView>> offers(byte[] personKey, TimeCursor after, int limit) {
        return Statements.row(MEMBER, (Object) personKey)
                .chain(member -> member == null
                        ? Uni.createFrom().item(List.of())
                        : Statements.rows(
                                        OFFERS,
                                        member[0],
                                        member[1],
                                        member[2],
                                        after.at(),
                                        after.id(),
                                        clock.instant(),
                                        limit + 1,
                                        config.stayedToTheEnd())
                                .map(rows -> rows.stream().map(this::view).toList()));
    }

    /** An activity, and the place in its queue or null. */
    record Found(OwnActivityView view, Long queueNo) {}

    /** @throws ProblemException {@code activity-unknown}, also for what is not for this member */
    Uni<Found> require(UUID id, byte[] personKey) {
        return Statements.row(ONE, personKey, id, config.stayedToTheEnd())
                .onItem()
                .ifNull()
                .failWith(Activities::unknown)
                .map(row -> new Found(view(row), (Long) row[16]));
    }

    /** How many wait before somebody; under the system's scope, since they are others. */
    Uni<Integer> ahead(UUID activity, long queueNo) {
        return Statements.row(AHEAD, activity, queueNo).map(row -> ((Long) row[0]).intValue());
    }

    private OwnActivityView view(Object[] row) {
        var state = ActivityState.valueOf((String) row[8]);
        var until = local(row[7]);
        Integer capacity = (Integer) row[9];
        return new OwnActivityView(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                local(row[5]),
                local(row[6]),
                until,
                state,
                capacity == null ? null : Math.max(0, capacity - (Integer) row[10]),
                state == ActivityState.PUBLISHED && until.toInstant().isAfter(clock.instant()),
                (String) row[11],
                own(row));
    }

    private static OwnParticipation own(Object[] row) {
        return row[12] == null
                ? null
                : new OwnParticipation(
                        (UUID) row[12], ParticipationState.valueOf((String) row[13]), local(row[14]), null, (Integer)
                                row[15]);
    }
}
