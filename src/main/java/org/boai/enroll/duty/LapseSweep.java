package org.boai.enroll.duty;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Looks for organizations that owe their members something overdue: each gets one notice for all of it, which climbs until
 * nothing of it is overdue any more. On one replica at a time, and a few organizations in one transaction: of those of a whole
 * morning none waits for all others.
 */
@ApplicationScoped
class LapseSweep {
    private static final Logger LOG = Logger.getLogger(LapseSweep.class);
    private static final int BATCH = 50;
    private static final long LOCK = 0x6475_7479L;

    private static final String ALONE = "SELECT pg_try_advisory_xact_lock($1)";

    /** With those above that must be told at once, because nobody can act below them. */
    private static final String BEGIN =
            """
            WITH behind AS (
                SELECT DISTINCT d.organization_id AS id FROM duties d
                WHERE d.state = 'OPEN' AND d.kind IN ('CONTACT', 'ENTRY_EDUCATION', 'FIRST_ACTIVITY')
                  AND d.due_at < cast($1 AS timestamptz) AND NOT EXISTS (SELECT 1 FROM duty_lapses l
                    WHERE l.organization_id = d.organization_id AND l.closed_at IS NULL)
                LIMIT $2),
            begun AS (
                INSERT INTO duty_lapses (id, organization_id, opened_at)
                SELECT next_id($1), id, $1 FROM behind ON CONFLICT DO NOTHING RETURNING id, organization_id)
            SELECT b.id, b.organization_id, array(
                SELECT u.id FROM unnest(o.ancestors) WITH ORDINALITY AS u (id, depth)
                WHERE u.id <> o.id AND NOT EXISTS (SELECT 1 FROM unnest(o.ancestors) WITH ORDINALITY AS below (id, depth)
                    WHERE below.depth > u.depth AND attended(below.id)) ORDER BY u.depth DESC)
            FROM begun b JOIN organizations o ON o.id = b.organization_id""";

    private static final String END =
            """
            UPDATE duty_lapses l SET closed_at = greatest(cast($1 AS timestamptz), l.opened_at)
            WHERE l.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM duties d
                WHERE d.organization_id = l.organization_id AND d.state = 'OPEN'
                  AND d.kind IN ('CONTACT', 'ENTRY_EDUCATION', 'FIRST_ACTIVITY') AND d.due_at < $1)
            RETURNING l.id""";

    private final Lapses lapses;
    private final NoticeService notices;
    private final Doorbell doorbell;
    private final Work work;
    private final Clock clock;

    LapseSweep(Lapses lapses, NoticeService notices, Doorbell doorbell, Work work, Clock clock) {
        this.lapses = lapses;
        this.notices = notices;
        this.doorbell = doorbell;
        this.work = work;
        this.clock = clock;
    }

    @Scheduled(every = "${boai.duties.swept-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return sweep().onFailure()
                .invoke(failure -> LOG.warnf("overdue duties wait: %s", failure.getClass()))
                .onFailure()
                .recoverWithNull();
    }

    /** Whatever is behind now, and whatever is not any more. */
    Uni<Void> sweep() {
        Instant now = clock.instant();
        return alone(() -> end(now)).chain(() -> begin(now));
    }

    private Uni<Void> begin(Instant now) {
        return alone(() -> beginSome(now))
                .chain(begun -> begun < BATCH ? Uni.createFrom().voidItem() : begin(now));
    }

    private Uni<Integer> alone(Supplier<Uni<Integer>> step) {
        return work.in(Scope.SYSTEM, () -> Statements.row(ALONE, LOCK)
                        .chain(row ->
                                (Boolean) row[0] ? step.get() : Uni.createFrom().item(0)))
                .invoke(changed -> {
                    if (changed > 0) {
                        doorbell.ring();
                    }
                });
    }

    private Uni<Integer> beginSome(Instant now) {
        return Statements.rows(BEGIN, now, BATCH)
                .call(begun -> InTurn.each(begun, row -> announce((UUID) row[0], (UUID) row[1], (UUID[]) row[2])))
                .map(List::size);
    }

    private Uni<Void> announce(UUID lapse, UUID organization, UUID[] above) {
        notices.announce(
                new Announcement(NoticeKind.DUTIES_OVERDUE, lapse, false, organization, Arrays.asList(above), null));
        return UnitOfWork.current().write();
    }

    private Uni<Integer> end(Instant now) {
        return Statements.rows(END, now)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList())
                .call(ended -> ended.isEmpty() ? Uni.createFrom().voidItem() : lapses.end(ended, Scope.SYSTEM))
                .map(List::size);
    }
}
