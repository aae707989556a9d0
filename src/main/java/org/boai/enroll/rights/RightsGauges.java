package org.boai.enroll.rights;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** How many requests of persons wait for an answer after their time. */
@ApplicationScoped
class RightsGauges {
    private static final String OVERDUE =
            "SELECT count(*) AS overdue FROM rights_requests WHERE state = 'OPEN' AND due_at < now()";

    private final AtomicLong overdue = new AtomicLong();
    private final Work work;

    RightsGauges(MeterRegistry meters, Work work) {
        this.work = work;
        Gauge.builder("boai.rights.overdue", overdue, AtomicLong::get).register(meters);
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return work.onPool(Scope.SYSTEM, connection -> connection.query(OVERDUE).execute())
                .invoke(rows -> overdue.set(rows.iterator().next().getLong("overdue")))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
