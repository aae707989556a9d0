package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.Acknowledging.Acknowledger;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * The notices of a case that goes from hand to hand: each organization that has to decide has one of its own, which is opened
 * again when the case comes back, with a clock that begins anew. Whom it had been shown to stays in the audience.
 */
@ApplicationScoped
public class CaseNotices {
    /** Locked; whether the caller's organization is in the audience. */
    private static final String MINE =
            """
            SELECT n.id, EXISTS (SELECT 1 FROM notice_audiences a WHERE a.notice_id = n.id AND a.organization_id = $4)
            FROM notices n WHERE n.subject_id = $1 AND n.kind = $2 AND n.organization_id = $3 FOR UPDATE OF n""";

    private static final String DONE =
            "UPDATE notices SET next_at = NULL WHERE id = $1 RETURNING acknowledged_by, acknowledged_for";

    private static final String REOPEN =
            """
            UPDATE notices SET kind = $4, state = 'OPEN', acknowledged_at = NULL, acknowledged_by = NULL,
                acknowledged_by_link = NULL, acknowledged_for = NULL, called_at = NULL, step = 0, review_round = 0,
                priority = $5, created_at = $6, next_at = $7
            WHERE subject_id = $1 AND kind = $2 AND organization_id = $3 RETURNING id""";

    /** What was told of the round before makes room, for a step is told once. */
    private static final String PUT_AWAY =
            """
            WITH finished AS (
                DELETE FROM deliveries WHERE notice_id = $1 AND state IN ('DELIVERED', 'NEEDLESS') RETURNING *)
            INSERT INTO past_deliveries (id, notice_id, step, organization_id, endpoint_id, state, attempts, reason,
                created_at, finished_at)
            SELECT id, notice_id, step, organization_id, endpoint_id, state, attempts, reason, created_at, finished_at
            FROM finished""";

    private static final String ADD =
            """
            INSERT INTO notice_audiences (notice_id, organization_id, step, because, added_at)
            SELECT $1, told.organization, $3, 'NOBODY_BELOW', now() FROM unnest($2::uuid[]) AS told (organization)
            ON CONFLICT (notice_id, organization_id) DO NOTHING""";

    private static final String RESEQUENCE =
            "UPDATE notice_audiences SET seq = NULL, added_at = clock_timestamp() WHERE notice_id = $1";

    private static final String NEXT_TO_DECIDE =
            """
            SELECT organization_id FROM notice_audiences WHERE notice_id = $1
              AND because IN ('PLACED', 'NOBODY_BELOW', 'GROUP_LEADER')""";

    /** Upwards as far as somebody else may decide; none when somebody in the audience may already. */
    private static final String ABOVE_FOR_ANOTHER =
            """
            SELECT u.id FROM notices n JOIN organizations o ON o.id = n.organization_id
            CROSS JOIN LATERAL unnest(o.ancestors) WITH ORDINALITY AS u (id, depth)
            WHERE n.id = $1 AND u.id <> o.id
              AND NOT EXISTS (SELECT 1 FROM notice_audiences a WHERE a.notice_id = n.id AND can_review(a.organization_id, $2))
              AND NOT EXISTS (SELECT 1 FROM notice_audiences a WHERE a.notice_id = n.id AND a.organization_id = u.id)
              AND NOT EXISTS (SELECT 1 FROM unnest(o.ancestors) WITH ORDINALITY AS below (id, depth)
                  WHERE below.depth > u.depth AND below.id <> o.id AND can_review(below.id, $2))""";

    private final NoticeService notices;
    private final Acknowledging acknowledging;
    private final Ladder ladder;
    private final Work work;
    private final Clock clock;

    CaseNotices(NoticeService notices, Acknowledging acknowledging, Ladder ladder, Work work, Clock clock) {
        this.notices = notices;
        this.acknowledging = acknowledging;
        this.ladder = ladder;
        this.work = work;
        this.clock = clock;
    }

    /** Which of the notices about a subject: that of one organization. */
    public record Case(UUID subject, NoticeKind kind, UUID organization) {}

    /**
     * In the session of the caller, who has a part in deciding it; it is acknowledged, and its clock goes on.
     *
     * @return its id
     * @throws ProblemException {@code notice-not-yours}
     */
    public Uni<UUID> take(Case about, Caller caller) {
        return Statements.row(MINE, about.subject(), about.kind(), about.organization(), caller.organizationId())
                .invoke(row -> {
                    if (row == null || !(Boolean) row[1]) {
                        throw ProblemException.of(NoticeProblem.NOTICE_NOT_YOURS);
                    }
                })
                .map(row -> (UUID) row[0])
                .call(id -> acknowledging.close(id, Acknowledger.of(caller)));
    }

    /**
     * The same, and nothing is due of it any more, until it is opened again.
     *
     * @return who has taken the case on, this one or another before
     */
    public Uni<By> decide(Case about, Caller caller) {
        return take(about, caller)
                .chain(id -> Statements.row(DONE, id))
                .map(row -> new By((UUID) row[0], (UUID) row[1]));
    }

    /** Who acknowledged. @param account null for a link @param organization for which it was */
    public record By(UUID account, UUID organization) {}

    /**
     * In the session of the caller: whoever is announced to has to decide, whether for the first time or again. Then the
     * same notice is opened once more, at the top of its inboxes.
     *
     * @param scope of the unit of work at hand
     */
    public Uni<Void> open(Announcement announcement, Scope scope) {
        return open(announcement, announcement.kind(), scope);
    }

    /** The same; the notice was one of another kind when it was written. */
    public Uni<Void> open(Announcement announcement, NoticeKind was, Scope scope) {
        return work.widened(Scope.SYSTEM, scope, () -> reopened(announcement, was)
                .chain(id -> id == null ? written(announcement) : again(id, announcement)));
    }

    private Uni<UUID> reopened(Announcement told, NoticeKind was) {
        Instant now = clock.instant();
        return Statements.row(
                        REOPEN,
                        told.subjectId(),
                        was,
                        told.organization(),
                        told.kind(),
                        told.priority(),
                        now,
                        ladder.firstDue(told.priority(), now))
                .map(row -> row == null ? null : (UUID) row[0]);
    }

    private Uni<Void> written(Announcement announcement) {
        notices.announce(announcement);
        return UnitOfWork.current().write();
    }

    private Uni<Void> again(UUID id, Announcement announcement) {
        return Statements.update(PUT_AWAY, id)
                .chain(() -> Statements.update(ADD, id, announcement.above().toArray(UUID[]::new), 0))
                .chain(() -> Statements.update(RESEQUENCE, id))
                .chain(() -> Statements.rows(NEXT_TO_DECIDE, id))
                .chain(rows -> told(id, announcement.kind(), 0, ids(rows)));
    }

    /**
     * In the session of the caller, whose account has said its part: when nobody else in the audience may decide, the nearest
     * organization above that can is told at once.
     */
    public Uni<Void> needsAnother(UUID notice, NoticeKind kind, Caller caller) {
        return work.widened(
                Scope.SYSTEM, caller.scope(), () -> Statements.rows(ABOVE_FOR_ANOTHER, notice, caller.accountId())
                        .map(CaseNotices::ids)
                        .chain(above -> above.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : Statements.update(ADD, notice, above.toArray(UUID[]::new), 0)
                                        .chain(() -> Statements.update(RESEQUENCE, notice))
                                        .chain(() -> told(notice, kind, 0, above))));
    }

    private static Uni<Void> told(UUID notice, NoticeKind kind, int step, List<UUID> organizations) {
        var plan = DeliveryPlan.of(notice, kind, step, organizations);
        return Statements.update(plan.sql(), plan.values().toArray()).replaceWithVoid();
    }

    private static List<UUID> ids(List<Object[]> rows) {
        return rows.stream().map(row -> (UUID) row[0]).toList();
    }
}
