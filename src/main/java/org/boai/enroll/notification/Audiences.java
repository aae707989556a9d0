package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.calendar.WorkingClock;

/** Adds to the audience of notices and plans how those are told, in the transaction at hand. Never removes anybody. */
@ApplicationScoped
class Audiences {
    /** The nearest ancestors that are not told yet, up to the one that can act: nobody can act below it. */
    private static final String CLIMB =
            """
            INSERT INTO notice_audiences (notice_id, organization_id, step, because, added_at)
            SELECT t.notice, above.id, t.step,
                CASE WHEN above.first THEN t.because ELSE 'NOBODY_BELOW' END, clock_timestamp()
            FROM unnest($1::uuid[], $2::int[], $3::text[], $4::int[]) AS t (notice, step, because, climbs)
            JOIN notices n ON n.id = t.notice
            JOIN organizations o ON o.id = n.organization_id
            CROSS JOIN LATERAL (
                SELECT a.id, row_number() OVER nearest <= t.climbs AS first,
                    coalesce(sum(a.attended::int) OVER (nearest ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS able
                FROM (SELECT u.id, u.depth, attended(u.id) AS attended
                      FROM unnest(o.ancestors) WITH ORDINALITY AS u (id, depth)
                      WHERE u.id <> o.id AND NOT EXISTS (SELECT 1 FROM notice_audiences told
                          WHERE told.notice_id = n.id AND told.organization_id = u.id)) a
                WINDOW nearest AS (ORDER BY a.depth DESC)) above
            WHERE above.able < t.climbs
            ON CONFLICT (notice_id, organization_id) DO NOTHING""";

    /**
     * Whom the step added, and everybody, when it reminds or nobody stands above who could be added. Above the township
     * people are told once a day, so that a county is not flooded; programs are told at once.
     */
    private static final String TELL =
            """
            INSERT INTO deliveries (id, notice_id, step, organization_id, endpoint_id, due_at, created_at)
            SELECT gen_random_uuid(), t.notice, t.step, a.organization_id, e.id,
                CASE WHEN o.kind IN ('COUNTY', 'CITY', 'PROVINCE') AND c.kind <> 'WEBHOOK' THEN $5 ELSE clock_timestamp() END,
                clock_timestamp()
            FROM unnest($1::uuid[], $2::int[], $3::boolean[], $4::int[]) AS t (notice, step, reminds, climbs)
            JOIN notices n ON n.id = t.notice
            JOIN notice_audiences a ON a.notice_id = n.id AND (t.reminds OR a.step = t.step
                OR (t.climbs > 0 AND NOT EXISTS (SELECT 1 FROM notice_audiences new
                    WHERE new.notice_id = n.id AND new.step = t.step)))
            JOIN organizations o ON o.id = a.organization_id
            CROSS JOIN LATERAL channels_of(a.organization_id) c
            JOIN channel_endpoints e ON e.channel_id = c.id AND e.state = 'ACTIVE'
            WHERE c.active AND (c.notice_kinds = '{}' OR n.kind = ANY (c.notice_kinds))
            ON CONFLICT (notice_id, endpoint_id, step) DO NOTHING""";

    private static final String RESEQUENCE =
            "UPDATE notice_audiences SET seq = NULL, added_at = clock_timestamp() WHERE notice_id = ANY ($1)";

    private final WorkingClock calendar;

    Audiences(WorkingClock calendar) {
        this.calendar = calendar;
    }

    /**
     * What one notice needs.
     *
     * @param because of those who are added
     * @param climbs  how many ancestors that can act are added
     * @param reminds whether everybody is told again
     */
    record Addition(UUID notice, int step, String because, int climbs, boolean reminds) {}

    /** @param now by the database's clock */
    Uni<Void> add(SqlConnection connection, List<Addition> additions, Instant now) {
        Object[] notices = additions.stream().map(Addition::notice).toArray(UUID[]::new);
        Object[] steps = additions.stream().map(Addition::step).toArray(Integer[]::new);
        Object[] because = additions.stream().map(Addition::because).toArray(String[]::new);
        Object[] climbs = additions.stream().map(Addition::climbs).toArray(Integer[]::new);
        Object[] reminds = additions.stream().map(Addition::reminds).toArray(Boolean[]::new);
        var opening = calendar.nextOpening(now).atOffset(ZoneOffset.UTC);
        return run(connection, CLIMB, notices, steps, because, climbs)
                .chain(() -> run(connection, TELL, notices, steps, reminds, climbs, opening))
                .chain(() -> run(connection, RESEQUENCE, new Object[] {notices}));
    }

    private static Uni<Void> run(SqlConnection connection, String sql, Object... values) {
        return connection.preparedQuery(sql).execute(Tuple.from(values)).replaceWithVoid();
    }
}
