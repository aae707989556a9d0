package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Transfers (关系转接, 浙红〔2019〕40号 三(二)) as stewards ask for them and see them. Both branches agree; whoever asked has
 * agreed by asking. Number and joining date stay, and no joining procedure begins anew.
 */
@ApplicationScoped
public class TransferService {
    private static final int CARDS_AN_HOUR = 60;

    private final Memberships memberships;
    private final Destinations destinations;
    private final BranchProjection branches;
    private final TransferSteps steps;
    private final TransferProjection transfers;
    private final Doorbell doorbell;
    private final Limits limits;
    private final Work work;

    TransferService(
            Memberships memberships,
            Destinations destinations,
            BranchProjection branches,
            TransferSteps steps,
            TransferProjection transfers,
            Doorbell doorbell,
            Limits limits,
            Work work) {
        this.memberships = memberships;
        this.destinations = destinations;
        this.branches = branches;
        this.steps = steps;
        this.transfers = transfers;
        this.doorbell = doorbell;
        this.limits = limits;
        this.work = work;
    }

    /**
     * For a member of the caller's subtree: by the branch that is left, by the one that the member goes to, or by one above,
     * and then both have still to agree.
     *
     * @throws ProblemException {@code member-unknown}, also outside the caller's subtree; {@code membership-over},
     *     {@code transfer-open}, {@code transfer-to-itself}, {@code transfer-target-unfit}, {@code transfer-target-missing},
     *     or why the residence leads nowhere
     */
    public Uni<TransferView> ask(UUID member, AskTransfer request, Caller caller) {
        return work.in(caller.scope(), () -> memberships
                        .requireVisible(member)
                        .chain(() -> destinations.of(request, caller.organizationId()))
                        .chain(destination -> asked(member, destination, caller, true)))
                .invoke(doorbell::ring)
                .chain(transfer -> get(transfer.id(), caller));
    }

    /**
     * By the branch that somebody has come to, who shows the card (会员证). Whoever guesses is answered the same as whoever
     * errs, sixty times an hour.
     *
     * @throws ProblemException {@code member-unknown}, {@code too-many-tries}, and as {@link #ask}
     */
    public Uni<TransferView> askForArrival(AskArrival request, Caller caller) {
        var name = new PersonName(request.fullName());
        return limits.take("transfer-card:" + caller.accountId(), CARDS_AN_HOUR, Duration.ofHours(1))
                .chain(() -> work.in(caller.scope(), () -> branches.require(caller.organizationId())
                        .chain(own -> work.widened(
                                        Scope.SYSTEM, caller.scope(), () -> memberships.onCard(request.number(), name))
                                .chain(member -> asked(
                                        member, new Destination(own, null, null, request.reason()), caller, false)))))
                .invoke(doorbell::ring)
                .chain(transfer -> get(transfer.id(), caller));
    }

    private Uni<Transfer> asked(UUID id, Destination destination, Caller caller, boolean within) {
        return work.widened(Scope.SYSTEM, caller.scope(), () -> memberships
                .locked(id)
                .invoke(member -> {
                    if (within && !member.within(caller.organizationId())) {
                        throw ProblemException.of(MemberProblem.MEMBER_UNKNOWN);
                    }
                })
                .chain(member -> steps.ask(
                        member,
                        destination,
                        Asker.of(
                                caller,
                                member.organizationId(),
                                destination.branch().id()),
                        null))
                .call(() -> UnitOfWork.current().write()));
    }

    /** Of the caller's subtree, arriving or leaving, newest first. */
    public Uni<Page<TransferView>> list(TransferFilter filter, Caller caller) {
        return work.in(Scope.SYSTEM, () -> transfers.list(filter, caller.organizationId()))
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), view -> view.id().toString()));
    }

    /** @throws ProblemException {@code transfer-unknown}, also when neither branch lies in the caller's subtree */
    public Uni<TransferView> get(UUID id, Caller caller) {
        return work.in(Scope.SYSTEM, () -> transfers.require(id, caller.organizationId()));
    }
}
