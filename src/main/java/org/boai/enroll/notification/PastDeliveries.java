package org.boai.enroll.notification;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Puts finished deliveries away, so that the table in which the relay looks stays small. Dead ones stay where stewards
 * find them.
 */
@ApplicationScoped
class PastDeliveries {
    private static final long LOCK = 0x50_41_53_54_44_4cL;
    private static final int BATCH = 5000;

    private static final String MOVE =
            """
            WITH finished AS (
                DELETE FROM deliveries WHERE id IN (
                    SELECT id FROM deliveries WHERE state IN ('DELIVERED', 'NEEDLESS')
                      AND finished_at < now() - interval '1 day' ORDER BY finished_at LIMIT $1 FOR UPDATE SKIP LOCKED)
                RETURNING *)
            INSERT INTO past_deliveries (id, notice_id, step, organization_id, endpoint_id, state, attempts, reason,
                created_at, finished_at)
            SELECT id, notice_id, step, organization_id, endpoint_id, state, attempts, reason, created_at, finished_at
            FROM finished""";

    private final Work work;

    PastDeliveries(Work work) {
        this.work = work;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return Uni.createFrom()
                .deferred(this::move)
                .repeat()
                .whilst(moved -> moved == BATCH)
                .collect()
                .last()
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** One batch, unless another replica is at it. @return how many */
    Uni<Integer> move() {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery("SELECT pg_try_advisory_xact_lock($1) AS locked")
                .execute(Tuple.of(LOCK))
                .chain(rows -> rows.iterator().next().getBoolean("locked")
                        ? connection
                                .preparedQuery(MOVE)
                                .execute(Tuple.of(BATCH))
                                .map(moved -> moved.rowCount())
                        : Uni.createFrom().item(0)));
    }
}
