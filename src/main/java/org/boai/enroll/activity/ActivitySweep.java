package org.boai.enroll.activity;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/** What happens by itself, on one replica at a time: sign-up ends at the deadline, and the day before comes a reminder, once. */
@ApplicationScoped
class ActivitySweep {
    private static final Logger LOG = Logger.getLogger(ActivitySweep.class);
    private static final int BATCH = 200;
    private static final long LOCK = 0x61637469L;
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final String ALONE = "SELECT pg_try_advisory_xact_lock($1)";

    private static final String CLOSE =
            """
            UPDATE activities SET state = 'CLOSED', closed_at = $1, version = version + 1
            WHERE id IN (SELECT id FROM activities WHERE state = 'PUBLISHED' AND sign_up_until <= $1
                ORDER BY sign_up_until LIMIT $2 FOR UPDATE SKIP LOCKED)
            RETURNING id, organization_id""";

    private static final String REMIND =
            """
            UPDATE activities SET reminded_at = $1
            WHERE id IN (SELECT id FROM activities WHERE state IN ('PUBLISHED', 'CLOSED') AND reminded_at IS NULL
                AND starts_at > $1 AND starts_at <= $2 ORDER BY starts_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            RETURNING id""";

    /** Ids come from the program: they sort by time, and the worker goes by them. */
    private static final String TELL =
            """
            INSERT INTO activity_tellings (id, activity_id, kind, asked_at)
            SELECT t.id, t.activity, 'ACTIVITY_REMINDER', $3 FROM unnest($1::uuid[], $2::uuid[]) AS t (id, activity)""";

    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    ActivitySweep(AuditLog audit, Work work, Clock clock) {
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    @Scheduled(every = "${boai.activities.swept-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return sweep().onFailure()
                .invoke(failure -> LOG.warnf("deadlines and reminders wait: %s", failure.getClass()))
                .onFailure()
                .recoverWithNull();
    }

    /** All that is due. */
    Uni<Void> sweep() {
        Instant now = clock.instant();
        return work.in(Scope.SYSTEM, () -> alone().chain(
                                alone -> alone ? batch(now) : Uni.createFrom().item(0)))
                .chain(most -> most < BATCH ? Uni.createFrom().voidItem() : sweep());
    }

    private static Uni<Boolean> alone() {
        return Statements.row(ALONE, LOCK).map(row -> (Boolean) row[0]);
    }

    /** @return the size of the larger part */
    private Uni<Integer> batch(Instant now) {
        return Statements.rows(CLOSE, now, BATCH).invoke(this::record).chain(closed -> Statements.rows(
                        REMIND, now, now.plus(BEFORE), BATCH)
                .call(due -> remind(due, now))
                .map(due -> Math.max(closed.size(), due.size())));
    }

    private void record(List<Object[]> closed) {
        if (!closed.isEmpty()) {
            audit.recordAll(
                    Actor.SYSTEM,
                    closed.stream()
                            .map(row -> AuditEvent.of("activity-closed", "activity", row[0], (UUID) row[1]))
                            .toList());
        }
    }

    private static Uni<Integer> remind(List<Object[]> due, Instant now) {
        return Statements.update(
                TELL,
                due.stream().map(row -> Ids.next()).toArray(UUID[]::new),
                due.stream().map(row -> (UUID) row[0]).toArray(UUID[]::new),
                now);
    }
}
