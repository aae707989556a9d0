package org.boai.enroll.notification;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.boai.enroll.calendar.WorkingClock;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Takes the steps of the ladder that have become due, by the database's clock, on whichever replica comes first. A step
 * only adds people. It asks nobody to be assigned, and what it adds follows from the tree alone; a sweep that comes late
 * takes all steps that were due, as if it had never been away.
 */
@ApplicationScoped
public class Climbing {
    private static final int BATCH = 200;

    private static final String COLUMNS =
            """
            SELECT id, priority, state = 'OPEN' AS open, step, review_round, created_at, acknowledged_at, called_at,
                clock_timestamp() AS now
            FROM notices
            """;

    private static final String DUE =
            COLUMNS + "WHERE next_at <= clock_timestamp() ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED";

    private static final String ONE = COLUMNS + "WHERE subject_id = $1 AND next_at <= clock_timestamp() FOR UPDATE";

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
                FROM (SELECT u.id, u.depth, EXISTS (SELECT 1 FROM accounts s WHERE s.organization_id = u.id
                          AND s.disabled_at IS NULL AND s.roles && ARRAY['HANDLER', 'REVIEWER']) AS attended
                      FROM unnest(o.ancestors) WITH ORDINALITY AS u (id, depth)
                      WHERE u.id <> o.id AND NOT EXISTS (SELECT 1 FROM notice_audiences told
                          WHERE told.notice_id = n.id AND told.organization_id = u.id)) a
                WINDOW nearest AS (ORDER BY a.depth DESC)) above
            WHERE above.able < t.climbs
            ON CONFLICT (notice_id, organization_id) DO NOTHING""";

    /**
     * Whom the step added, and, when it reminds, everybody. Above the township people are told once a day, so that a
     * county is not flooded; programs are told at once.
     */
    private static final String TELL =
            """
            INSERT INTO deliveries (id, notice_id, step, organization_id, endpoint_id, due_at, created_at)
            SELECT gen_random_uuid(), t.notice, t.step, a.organization_id, e.id,
                CASE WHEN o.kind IN ('COUNTY', 'CITY', 'PROVINCE') AND c.kind <> 'WEBHOOK' THEN $4 ELSE clock_timestamp() END,
                clock_timestamp()
            FROM unnest($1::uuid[], $2::int[], $3::boolean[]) AS t (notice, step, reminds)
            JOIN notices n ON n.id = t.notice
            JOIN notice_audiences a ON a.notice_id = n.id AND (t.reminds OR a.step = t.step)
            JOIN organizations o ON o.id = a.organization_id
            CROSS JOIN LATERAL channels_of(a.organization_id) c
            JOIN channel_endpoints e ON e.channel_id = c.id AND e.state = 'ACTIVE'
            WHERE c.active AND (c.notice_kinds = '{}' OR n.kind = ANY (c.notice_kinds))
            ON CONFLICT (notice_id, endpoint_id, step) DO NOTHING""";

    private static final String NEXT =
            """
            UPDATE notices n SET step = t.step, review_round = t.round, next_at = t.next_at
            FROM unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[]) AS t (id, step, round, next_at)
            WHERE n.id = t.id""";

    private static final String RESEQUENCE = "UPDATE notice_audiences SET seq = NULL WHERE notice_id = ANY ($1)";

    private final Ladder ladder;
    private final WorkingClock calendar;
    private final Work work;
    private final Doorbell doorbell;

    Climbing(Ladder ladder, WorkingClock calendar, Work work, Doorbell doorbell) {
        this.ladder = ladder;
        this.calendar = calendar;
        this.work = work;
        this.doorbell = doorbell;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return sweep().onFailure().recoverWithNull();
    }

    /** All that is due. */
    Uni<Void> sweep() {
        return work.onPool(Scope.SYSTEM, connection -> connection
                        .preparedQuery(DUE)
                        .execute(Tuple.of(BATCH))
                        .chain(rows -> take(connection, rows)))
                .chain(taken -> taken < BATCH ? Uni.createFrom().voidItem() : sweep());
    }

    /** What is due of the notice about one application: authority follows the clock, not the sweep. */
    public Uni<Void> catchUp(UUID subject) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                        .preparedQuery(ONE)
                        .execute(Tuple.of(subject))
                        .chain(rows -> take(connection, rows)))
                .replaceWithVoid();
    }

    private Uni<Integer> take(SqlConnection connection, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Uni.createFrom().item(0);
        }
        var steps = rows.stream().map(this::step).toList();
        Object[] ids = steps.stream().map(Step::notice).toArray(UUID[]::new);
        Object[] numbers = steps.stream().map(Step::number).toArray(Integer[]::new);
        Object[] because = steps.stream().map(Step::because).toArray(String[]::new);
        Object[] climbs = steps.stream().map(Step::climbs).toArray(Integer[]::new);
        Object[] reminds = steps.stream().map(Step::reminds).toArray(Boolean[]::new);
        Object[] rounds = steps.stream().map(Step::round).toArray(Integer[]::new);
        Object[] next = steps.stream()
                .map(step -> step.next().atOffset(ZoneOffset.UTC))
                .toArray(java.time.OffsetDateTime[]::new);
        var opening = calendar.nextOpening(steps.get(0).now()).atOffset(ZoneOffset.UTC);
        return run(connection, CLIMB, ids, numbers, because, climbs)
                .chain(() -> run(connection, TELL, ids, numbers, reminds, opening))
                .chain(() -> run(connection, NEXT, ids, numbers, rounds, next))
                .chain(() -> run(connection, RESEQUENCE, new Object[] {ids}))
                .invoke(doorbell::ring)
                .replaceWith(steps.size());
    }

    private static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Object... values) {
        return connection.preparedQuery(sql).execute(Tuple.from(values));
    }

    /**
     * What one notice does now.
     *
     * @param climbs  how many ancestors that can act are added
     * @param reminds whether everybody is told again
     */
    private record Step(
            UUID notice,
            int number,
            int round,
            String because,
            int climbs,
            boolean reminds,
            Instant next,
            Instant now) {}

    private Step step(Row row) {
        return row.getBoolean("open") ? ladderStep(row) : reviewRound(row);
    }

    private Step ladderStep(Row row) {
        boolean priority = row.getBoolean("priority");
        Instant created = row.getOffsetDateTime("created_at").toInstant();
        Instant now = row.getOffsetDateTime("now").toInstant();
        int number = row.getInteger("step");
        int climbs = 0;
        while (!ladder.due(number + 1, priority, created).isAfter(now)) {
            number++;
            climbs += ladder.act(number) == Ladder.Act.CLIMB ? 1 : 0;
        }
        boolean reminds = climbs == 0 && number > row.getInteger("step") && row.getOffsetDateTime("called_at") == null;
        Instant next = ladder.due(number + 1, priority, created);
        return new Step(
                row.getUUID("id"),
                number,
                row.getInteger("review_round"),
                "NOT_ACKNOWLEDGED",
                climbs,
                reminds,
                next,
                now);
    }

    private Step reviewRound(Row row) {
        boolean priority = row.getBoolean("priority");
        Instant acknowledged = row.getOffsetDateTime("acknowledged_at").toInstant();
        Instant now = row.getOffsetDateTime("now").toInstant();
        int before = row.getInteger("review_round");
        int round = before;
        while (!ladder.reviewDue(round + 1, priority, acknowledged).isAfter(now)) {
            round++;
        }
        Instant next = ladder.reviewDue(round + 1, priority, acknowledged);
        int number = row.getInteger("step") + round - before;
        return new Step(row.getUUID("id"), number, round, "NOT_DECIDED", round - before, false, next, now);
    }
}
