package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiFunction;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.Membership;
import org.boai.enroll.member.MembershipStep;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** The second pair of eyes on a removal, and the way back from an end that was recorded by mistake. */
@ApplicationScoped
public class EndingDecisions {
    private final Memberships memberships;
    private final Endings endings;
    private final EndingSteps steps;
    private final MembershipConfig config;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final Clock clock;

    EndingDecisions(
            Memberships memberships,
            Endings endings,
            EndingSteps steps,
            MembershipConfig config,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            Clock clock) {
        this.memberships = memberships;
        this.endings = endings;
        this.steps = steps;
        this.config = config;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.clock = clock;
    }

    /** Of members of the caller's subtree, newest first. @param state null for all */
    public Uni<Page<EndingView>> list(EndingState state, UUID after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> endings.list(state, after, limit + 1))
                .map(rows -> rows.stream().map(EndingView::of).toList())
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    /** @throws ProblemException {@code ending-unknown} */
    public Uni<EndingView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> endings.require(id)).map(EndingView::of);
    }

    /**
     * By another account than the one that proposed it; it holds from the day that was said.
     *
     * @throws ProblemException {@code ending-unknown}, {@code ending-decided}, {@code ending-by-yourself},
     *     {@code membership-over}
     */
    public Uni<EndingView> approve(UUID id, Caller caller) {
        return decided(id, caller, (ending, member) -> endings.decide(id, EndingState.IN_FORCE, caller.accountId())
                .chain(() -> steps.takeEffect(ending, member, caller))
                .replaceWith(() -> ending.in(EndingState.IN_FORCE)));
    }

    /** @throws ProblemException {@code ending-unknown}, {@code ending-decided}, {@code ending-by-yourself} */
    public Uni<EndingView> refuse(UUID id, Caller caller) {
        return decided(id, caller, (ending, member) -> endings.decide(id, EndingState.REFUSED, caller.accountId())
                .invoke(() -> audit.record(
                        caller.actor(),
                        AuditEvent.of("removal-refused", "member", member.id(), member.organizationId())))
                .replaceWith(() -> ending.in(EndingState.REFUSED)));
    }

    private Uni<EndingView> decided(UUID id, Caller caller, BiFunction<Ending, Membership, Uni<Ending>> decision) {
        return work.in(caller.scope(), () -> endings.require(id)
                        .chain(seen -> work.widened(Scope.SYSTEM, caller.scope(), () -> memberships
                                .locked(seen.memberId())
                                .invoke(member -> EndingService.requireWithin(member, caller))
                                .chain(member -> endings.locked(id)
                                        .invoke(ending -> requireSecond(ending, caller))
                                        .chain(ending -> decision.apply(ending, member)))
                                .call(() -> UnitOfWork.current().write()))))
                .map(EndingView::of)
                .invoke(doorbell::ring);
    }

    private static void requireSecond(Ending ending, Caller caller) {
        ending.state().requireProposed();
        if (ending.recordedBy().equals(caller.accountId())) {
            throw ProblemException.of(MembershipProblem.ENDING_BY_YOURSELF);
        }
    }

    /**
     * Number and joining date are what they were. Whoever left by the own wish applies anew instead.
     *
     * @throws ProblemException {@code restoration-above}, {@code member-unknown}, {@code membership-goes-on},
     *     {@code restoration-impossible}, {@code restoration-too-late}, {@code member-already} when the person has become a
     *     member anew, {@code transfer-target-unfit} when the organization has ended
     */
    public Uni<EndingView> restore(UUID member, RestoreMembership request, Caller caller) {
        return work.in(caller.scope(), () -> memberships
                        .requireVisible(member)
                        .invoke(() -> requireByLaw(caller))
                        .chain(() -> work.widened(Scope.SYSTEM, caller.scope(), () -> memberships
                                .locked(member)
                                .chain(found -> takenBack(found, request, caller)))))
                .map(EndingView::of)
                .invoke(doorbell::ring);
    }

    private static void requireByLaw(Caller caller) {
        if (!OrganizationKind.valueOf(caller.organizationKind()).byLaw()) {
            throw ProblemException.of(MembershipProblem.RESTORATION_ABOVE);
        }
    }

    private Uni<Ending> takenBack(Membership member, RestoreMembership why, Caller caller) {
        EndingService.requireWithin(member, caller);
        member.status().after(MembershipStep.RESTORE);
        return endings.lockedInForce(member.id())
                .invoke(this::requireInTime)
                .call(ending -> endings.takeBack(ending.id(), caller.accountId(), why.reason()))
                .call(ending -> steps.takeBack(ending, member, why, caller))
                .map(ending -> ending.in(EndingState.TAKEN_BACK))
                .call(() -> UnitOfWork.current().write());
    }

    private void requireInTime(Ending ending) {
        LocalDate recorded = ending.recordedAt().atZone(SystemClock.ZONE).toLocalDate();
        boolean late = LocalDate.now(clock).isAfter(recorded.plus(config.restoration()));
        if (late && ending.kind() != EndingKind.DEATH) {
            throw ProblemException.of(MembershipProblem.RESTORATION_TOO_LATE);
        }
    }
}
