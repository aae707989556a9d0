package org.boai.enroll.notification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.Acknowledging.Acknowledger;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Writes notices, in the transaction of what they tell, and takes acknowledgments (浙红〔2019〕40号 四(三): 及时告知).
 * The notice is the in-app inbox: nothing further has to happen for the branch to see it.
 */
@ApplicationScoped
public class NoticeService {
    private static final String NOTICE =
            """
            INSERT INTO notices (id, kind, subject_id, organization_id, priority, state, created_at, next_at)
            VALUES ($1, $2, $3, $4, $5, 'OPEN', $6, $7)""";

    private static final String AUDIENCE =
            """
            INSERT INTO notice_audiences (notice_id, organization_id, step, because, added_at)
            SELECT cast($1 AS uuid), told.organization, 0, told.because, now()
            FROM unnest($2::uuid[], $3::text[]) AS told (organization, because)""";

    private static final String VISIBLE =
            """
            SELECT EXISTS (SELECT 1 FROM notice_audiences a WHERE a.notice_id = n.id AND a.organization_id = :own)
            FROM notices n WHERE n.id = :id AND EXISTS (
                SELECT 1 FROM notice_audiences a JOIN organizations o ON o.id = a.organization_id
                WHERE a.notice_id = n.id AND o.ancestors @> ARRAY[cast(:own AS uuid)])
            FOR UPDATE OF n""";

    /** A disowned application is nobody to be contacted: whoever looks into it asks for a disclosure, with the reason. */
    private static final String TAKEN =
            """
            SELECT subject_id FROM notices WHERE id = :id AND acknowledged_by = :account
              AND kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW')""";

    private static final String ENDED = "UPDATE notices SET next_at = NULL WHERE subject_id = ANY ($1)";

    private static final String DECIDABLE =
            """
            SELECT n.id FROM notices n WHERE n.subject_id = :subject AND n.kind IN ('MEMBER_ADMITTED', %1$s)
                AND (cast(:placed AS uuid) IS NULL OR n.organization_id = cast(:placed AS uuid))
                AND EXISTS (SELECT 1 FROM notice_audiences a WHERE a.notice_id = n.id AND a.organization_id = :own)
            UNION ALL
            SELECT n.id FROM notices n WHERE n.subject_id = :subject AND n.kind IN ('MEMBER_ADMITTED', %1$s)
                AND (cast(:placed AS uuid) IS NULL OR n.organization_id = cast(:placed AS uuid))
            LIMIT 1"""
                    .formatted(NoticeKind.toDecideInSql());

    private static final String DECIDED = "UPDATE notices SET next_at = NULL WHERE id = :id";

    private static final String CALLED = "UPDATE notices SET called_at = :now WHERE id = :id AND state = 'OPEN'";

    private final AuditLog audit;
    private final Work work;
    private final Doorbell doorbell;
    private final NoticeProjection projection;
    private final Ladder ladder;
    private final Climbing climbing;
    private final Acknowledging acknowledging;
    private final Clock clock;

    NoticeService(
            AuditLog audit,
            Work work,
            Doorbell doorbell,
            NoticeProjection projection,
            Ladder ladder,
            Climbing climbing,
            Acknowledging acknowledging,
            Clock clock) {
        this.audit = audit;
        this.work = work;
        this.doorbell = doorbell;
        this.projection = projection;
        this.ladder = ladder;
        this.climbing = climbing;
        this.acknowledging = acknowledging;
        this.clock = clock;
    }

    /** The inbox of the caller's organization. @param state null for all; @param after the cursor, or null */
    public Uni<Inbox> inbox(NoticeState state, String after, int limit, Caller caller) {
        return projection.inbox(state, after, limit, caller);
    }

    /** In the unit of work of the caller: the notice, its whole audience and what they are told by. */
    public void announce(Announcement announcement) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        UnitOfWork.later(Write.of(
                NOTICE,
                id,
                announcement.kind(),
                announcement.subjectId(),
                announcement.organization(),
                announcement.priority(),
                now,
                ladder.firstDue(announcement.priority(), now)));
        Map<UUID, String> audience = audience(announcement);
        UnitOfWork.later(Write.of(
                AUDIENCE,
                id,
                audience.keySet().toArray(UUID[]::new),
                audience.values().toArray(String[]::new)));
        UnitOfWork.later(DeliveryPlan.of(id, announcement.kind(), 0, audience.keySet()));
    }

    /**
     * Likewise, to organizations that lie outside the subtree of whoever acts: the one beside, the one above. Written at
     * once, since only this step may.
     *
     * @param scope of the unit of work at hand
     */
    public Uni<Void> announceBeyond(Announcement announcement, Scope scope) {
        return work.widened(Scope.SYSTEM, scope, () -> {
            announce(announcement);
            return UnitOfWork.current().write();
        });
    }

    private static Map<UUID, String> audience(Announcement announcement) {
        Map<UUID, String> audience = new LinkedHashMap<>();
        audience.put(announcement.organization(), "PLACED");
        announcement.above().forEach(id -> audience.putIfAbsent(id, announcement.becauseAbove()));
        if (announcement.group() != null) {
            audience.put(announcement.group(), "GROUP_LEADER");
        }
        return audience;
    }

    /** "Seen, mine": closes the notice for its whole audience; again changes nothing. */
    public Uni<NoticeView> acknowledge(UUID id, Caller caller) {
        return climbing.catchUp(id)
                .chain(() -> work.in(caller.scope(), () -> requireMine(id, caller)
                        .call(() -> acknowledging.close(id, Acknowledger.of(caller)))))
                .invoke(doorbell::ring)
                .chain(() -> projection.find(id, caller));
    }

    /** Each by itself, one after the other: what cannot be acknowledged does not hold back the rest. */
    public Uni<Acknowledgments> acknowledgeAll(AcknowledgeNotices request, Caller caller) {
        return Multi.createFrom()
                .iterable(new LinkedHashSet<>(request.ids()))
                .onItem()
                .transformToUniAndConcatenate(id -> acknowledge(id, caller)
                        .map(view -> new Acknowledgments.Outcome(id, true, null))
                        .onFailure(ProblemException.class)
                        .recoverWithItem(failure -> new Acknowledgments.Outcome(
                                id, false, ((ProblemException) failure).type().slug())))
                .collect()
                .asList()
                .map(Acknowledgments::new);
    }

    /** 已电话督促: people are not reminded again until the notice climbs; the clock goes on. */
    public Uni<NoticeView> called(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> requireMine(id, caller)
                        .chain(() -> Panache.getSession())
                        .chain(session -> session.createNativeQuery(CALLED)
                                .setParameter("now", clock.instant())
                                .setParameter("id", id)
                                .executeUpdate())
                        .invoke(() -> audit.record(
                                caller.actor(), AuditEvent.of("notice-called", "notice", id, caller.organizationId()))))
                .chain(() -> projection.find(id, caller));
    }

    /** Before a unit of work that decides what a notice is about. */
    public Uni<Void> upToDateAbout(UUID subject) {
        return climbing.catchUpAbout(subject);
    }

    /**
     * In the session of the caller, who decides what the notice is about: whoever is in the audience may. Nothing is due
     * of it any more.
     *
     * @throws ProblemException {@code notice-not-yours}
     */
    public Uni<Void> acknowledgeAbout(UUID subject, Caller caller) {
        return acknowledgeAbout(subject, null, caller);
    }

    /** Likewise, of several notices about one subject the one of this organization. @param placed null for any */
    public Uni<Void> acknowledgeAbout(UUID subject, UUID placed, Caller caller) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DECIDABLE, UUID.class)
                        .setParameter("subject", subject)
                        .setParameter("placed", placed)
                        .setParameter("own", caller.organizationId())
                        .getSingleResultOrNull())
                .chain(id -> requireMine(id, caller)
                        .call(() -> acknowledging.close(id, Acknowledger.of(caller)))
                        .chain(() -> Panache.getSession())
                        .chain(session -> session.createNativeQuery(DECIDED)
                                .setParameter("id", id)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    /**
     * In the session of the caller: what was announced has ended by itself, so nothing of it is due any more. It stays in
     * its inboxes until it is acknowledged.
     *
     * @param scope of the unit of work at hand, in which the notice need not lie
     */
    public Uni<Void> nothingDueAbout(List<UUID> subjects, Scope scope) {
        return work.widened(Scope.SYSTEM, scope, () -> Statements.update(ENDED, (Object) subjects.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /**
     * In the session of the caller, the notice locked: the application that it is about, when this account has
     * acknowledged it and with that taken the contact on.
     *
     * @return null when another account has, or none
     * @throws ProblemException {@code notice-unknown}, {@code notice-not-yours}
     */
    public Uni<UUID> applicationTakenOn(UUID id, Caller caller) {
        return requireMine(id, caller).chain(() -> Panache.getSession()).chain(session -> session.createNativeQuery(
                        TAKEN, UUID.class)
                .setParameter("id", id)
                .setParameter("account", caller.accountId())
                .getSingleResultOrNull());
    }

    private Uni<Boolean> requireMine(UUID id, Caller caller) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(VISIBLE, Boolean.class)
                        .setParameter("id", id)
                        .setParameter("own", caller.organizationId())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(NoticeProblem.NOTICE_UNKNOWN))
                .invoke(mine -> {
                    if (!mine) {
                        throw ProblemException.of(NoticeProblem.NOTICE_NOT_YOURS);
                    }
                });
    }
}
