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
        this.oldestDue = gauge(meters, "boai.delivery.oldest.due.seconds");
        this.oldestLease = gauge(meters, "boai.delivery.oldest.lease.seconds");
        this.oldestUnnumbered = gauge(meters, "boai.inbox.oldest.unnumbered.seconds");
        this.dead = gauge(meters, "boai.deliveries.dead");
        this.overdue = gauge(meters, "boai.notices.overdue");
    }

    /** A registry that has outlived an earlier program in this process still asks that one. */
    private static AtomicLong gauge(MeterRegistry meters, String name) {
        meters.find(name).gauges().forEach(meters::remove);
        return meters.gauge(name, new AtomicLong());
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
