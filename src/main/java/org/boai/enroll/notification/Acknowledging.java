package org.boai.enroll.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.notification.TakenOn.Taken;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Closes a notice, in the unit of work of whoever has found that it may be closed. */
@ApplicationScoped
class Acknowledging {
    private static final String ACKNOWLEDGE =
            """
            UPDATE notices SET state = 'ACKNOWLEDGED', acknowledged_at = $2, acknowledged_by = $3,
                acknowledged_by_link = $4, acknowledged_for = $5,
                next_at = CASE WHEN kind IN (%s) AND next_at IS NOT NULL
                    THEN CASE WHEN priority THEN cast($6 AS timestamptz) ELSE cast($7 AS timestamptz) END END
            WHERE id = $1 AND state = 'OPEN' RETURNING step, kind, subject_id"""
                    .formatted(NoticeKind.toDecideInSql());

    private static final String RESEQUENCE =
            "UPDATE notice_audiences SET seq = NULL, added_at = clock_timestamp() WHERE notice_id = :id";

    private final AuditLog audit;
    private final Work work;
    private final Ladder ladder;
    private final List<TakenOn> features;
    private final MeterRegistry meters;
    private final Clock clock;

    Acknowledging(
            AuditLog audit, Work work, Ladder ladder, @All List<TakenOn> features, MeterRegistry meters, Clock clock) {
        this.audit = audit;
        this.work = work;
        this.ladder = ladder;
        this.features = features;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Who acknowledges, for an organization of the audience.
     *
     * @param scope of the unit of work at hand
     */
    record Acknowledger(Actor actor, UUID organization, Scope scope) {
        static Acknowledger of(Caller caller) {
            return new Acknowledger(caller.actor(), caller.organizationId(), caller.scope());
        }

        private boolean byLink() {
            return actor.sort() == Actor.Sort.LINK;
        }

        private UUID account() {
            return byLink() ? null : actor.id();
        }

        private UUID link() {
            return byLink() ? actor.id() : null;
        }

        private String action() {
            return byLink() ? "notice-acknowledged-by-link" : "notice-acknowledged";
        }
    }

    /** @return whether it was open until now; otherwise nothing changes */
    Uni<Boolean> close(UUID notice, Acknowledger who) {
        Instant now = clock.instant();
        return Statements.row(
                        ACKNOWLEDGE,
                        notice,
                        now,
                        who.account(),
                        who.link(),
                        who.organization(),
                        ladder.reviewDue(1, true, now),
                        ladder.reviewDue(1, false, now))
                .chain(row -> row == null
                        ? Uni.createFrom().item(false)
                        : closed(notice, row, who, now).replaceWith(true));
    }

    private Uni<Void> closed(UUID notice, Object[] row, Acknowledger who, Instant now) {
        meters.counter("boai.notices.acknowledged", "step", String.valueOf(row[0]))
                .increment();
        audit.record(who.actor(), AuditEvent.of(who.action(), "notice", notice, who.organization()));
        var taken =
                new Taken(NoticeKind.valueOf((String) row[1]), (UUID) row[2], who.account(), who.organization(), now);
        return work.widened(Scope.SYSTEM, who.scope(), () -> tellAudience(notice)
                .chain(() -> InTurn.each(features, feature -> feature.takenOn(taken))));
    }

    /** The inboxes above see the acknowledgment too, though their rows lie outside the scope at hand. */
    private static Uni<Integer> tellAudience(UUID notice) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RESEQUENCE)
                .setParameter("id", notice)
                .executeUpdate());
    }
}
