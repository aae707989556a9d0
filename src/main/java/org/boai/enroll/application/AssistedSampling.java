package org.boai.enroll.application;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Draws the county's sample of what was filled in for others, when a month is over: of each branch those with the smallest
 * lots. Any replica draws; the row of the month decides which. Whoever has the key can draw the same again.
 */
@ApplicationScoped
class AssistedSampling {
    private static final Logger LOG = Logger.getLogger(AssistedSampling.class);

    /** Clocks of replicas differ, and what was begun in a month may commit after it. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final String DRAW =
            """
            WITH due AS (
                INSERT INTO assisted_draws (month, drawn_at)
                SELECT DISTINCT month, cast($2 AS timestamptz) FROM assisted_applications a
                WHERE month < $1 AND NOT EXISTS (SELECT 1 FROM assisted_draws d WHERE d.month = a.month)
                ON CONFLICT DO NOTHING RETURNING month),
            lots AS (
                SELECT application_id, count(*) OVER (PARTITION BY month, organization_id) AS many,
                    row_number() OVER (PARTITION BY month, organization_id ORDER BY lot) AS place
                FROM assisted_applications WHERE month IN (SELECT month FROM due))
            UPDATE assisted_applications a SET sampled_at = $2 FROM lots
            WHERE lots.application_id = a.application_id AND place <= greatest(1, ceil(many * cast($3 AS numeric)))
            RETURNING a.application_id, a.organization_id""";

    private final AuditLog audit;
    private final Work work;
    private final AssistedConfig config;
    private final Clock clock;

    AssistedSampling(AuditLog audit, Work work, AssistedConfig config, Clock clock) {
        this.audit = audit;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${boai.assisted.drawn-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> draw() {
        Instant now = clock.instant();
        LocalDate month =
                now.minus(MARGIN).atZone(SystemClock.ZONE).toLocalDate().withDayOfMonth(1);
        return work.in(Scope.SYSTEM, () -> Statements.rows(DRAW, month, now, config.sample())
                        .invoke(this::record))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "the sample is drawn later: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void record(List<Object[]> drawn) {
        if (drawn.isEmpty()) {
            return;
        }
        audit.recordAll(
                Actor.SYSTEM,
                drawn.stream()
                        .map(row -> AuditEvent.of("assisted-sampled", "application", row[0], (UUID) row[1]))
                        .toList());
        LOG.infof("%d assisted applications are to be looked at", drawn.size());
    }
}
