package org.boai.enroll.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Whether branches are told and answer: what has been due, under way and on its way into an inbox for longest, in
 * seconds, what died this week, and how many notices are open past their first step. Each replica says the same of the whole installation.
 */
@ApplicationScoped
class NoticeGauges {
    /** A lease ends when its row is due again, so none can be due later than a lease from now. */
    private static final String LOOK =
            """
            SELECT (SELECT extract(epoch FROM now() - min(due_at)) FROM deliveries
                    WHERE state = 'SCHEDULED' AND due_at < now())::bigint AS oldest_due,
                (SELECT extract(epoch FROM now() - min(leased_at)) FROM deliveries WHERE state = 'SCHEDULED'
                    AND lease IS NOT NULL AND due_at < now() + cast($1 AS bigint) * interval '1 millisecond')::bigint AS oldest_lease,
                (SELECT extract(epoch FROM now() - min(added_at)) FROM notice_audiences
                    WHERE seq IS NULL)::bigint AS oldest_unnumbered,
                (SELECT count(*) FROM deliveries
                    WHERE state = 'DEAD' AND finished_at > now() - interval '7 days') AS dead,
                (SELECT count(*) FROM notices WHERE state = 'OPEN' AND step > 0) AS overdue""";

    private final Work work;
    private final RelayConfig config;
    private final AtomicLong oldestDue;
    private final AtomicLong oldestLease;
    private final AtomicLong oldestUnnumbered;
    private final AtomicLong dead;
    private final AtomicLong overdue;

    NoticeGauges(Work work, RelayConfig config, MeterRegistry meters) {
        this.work = work;
        this.config = config;
        this.oldestDue = meters.gauge("boai.delivery.oldest.due.seconds", new AtomicLong());
        this.oldestLease = meters.gauge("boai.delivery.oldest.lease.seconds", new AtomicLong());
        this.oldestUnnumbered = meters.gauge("boai.inbox.oldest.unnumbered.seconds", new AtomicLong());
        this.dead = meters.gauge("boai.deliveries.dead", new AtomicLong());
        this.overdue = meters.gauge("boai.notices.overdue", new AtomicLong());
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return work.onPool(Scope.SYSTEM, connection -> connection
                        .preparedQuery(LOOK)
                        .execute(Tuple.of(config.lease().toMillis())))
                .invoke(rows -> {
                    var row = rows.iterator().next();
                    oldestDue.set(seconds(row.getLong("oldest_due")));
                    oldestLease.set(seconds(row.getLong("oldest_lease")));
                    oldestUnnumbered.set(seconds(row.getLong("oldest_unnumbered")));
                    dead.set(row.getLong("dead"));
                    overdue.set(row.getLong("overdue"));
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static long seconds(Long value) {
        return value == null ? 0 : value;
    }
}
