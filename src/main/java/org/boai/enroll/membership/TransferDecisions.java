package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Membership;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeProblem;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Deciding transfers. Whoever is in the audience of the notice decides for a branch: the branch itself, and the organizations
 * above it once the ladder has added them; so silence never grants and never refuses, and never stops it either.
 */
@ApplicationScoped
public class TransferDecisions {
    private final Transfers transfers;
    private final Memberships memberships;
    private final TransferSteps steps;
    private final TransferProjection views;
    private final BranchProjection branches;
    private final NoticeService notices;
    private final Doorbell doorbell;
    private final Work work;

    TransferDecisions(
            Transfers transfers,
            Memberships memberships,
            TransferSteps steps,
            TransferProjection views,
            BranchProjection branches,
            NoticeService notices,
            Doorbell doorbell,
            Work work) {
        this.transfers = transfers;
        this.memberships = memberships;
        this.steps = steps;
        this.views = views;
        this.branches = branches;
        this.notices = notices;
        this.doorbell = doorbell;
        this.work = work;
    }

    /** The member and the transfer, locked in this order. */
    private record Locked(Membership member, Transfer transfer) {}

    /**
     * The second agreement moves the member at once.
     *
     * @throws ProblemException {@code transfer-unknown}, {@code transfer-over}, {@code transfer-agreed},
     *     {@code transfer-side-needed}, {@code notice-not-yours}, {@code transfer-target-unfit}
     */
    public Uni<TransferView> agree(UUID id, DecideTransfer request, Caller caller) {
        return decided(id, caller, locked -> side(locked.transfer(), request.side(), caller)
                .invoke(side -> locked.transfer().state().after(TransferEvent.agreement(side)))
                .call(side -> acknowledged(locked.transfer(), side, caller))
                .chain(side -> steps.agree(locked.transfer(), locked.member(), side, Decider.of(caller))));
    }

    /** @throws ProblemException as {@link #agree} */
    public Uni<TransferView> refuse(UUID id, RefuseTransfer request, Caller caller) {
        return decided(id, caller, locked -> side(locked.transfer(), request.side(), caller)
                .invoke(side -> locked.transfer().state().after(TransferEvent.refusal(side)))
                .call(side -> acknowledged(locked.transfer(), side, caller))
                .chain(side -> steps.refuse(
                        locked.transfer(),
                        locked.member(),
                        new RefuseTransfer(side, request.reason()),
                        Decider.of(caller))));
    }

    /** By the organization that asked. @throws ProblemException {@code transfer-not-yours}, {@code transfer-over} */
    public Uni<TransferView> cancel(UUID id, Caller caller) {
        return decided(id, caller, locked -> {
            if (!caller.organizationId().equals(locked.transfer().askedFor())) {
                throw ProblemException.of(MembershipProblem.TRANSFER_NOT_YOURS);
            }
            return steps.cancel(locked.transfer(), Decider.of(caller));
        });
    }

    private Uni<TransferView> decided(UUID id, Caller caller, Function<Locked, Uni<?>> decision) {
        return notices.upToDateAbout(id)
                .chain(() -> work.in(caller.scope(), () -> transfers
                        .require(id)
                        .chain(seen -> work.widened(Scope.SYSTEM, caller.scope(), () -> memberships
                                .locked(seen.memberId())
                                .chain(member -> transfers.locked(id).map(transfer -> new Locked(member, transfer)))
                                .chain(decision::apply)
                                .call(() -> UnitOfWork.current().write())))))
                .invoke(doorbell::ring)
                .chain(() -> work.in(Scope.SYSTEM, () -> views.require(id, caller.organizationId())));
    }

    /** Back in the caller's own scope for this: who decides must have the notice in the own inbox. */
    private Uni<Void> acknowledged(Transfer transfer, Side side, Caller caller) {
        return work.widened(
                caller.scope(),
                Scope.SYSTEM,
                () -> notices.acknowledgeAbout(transfer.id(), transfer.organization(side), caller));
    }

    /** The one that is said; the caller's own; the only one of the caller's subtree that is waited for. */
    private Uni<Side> side(Transfer transfer, Side said, Caller caller) {
        if (said != null) {
            return branches.within(transfer.organization(said), caller.organizationId())
                    .map(within -> {
                        if (!within) {
                            throw ProblemException.of(NoticeProblem.NOTICE_NOT_YOURS);
                        }
                        return said;
                    });
        }
        for (Side side : Side.values()) {
            if (transfer.organization(side).equals(caller.organizationId())) {
                return Uni.createFrom().item(side);
            }
        }
        if (!transfer.state().open()) {
            throw ProblemException.of(MembershipProblem.TRANSFER_OVER);
        }
        return branches.within(transfer.from(), caller.organizationId())
                .chain(from ->
                        branches.within(transfer.to(), caller.organizationId()).map(to -> onlyOne(transfer, from, to)));
    }

    private static Side onlyOne(Transfer transfer, boolean from, boolean to) {
        boolean waitsForFrom = from && transfer.state().waitsFor().contains(Side.FROM);
        boolean waitsForTo = to && transfer.state().waitsFor().contains(Side.TO);
        if (waitsForFrom == waitsForTo) {
            throw ProblemException.of(MembershipProblem.TRANSFER_SIDE_NEEDED);
        }
        return waitsForFrom ? Side.FROM : Side.TO;
    }
}
