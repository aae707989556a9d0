package org.boai.enroll.rights;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Erases what is kept no longer, kind by kind, and reports what it did. Whichever replica comes first; a batch is a
 * transaction of its own, so that nothing waits for it. Looks every hour, so that a day that was missed is made up for.
 */
@ApplicationScoped
public class RetentionJob {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final int BATCH = 100;
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(7320024)";

    private static final String REPORT =
            """
            INSERT INTO retention_runs AS r (kind, day, erased, kept_since, finished_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (kind, day) DO UPDATE SET erased = r.erased + excluded.erased, kept_since = excluded.kept_since,
                finished_at = excluded.finished_at""";

    private final List<Retained> kinds;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;
    private final AtomicLong finished = new AtomicLong();

    RetentionJob(@All List<Retained> kinds, AuditLog audit, MeterRegistry meters, Work work, Clock clock) {
        this.kinds = kinds.stream().sorted(Comparator.comparing(Retained::kind)).toList();
        this.audit = audit;
        this.work = work;
        this.clock = clock;
        this.finished.set(clock.instant().getEpochSecond());
        Gauge.builder("boai.retention.age.seconds", () -> clock.instant().getEpochSecond() - finished.get())
                .register(meters);
    }

    @Scheduled(
            every = "${boai.retention.swept-every:1h}",
            delayed = "4m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return sweep();
    }

    /** All that is over, now. One kind that fails does not keep the others; the age of the last whole run tells. */
    public Uni<Void> sweep() {
        return sweep(0, true)
                .invoke(whole -> {
                    if (whole) {
                        finished.set(clock.instant().getEpochSecond());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> sweep(int next, boolean whole) {
        if (next == kinds.size()) {
            return Uni.createFrom().item(whole);
        }
        var kind = kinds.get(next);
        return batches(kind, true)
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(
                            "retention: %s could not be erased: %s",
                            kind.kind(), failure.getClass().getName());
                    return false;
                })
                .chain(done -> sweep(next + 1, whole && done));
    }

    private Uni<Void> batches(Retained kind, boolean first) {
        return work.in(Scope.SYSTEM, () -> batch(kind, first))
                .chain(erased -> erased < BATCH ? Uni.createFrom().voidItem() : batches(kind, false));
    }

    /** Another replica that is at it does it all. The report of a day says also that nothing was due. */
    private Uni<Integer> batch(Retained kind, boolean first) {
        Instant now = clock.instant();
        Instant since = now.atZone(SystemClock.ZONE).minus(kind.keptFor()).toInstant();
        return Statements.row(ALONE)
                .chain(row -> (Boolean) row[0]
                        ? kind.erase(since, BATCH)
                        : Uni.createFrom().item(-1))
                .call(erased -> erased > 0 || first && erased == 0
                        ? report(kind, erased, since, now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Integer> report(Retained kind, int erased, Instant since, Instant now) {
        if (erased > 0) {
            LOG.infof("retention: %d of %s erased, kept since %s", erased, kind.kind(), since);
            audit.record(Actor.SYSTEM, AuditEvent.of("retention-erased", "retention", kind.kind(), null));
        }
        LocalDate today = LocalDate.ofInstant(now, SystemClock.ZONE);
        return Statements.update(REPORT, kind.kind(), today, erased, since, now);
    }

    /** What was erased, newest day first. @param after {@code day/kind} of the last row seen, or null */
    public Uni<Page<RetentionRun>> reports(String after, int limit) {
        return work.in(Scope.SYSTEM, () -> RetentionRun.list(after, limit + 1))
                .map(rows -> Page.of(rows, limit, RetentionRun::cursor));
    }
}
