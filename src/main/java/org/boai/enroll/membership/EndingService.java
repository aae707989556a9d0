package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.member.Membership;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Ends of memberships that a steward records: a written wish, a removal, a death. Each is dated, rests on something that is
 * named, is told, and can be taken back.
 */
@ApplicationScoped
public class EndingService {
    private final Memberships memberships;
    private final Endings endings;
    private final EndingSteps steps;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final Clock clock;

    EndingService(
            Memberships memberships,
            Endings endings,
            EndingSteps steps,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            Clock clock) {
        this.memberships = memberships;
        this.endings = endings;
        this.steps = steps;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.clock = clock;
    }

    /** @throws ProblemException {@code member-unknown}, {@code membership-over}, a day that cannot be */
    public Uni<EndingView> leaving(UUID member, RecordLeaving request, Caller caller) {
        return recorded(
                member,
                caller,
                found -> new Ending(
                        Ids.next(),
                        found.id(),
                        found.organizationId(),
                        EndingKind.LEAVING,
                        EndingState.IN_FORCE,
                        day(request.on(), found),
                        null,
                        null,
                        request.keptAt(),
                        null,
                        request.reason(),
                        above(found, caller),
                        clock.instant(),
                        caller.accountId()));
    }

    /**
     * Decided by an organization above the member's it holds at once; by the member's own it waits for a second pair of eyes.
     *
     * @throws ProblemException {@code member-unknown}, {@code membership-over}, {@code ending-proposed}, a day that cannot be
     */
    public Uni<EndingView> removal(UUID member, RecordRemoval request, Caller caller) {
        return recorded(
                member,
                caller,
                found -> new Ending(
                        Ids.next(),
                        found.id(),
                        found.organizationId(),
                        EndingKind.REMOVAL,
                        above(found, caller) ? EndingState.IN_FORCE : EndingState.PROPOSED,
                        day(request.on(), found),
                        request.category(),
                        request.document(),
                        null,
                        null,
                        request.reason(),
                        above(found, caller),
                        clock.instant(),
                        caller.accountId()));
    }

    /** @throws ProblemException {@code member-unknown}, {@code membership-over}, a day that cannot be */
    public Uni<EndingView> death(UUID member, RecordDeath request, Caller caller) {
        return recorded(
                member,
                caller,
                found -> new Ending(
                        Ids.next(),
                        found.id(),
                        found.organizationId(),
                        EndingKind.DEATH,
                        EndingState.IN_FORCE,
                        day(request.on(), found),
                        null,
                        null,
                        null,
                        request.source(),
                        null,
                        above(found, caller),
                        clock.instant(),
                        caller.accountId()));
    }

    private static boolean above(Membership member, Caller caller) {
        return !caller.organizationId().equals(member.organizationId());
    }

    private LocalDate day(LocalDate said, Membership member) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = said == null ? today : said;
        if (day.isAfter(today) || day.isBefore(member.joinedOn())) {
            throw ProblemException.invalid("/on", "day-outside-the-membership");
        }
        return day;
    }

    private Uni<EndingView> recorded(UUID id, Caller caller, Function<Membership, Ending> row) {
        return work.in(caller.scope(), () -> memberships
                        .requireVisible(id)
                        .chain(() -> work.widened(Scope.SYSTEM, caller.scope(), () -> memberships
                                .locked(id)
                                .invoke(member -> requireWithin(member, caller))
                                .chain(member -> record(row.apply(member), member, caller))
                                .call(() -> UnitOfWork.current().write()))))
                .map(EndingView::of)
                .invoke(doorbell::ring);
    }

    static void requireWithin(Membership member, Caller caller) {
        if (!member.within(caller.organizationId())) {
            throw ProblemException.of(MemberProblem.MEMBER_UNKNOWN);
        }
    }

    private Uni<Ending> record(Ending ending, Membership member, Caller caller) {
        member.status().after(ending.kind().step());
        boolean proposed = ending.state() == EndingState.PROPOSED;
        if (proposed) {
            audit.record(
                    caller.actor(), AuditEvent.of("removal-proposed", "member", member.id(), member.organizationId()));
            return endings.insert(ending);
        }
        return endings.overtakeProposals(List.of(member.id()))
                .chain(() -> endings.insert(ending))
                .call(() -> steps.takeEffect(ending, member, caller));
    }
}
