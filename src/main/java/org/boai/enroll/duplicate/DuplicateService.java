package org.boai.enroll.duplicate;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.application.MergedApplications;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.duplicate.DuplicateView.SideKind;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Carried;
import org.boai.enroll.member.MemberMerging;
import org.boai.enroll.membership.Departures;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.PersonSessions;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Those who seem to be one: a branch sees that there is another, whoever stands above both sees who, and a person decides. Of
 * two members the one who joined first goes on, with number and date; the other row stays, ended, and says into which.
 */
@ApplicationScoped
public class DuplicateService {
    /** As everybody else locks: first whom it is about, in the order of ids, then the pair that is deleted with them. */
    private static final String LOCK_MEMBERS =
            """
            SELECT m.id FROM members m WHERE m.id IN (SELECT unnest(ARRAY[d.first_id, d.second_id]) FROM duplicate_pairs d
                WHERE d.id = $1) ORDER BY m.id FOR UPDATE""";

    private static final String LOCK_APPLICATIONS =
            """
            SELECT p.id FROM applications p WHERE p.id IN (SELECT unnest(ARRAY[d.first_id, d.second_id]) FROM duplicate_pairs d
                WHERE d.id = $1) ORDER BY p.id FOR UPDATE""";

    private static final String LOCK = "SELECT state FROM duplicate_pairs WHERE id = $1 FOR UPDATE";

    private static final String DECIDE =
            """
            UPDATE duplicate_pairs SET state = $2, decided_at = $3, decided_by = $4, reason = $5 WHERE id = $1""";

    private final DuplicateProjection pairs;
    private final MemberMerging members;
    private final MergedApplications applications;
    private final List<Carried> carried;
    private final Departures departures;
    private final NoticeService notices;
    private final PersonMessages messages;
    private final PersonSessions sessions;
    private final Doorbell doorbell;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    DuplicateService(
            DuplicateProjection pairs,
            MemberMerging members,
            MergedApplications applications,
            @All List<Carried> carried,
            Departures departures,
            NoticeService notices,
            PersonMessages messages,
            PersonSessions sessions,
            Doorbell doorbell,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.pairs = pairs;
        this.members = members;
        this.applications = applications;
        this.carried = carried;
        this.departures = departures;
        this.notices = notices;
        this.messages = messages;
        this.sessions = sessions;
        this.doorbell = doorbell;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** Pairs of which at least one side lies within the caller's subtree. */
    public Uni<Page<DuplicateView>> list(DuplicateFilter filter, Caller caller) {
        int limit = filter.limit();
        return work.in(caller.scope(), () -> pairs.list(
                        filter.state(),
                        filter.about(),
                        filter.after(),
                        new DuplicateProjection.Window(limit + 1, caller))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString())));
    }

    /** With what a merge would leave. @throws ProblemException {@code duplicate-unknown} */
    public Uni<DuplicateView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> require(id, caller));
    }

    /** @throws ProblemException {@code duplicate-unknown}, {@code duplicate-not-yours}, {@code duplicate-decided} */
    public Uni<DuplicateView> dismiss(UUID id, DismissPair decision, Caller caller) {
        return work.in(caller.scope(), () -> requireOpen(id, caller)
                .call(pair -> decide(pair, PairState.DISMISSED, decision.reason(), caller))
                .chain(() -> require(id, caller)));
    }

    /**
     * @throws ProblemException {@code duplicate-unknown}, {@code duplicate-not-yours}, {@code duplicate-decided},
     *     {@code member-already} when a third one is a member under what is kept
     */
    public Uni<DuplicateView> merge(UUID id, MergePair decision, Caller caller) {
        return work.in(caller.scope(), () -> requireOpen(id, caller)
                        .call(pair -> decide(pair, PairState.MERGED, decision.reason(), caller))
                        .call(pair -> merge(pair, decision, caller))
                        .chain(() -> require(id, caller)))
                .invoke(doorbell::ring);
    }

    private Uni<DuplicateView> require(UUID id, Caller caller) {
        return pairs.find(id, caller).onItem().ifNull().failWith(() -> unknown());
    }

    /** One after the other; row-level security locks it only for whoever sees both, and the others are told so. */
    private Uni<DuplicateView> requireOpen(UUID id, Caller caller) {
        return Statements.rows(LOCK_MEMBERS, id)
                .chain(() -> Statements.rows(LOCK_APPLICATIONS, id))
                .chain(() -> Statements.row(LOCK, id))
                .chain(locked -> require(id, caller).invoke(pair -> requireBoth(locked, pair)))
                .invoke(pair -> {
                    if (pair.state() != PairState.OPEN) {
                        throw ProblemException.of(DuplicateProblem.DUPLICATE_DECIDED);
                    }
                });
    }

    private static void requireBoth(Object[] locked, DuplicateView pair) {
        if (locked == null || pair.first() == null || pair.second() == null) {
            throw ProblemException.of(DuplicateProblem.DUPLICATE_NOT_YOURS);
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(DuplicateProblem.DUPLICATE_UNKNOWN);
    }

    private Uni<Void> decide(DuplicateView pair, PairState state, String reason, Caller caller) {
        audit.record(
                caller.actor(),
                AuditEvent.of(
                        state == PairState.MERGED ? "duplicate-merged" : "duplicate-dismissed",
                        "duplicate",
                        pair.id(),
                        caller.organizationId()));
        return Statements.update(DECIDE, pair.id(), state, clock.instant(), caller.accountId(), reason)
                .chain(() -> notices.nothingDueAbout(List.of(pair.id()), caller.scope()));
    }

    private Uni<Void> merge(DuplicateView pair, MergePair decision, Caller caller) {
        UUID first = pair.first().id();
        UUID second = pair.second().id();
        if (pair.second().kind() == SideKind.MEMBER) {
            var choice = new MemberMerging.Choice(
                    first, second, decision.person() == Keep.SECOND, decision.organization() == Keep.SECOND);
            return members.merge(choice, caller).chain(merged -> settle(pair.id(), merged, caller));
        }
        return applications
                .close(second, first, caller)
                .call(() -> notices.nothingDueAbout(List.of(second), caller.scope()));
    }

    /**
     * A transfer that was open of either is overtaken; the branch of the one that ended is told, and so are both phones; whoever is
     * signed in as either signs in anew, as who they are now.
     */
    private Uni<Void> settle(UUID pair, MemberMerging.Outcome merged, Caller caller) {
        var ended = new DataSubject(null, List.of(), List.of(merged.ended()), List.of());
        merged.phones()
                .forEach(phone ->
                        messages.tell(PersonMessageKind.RECORDS_MERGED, merged.goesOn(), merged.endedWhere(), phone));
        notices.announce(
                new Announcement(NoticeKind.MEMBERSHIP_ENDED, pair, false, merged.endedWhere(), List.of(), null));
        return work.widened(Scope.SYSTEM, caller.scope(), () -> InTurn.each(
                        carried, one -> one.carry(merged.ended(), merged.goesOn()))
                .chain(() -> departures.settle(ended))
                .chain(() -> InTurn.each(merged.keys(), key -> sessions.endAll(key, null)))
                .chain(() -> merged.moved()
                        ? departures.overtake(merged.goesOn())
                        : Uni.createFrom().voidItem()));
    }
}
