package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.duty.Duties;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberEvent;
import org.boai.enroll.member.MemberEventKind;
import org.boai.enroll.member.Membership;
import org.boai.enroll.member.MembershipStep;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Scope;

/**
 * What is done to a transfer, with the member locked before and then the transfer; in the session at hand, under the
 * system's scope. Nothing of it opens a unit of work.
 */
@ApplicationScoped
class TransferSteps {
    private final Transfers transfers;
    private final Memberships memberships;
    private final BranchProjection branches;
    private final Endings endings;
    private final Duties duties;
    private final TransferTold told;
    private final NoticeService notices;
    private final AuditLog audit;
    private final Clock clock;

    TransferSteps(
            Transfers transfers,
            Memberships memberships,
            BranchProjection branches,
            Endings endings,
            Duties duties,
            TransferTold told,
            NoticeService notices,
            AuditLog audit,
            Clock clock) {
        this.transfers = transfers;
        this.memberships = memberships;
        this.branches = branches;
        this.endings = endings;
        this.duties = duties;
        this.told = told;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param batch or null
     * @throws ProblemException {@code membership-over}, {@code transfer-to-itself}, {@code transfer-target-unfit},
     *     {@code transfer-open}
     */
    Uni<Transfer> ask(Membership member, Destination destination, Asker asker, UUID batch) {
        member.status().after(MembershipStep.TRANSFER);
        if (destination.branch().id().equals(member.organizationId())) {
            throw ProblemException.of(MembershipProblem.TRANSFER_TO_ITSELF);
        }
        destination.branch().requireFit();
        return transfers
                .insert(member, destination, asker, batch)
                .call(transfer -> told.asked(transfer, member))
                .invoke(transfer -> audit.record(asker.actor(), event("transfer-asked", transfer, asker)));
    }

    private static AuditEvent event(String action, Transfer transfer, Asker asker) {
        UUID whose = asker.organization() == null ? transfer.from() : asker.organization();
        return AuditEvent.of(action, "transfer", transfer.id(), whose);
    }

    /**
     * The second word moves the member. Should they have gone elsewhere by a way that told no transfer, this one is overtaken.
     *
     * @throws ProblemException {@code transfer-over}, {@code transfer-agreed}, {@code transfer-target-unfit}
     */
    Uni<TransferState> agree(Transfer transfer, Membership member, Side side, Decider decider) {
        var next = transfer.state().after(TransferEvent.agreement(side));
        if (!member.organizationId().equals(transfer.from())) {
            return overtake(transfer, "MOVED").replaceWith(TransferState.OVERTAKEN);
        }
        member.status().after(MembershipStep.TRANSFER);
        audit.record(
                decider.actor(),
                AuditEvent.of("transfer-agreed", "transfer", transfer.id(), transfer.organization(side)));
        return transfers
                .agreed(transfer, side, next, decider.account())
                .chain(() -> next == TransferState.DONE
                        ? move(transfer, member, decider)
                        : Uni.createFrom().voidItem())
                .replaceWith(next);
    }

    private Uni<Void> move(Transfer transfer, Membership member, Decider decider) {
        LocalDate today = LocalDate.now(clock);
        Long residence = transfer.residence() == null ? member.residence() : transfer.residence();
        var moved = MemberEvent.of(member.id(), MemberEventKind.TRANSFERRED, today, transfer.to())
                .movedFrom(transfer.from())
                .because(null, decider.account());
        return branches.held(transfer.to())
                .map(Branch::requireFit)
                .chain(branch -> branches.groupOf(branch, residence))
                .chain(group -> memberships.move(moved, group, transfer.residence()))
                .chain(() -> turn(transfer, member, decider))
                .chain(() -> endings.overtakeProposals(List.of(member.id())))
                .chain(() -> duties.move(member.id(), transfer.from(), transfer.to()))
                .invoke(() -> {
                    told.became(transfer, decider.organization());
                    told.message(PersonMessageKind.TRANSFER_DONE, member, transfer.to());
                    audit.record(
                            decider.actor(), AuditEvent.of("member-transferred", "member", member.id(), transfer.to()));
                })
                .replaceWithVoid();
    }

    private Uni<Void> turn(Transfer transfer, Membership member, Decider decider) {
        if (transfer.toKind() == null || transfer.toKind() == member.kind()) {
            return Uni.createFrom().voidItem();
        }
        return memberships.turn(
                MemberEvent.of(member.id(), MemberEventKind.KIND_CHANGED, LocalDate.now(clock), transfer.to())
                        .turned(member.kind(), transfer.toKind())
                        .because(null, decider.account()));
    }

    /** @throws ProblemException {@code transfer-over}, {@code transfer-agreed} */
    Uni<Void> refuse(Transfer transfer, Membership member, RefuseTransfer why, Decider decider) {
        var next = transfer.state().after(TransferEvent.refusal(why.side()));
        audit.record(
                decider.actor(),
                AuditEvent.of("transfer-refused", "transfer", transfer.id(), transfer.organization(why.side())));
        told.refused(transfer, member, decider.organization());
        return end(transfer, next, decider, why.reason());
    }

    /** @throws ProblemException {@code transfer-over} */
    Uni<Void> cancel(Transfer transfer, Decider decider) {
        var next = transfer.state().after(TransferEvent.CANCEL);
        audit.record(decider.actor(), AuditEvent.of("transfer-cancelled", "transfer", transfer.id(), transfer.from()));
        told.became(transfer, decider.organization());
        return end(transfer, next, decider, decider.account() == null ? "BY_MEMBER" : "BY_ASKER");
    }

    /** Everybody is told; who ended the membership knows. */
    Uni<Void> overtake(Transfer transfer, String by) {
        var next = transfer.state().after(TransferEvent.OVERTAKE);
        audit.record(Actor.SYSTEM, AuditEvent.of("transfer-overtaken", "transfer", transfer.id(), transfer.from()));
        told.became(transfer, null);
        return end(transfer, next, Decider.NOBODY, by);
    }

    private Uni<Void> end(Transfer transfer, TransferState next, Decider decider, String reason) {
        return transfers
                .ended(transfer.id(), next, decider.account(), reason)
                .chain(() -> notices.nothingDueAbout(List.of(transfer.id()), Scope.SYSTEM));
    }
}
