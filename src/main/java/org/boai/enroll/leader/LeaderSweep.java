package org.boai.enroll.leader;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Tells, once of each term, that it ends soon, and that its leader still lacks the first training; and ends the terms of
 * organizations that are no more. On one replica at a time, a batch in each unit of work.
 */
@ApplicationScoped
public class LeaderSweep {
    private static final Logger LOG = Logger.getLogger(LeaderSweep.class);
    private static final int BATCH = 50;
    private static final long LOCK = 0x6C656164L;
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock($1)";

    private static final String OF_ENDED_ORGANIZATIONS =
            """
            UPDATE leaders l SET ended_on = greatest($1, l.term_from), ended_because = 'ORGANIZATION_ENDED'
            FROM organizations o
            WHERE o.id = l.organization_id AND o.status IN ('MERGED', 'DISSOLVED') AND l.ended_on IS NULL AND l.term_until >= $1
            RETURNING l.id, o.id, o.parent_id""";

    /** $1 is today; the organization above is told with it. */
    private static final String ENDING =
            """
            UPDATE leaders l SET ending_told_at = now() FROM organizations o
            WHERE o.id = l.organization_id AND l.id IN (
                SELECT d.id FROM leaders d JOIN organizations p ON p.id = d.organization_id
                WHERE d.ending_told_at IS NULL AND d.ended_on IS NULL AND d.erased_at IS NULL AND d.term_from <= $1
                  AND d.term_until BETWEEN $1 AND cast(cast($1 AS date) + cast($2 AS integer) * interval '1 month' AS date)
                  AND p.status NOT IN ('MERGED', 'DISSOLVED')
                ORDER BY d.term_until LIMIT $3)
            RETURNING l.id, o.id, o.parent_id""";

    /** Since the leader began, the organization was founded, and we were told of it. */
    private static final String TO_TRAIN =
            """
            UPDATE leaders l SET training_told_at = now() FROM organizations o
            WHERE o.id = l.organization_id AND l.id IN (
                SELECT d.id FROM leaders d JOIN organizations p ON p.id = d.organization_id
                WHERE d.training_told_at IS NULL AND d.first_trained_on IS NULL AND d.ended_on IS NULL AND d.erased_at IS NULL
                  AND d.term_from <= $1 AND d.term_until >= $1 AND p.status = 'ACTIVE'
                  AND d.appointed_at < cast(cast($1 AS date) - cast($2 AS integer) AS timestamp) AT TIME ZONE 'Asia/Shanghai'
                  AND greatest(d.term_from, coalesce(p.founded_on, cast(p.created_at AT TIME ZONE 'Asia/Shanghai' AS date)))
                      < cast($1 AS date) - cast($2 AS integer)
                ORDER BY d.appointed_at LIMIT $3)
            RETURNING l.id, o.id, o.parent_id""";

    private final NoticeService notices;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final LeaderConfig config;
    private final Clock clock;

    LeaderSweep(NoticeService notices, AuditLog audit, Doorbell doorbell, Work work, LeaderConfig config, Clock clock) {
        this.notices = notices;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${boai.leaders.swept-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return sweep().onFailure()
                .invoke(failure -> LOG.warnf(
                        "terms of leaders wait: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    /** All that is due today. */
    public Uni<Void> sweep() {
        LocalDate today = LocalDate.now(clock);
        return ended(today)
                .chain(() -> told(NoticeKind.LEADER_TERM_ENDING, ENDING, today, config.toldMonthsBefore()))
                .chain(() -> told(NoticeKind.LEADER_TO_TRAIN, TO_TRAIN, today, config.trainedWithinDays()))
                .invoke(doorbell::ring);
    }

    private Uni<Void> ended(LocalDate today) {
        return work.in(Scope.SYSTEM, () -> alone().chain(alone -> alone
                ? Statements.rows(OF_ENDED_ORGANIZATIONS, today).chain(this::over)
                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> over(List<Object[]> terms) {
        if (terms.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        audit.recordAll(
                Actor.SYSTEM,
                terms.stream()
                        .map(term -> AuditEvent.of("leader-ended", LeaderService.TYPE, term[0], (UUID) term[1]))
                        .toList());
        return notices.nothingDueAbout(
                terms.stream().map(term -> (UUID) term[0]).toList(), Scope.SYSTEM);
    }

    private Uni<Void> told(NoticeKind kind, String due, LocalDate today, int ahead) {
        return work.in(Scope.SYSTEM, () -> alone().chain(alone -> alone
                        ? Statements.rows(due, today, ahead, BATCH)
                                .call(terms -> InTurn.each(terms, term -> tell(kind, term)))
                                .map(List::size)
                        : Uni.createFrom().item(0)))
                .chain(told -> told < BATCH ? Uni.createFrom().voidItem() : told(kind, due, today, ahead));
    }

    private static Uni<Boolean> alone() {
        return Statements.row(ALONE, LOCK).map(row -> (Boolean) row[0]);
    }

    /** That a term ends is also for the organization above, which prepares the election; training is asked for below. */
    private Uni<Void> tell(NoticeKind kind, Object[] term) {
        UUID above = (UUID) term[2];
        boolean alsoAbove = kind == NoticeKind.LEADER_TERM_ENDING && above != null;
        return notices.announceBeyond(
                new Announcement(
                        kind, (UUID) term[0], false, (UUID) term[1], alsoAbove ? List.of(above) : List.of(), null),
                Scope.SYSTEM);
    }
}
