package org.boai.enroll.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.notification.channel.Verdict.Sort;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Writes down what came of sending, many at once. A worker that slept past its lease changes nothing. */
@ApplicationScoped
class Completion {
    private static final String COMPLETE =
            """
            UPDATE deliveries d SET state = t.state, reason = CASE WHEN t.tried THEN t.reason ELSE d.reason END,
                lease = NULL, leased_at = NULL, attempts = d.attempts - CASE WHEN t.tried THEN 0 ELSE 1 END,
                due_at = clock_timestamp() + t.wait_millis * interval '1 millisecond',
                finished_at = CASE WHEN t.state <> 'SCHEDULED' THEN clock_timestamp() END
            FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::boolean[])
                AS t (id, lease, state, reason, wait_millis, tried)
            WHERE d.id = t.id AND d.lease = t.lease AND d.state = 'SCHEDULED'
            RETURNING d.id, d.state, d.step,
                (extract(epoch FROM clock_timestamp() - d.created_at) * 1000)::bigint AS age_millis""";

    /** In one order for all replicas; one that works, as it did before, need not be touched. */
    private static final String LOCK =
            """
            SELECT e.id FROM channel_endpoints e JOIN unnest($1::uuid[], $2::boolean[]) AS t (id, delivered) ON t.id = e.id
            WHERE NOT (t.delivered AND e.failures = 0) ORDER BY e.id FOR UPDATE OF e""";

    /**
     * From three failures in a row on, the endpoint as a whole waits: one that is broken must not use up the attempts
     * of everything that is to go there.
     */
    private static final String HEALTH =
            """
            UPDATE channel_endpoints e SET
                failures = CASE WHEN t.delivered THEN 0 ELSE e.failures + 1 END,
                failing_since = CASE WHEN NOT t.delivered THEN coalesce(e.failing_since, clock_timestamp()) END,
                open_at = CASE WHEN NOT t.delivered AND e.failures >= 2
                    THEN greatest(e.open_at, clock_timestamp() + t.wait_millis * interval '1 millisecond')
                    ELSE e.open_at END,
                state = CASE WHEN e.state <> 'ACTIVE' THEN e.state WHEN t.gone IS NOT NULL OR NOT t.delivered
                    AND e.failing_since < clock_timestamp() - cast($5 AS bigint) * interval '1 millisecond' THEN 'GONE' ELSE e.state END,
                reason = CASE WHEN e.state <> 'ACTIVE' THEN e.reason WHEN t.gone IS NOT NULL THEN t.gone
                    WHEN NOT t.delivered AND e.failing_since < clock_timestamp() - cast($5 AS bigint) * interval '1 millisecond'
                    THEN 'failing-for-days' ELSE e.reason END
            FROM unnest($1::uuid[], $2::boolean[], $3::bigint[], $4::text[]) AS t (id, delivered, wait_millis, gone)
            WHERE e.id = t.id AND NOT (t.delivered AND e.failures = 0)""";

    private final Work work;
    private final Unreachable unreachable;
    private final RelayConfig config;
    private final Timer first;

    Completion(Work work, Unreachable unreachable, RelayConfig config, MeterRegistry meters) {
        this.work = work;
        this.unreachable = unreachable;
        this.config = config;
        this.first = Timer.builder("boai.delivery.first")
                .description("from the notice to its first delivery by a channel")
                .serviceLevelObjectives(Duration.ofSeconds(60))
                .register(meters);
    }

    /** @return how many it changed */
    Uni<Integer> complete(List<Outcome> outcomes) {
        return work.onPool(Scope.SYSTEM, connection -> mark(connection, outcomes)
                        .call(rows -> health(connection, counted(outcomes, rows)))
                        .call(rows -> unreachable.afterDeath(connection, dead(rows))))
                .invoke(rows -> rows.forEach(this::measure))
                .map(List::size);
    }

    private static Uni<List<Row>> mark(SqlConnection connection, List<Outcome> outcomes) {
        return connection
                .preparedQuery(COMPLETE)
                .execute(Tuple.of(
                        outcomes.stream().map(Outcome::delivery).toArray(UUID[]::new),
                        outcomes.stream().map(Outcome::lease).toArray(Long[]::new),
                        outcomes.stream().map(Outcome::state).toArray(String[]::new),
                        outcomes.stream().map(Outcome::reason).toArray(String[]::new),
                        outcomes.stream()
                                .map(outcome -> outcome.pause().toMillis())
                                .toArray(Long[]::new),
                        outcomes.stream().map(outcome -> outcome.sort() != null).toArray(Boolean[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** What a worker past its lease has found out says nothing about the endpoint either. */
    private static List<Outcome> counted(List<Outcome> outcomes, List<Row> changed) {
        var ids = changed.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet());
        return outcomes.stream()
                .filter(outcome -> ids.contains(outcome.delivery()))
                .filter(outcome -> outcome.failed() || outcome.sort() == Sort.DELIVERED || outcome.sort() == Sort.GONE)
                .toList();
    }

    private Uni<Void> health(SqlConnection connection, List<Outcome> outcomes) {
        Map<UUID, Outcome> byEndpoint = new TreeMap<>();
        outcomes.forEach(outcome -> byEndpoint.merge(outcome.endpoint(), outcome, Completion::telling));
        if (byEndpoint.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = byEndpoint.keySet().toArray(UUID[]::new);
        List<Outcome> told = new ArrayList<>(byEndpoint.values());
        var delivered = told.stream().map(each -> each.sort() == Sort.DELIVERED).toArray(Boolean[]::new);
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(ids, delivered))
                .chain(locked -> locked.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery(HEALTH)
                                .execute(Tuple.of(
                                        ids,
                                        delivered,
                                        told.stream()
                                                .map(each -> each.pause().toMillis())
                                                .toArray(Long[]::new),
                                        told.stream().map(Completion::gone).toArray(String[]::new),
                                        config.patience().toMillis()))
                                .replaceWithVoid());
    }

    /** Of several outcomes of one endpoint: that it is no more says most, then that it works. */
    private static Outcome telling(Outcome one, Outcome other) {
        if (one.sort() == Sort.GONE || other.sort() != Sort.GONE && one.sort() == Sort.DELIVERED) {
            return one;
        }
        return other;
    }

    private static String gone(Outcome outcome) {
        return outcome.sort() == Sort.GONE ? outcome.reason() : null;
    }

    private static List<UUID> dead(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.getString("state").equals("DEAD"))
                .map(row -> row.getUUID("id"))
                .toList();
    }

    private void measure(Row row) {
        if (row.getInteger("step") == 0 && row.getString("state").equals("DELIVERED")) {
            first.record(Duration.ofMillis(Math.max(0, row.getLong("age_millis"))));
        }
    }
}
