package org.boai.enroll.notification;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.notification.Audiences.Addition;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Takes the steps of the ladder that have become due, by the database's clock, on whichever replica comes first. A step
 * only adds people. It asks nobody to be assigned, and what it adds follows from the tree alone; a sweep that comes late
 * takes all steps that were due, as if it had never been away.
 */
@ApplicationScoped
class Climbing {
    private static final int BATCH = 200;

    private static final String COLUMNS =
            """
            SELECT id, priority, state = 'OPEN' AS open, step, review_round, created_at, acknowledged_at, called_at,
                clock_timestamp() AS now
            FROM notices
            """;

    private static final String DUE =
            COLUMNS + "WHERE next_at <= clock_timestamp() ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED";

    private static final String ONE = COLUMNS + "WHERE id = $1 AND next_at <= clock_timestamp() FOR UPDATE";

    private static final String ABOUT = COLUMNS + "WHERE subject_id = $1 AND next_at <= clock_timestamp() FOR UPDATE";

    private static final String NEXT =
            """
            UPDATE notices n SET step = t.step, review_round = t.round, next_at = t.next_at
            FROM unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[]) AS t (id, step, round, next_at)
            WHERE n.id = t.id""";

    private final Ladder ladder;
    private final Audiences audiences;
    private final Work work;
    private final Doorbell doorbell;

    Climbing(Ladder ladder, Audiences audiences, Work work, Doorbell doorbell) {
        this.ladder = ladder;
        this.audiences = audiences;
        this.work = work;
        this.doorbell = doorbell;
    }

    @Scheduled(every = "${boai.notices.climbed-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return sweep().onFailure().recoverWithNull();
    }

    /** All that is due. */
    Uni<Void> sweep() {
        return take(DUE, BATCH).chain(taken -> taken < BATCH ? Uni.createFrom().voidItem() : sweep());
    }

    /** What is due of one notice: authority follows the clock, not the sweep. */
    Uni<Void> catchUp(UUID notice) {
        return take(ONE, notice).replaceWithVoid();
    }

    /** Likewise of the notice about one application. */
    Uni<Void> catchUpAbout(UUID subject) {
        return take(ABOUT, subject).replaceWithVoid();
    }

    private Uni<Integer> take(String rows, Object value) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                        .preparedQuery(rows)
                        .execute(Tuple.of(value))
                        .chain(due -> take(connection, due)))
                .invoke(taken -> {
                    if (taken > 0) {
                        doorbell.ring();
                    }
                });
    }

    private Uni<Integer> take(SqlConnection connection, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Uni.createFrom().item(0);
        }
        var steps = rows.stream().map(this::step).toList();
        var additions = steps.stream().map(Step::addition).toList();
        return audiences.add(connection, additions, steps.get(0).now()).chain(() -> next(connection, steps));
    }

    private static Uni<Integer> next(SqlConnection connection, List<Step> steps) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(
                        steps.stream().map(step -> step.addition().notice()).toArray(UUID[]::new),
                        steps.stream().map(step -> step.addition().step()).toArray(Integer[]::new),
                        steps.stream().map(Step::round).toArray(Integer[]::new),
                        steps.stream()
                                .map(step -> step.next().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .replaceWith(steps.size());
    }

    /** What one notice does now, and when it does the next. */
    private record Step(Addition addition, int round, Instant next, Instant now) {}

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
        var addition = new Addition(row.getUUID("id"), number, "NOT_ACKNOWLEDGED", climbs, reminds);
        return new Step(addition, row.getInteger("review_round"), next, now);
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
        var addition = new Addition(row.getUUID("id"), number, "NOT_DECIDED", round - before, false);
        return new Step(addition, round, next, now);
    }
}
