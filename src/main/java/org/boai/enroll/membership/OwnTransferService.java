package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** A member's own membership, and its transfers: asked for, seen, and stopped, also when a branch has asked. */
@ApplicationScoped
public class OwnTransferService {
    private final Memberships memberships;
    private final Destinations destinations;
    private final Transfers transfers;
    private final TransferSteps steps;
    private final TransferProjection views;
    private final OwnMembershipProjection memberOf;
    private final Doorbell doorbell;
    private final Work work;

    OwnTransferService(
            Memberships memberships,
            Destinations destinations,
            Transfers transfers,
            TransferSteps steps,
            TransferProjection views,
            OwnMembershipProjection memberOf,
            Doorbell doorbell,
            Work work) {
        this.memberships = memberships;
        this.destinations = destinations;
        this.transfers = transfers;
        this.steps = steps;
        this.views = views;
        this.memberOf = memberOf;
        this.doorbell = doorbell;
        this.work = work;
    }

    /** The one that goes on, or else the latest, with its history. @throws ProblemException {@code not-a-member} */
    public Uni<OwnMembershipView> membership(PersonSession person) {
        return work.in(person.scope(), () -> memberOf.require(person.personKey()));
    }

    public Uni<OwnTransfers> own(PersonSession person) {
        return work.in(person.scope(), () -> views.own(person.personKey())).map(OwnTransfers::new);
    }

    /**
     * Both branches have to agree.
     *
     * @throws ProblemException {@code not-a-member}, {@code transfer-open}, {@code transfer-to-itself},
     *     {@code transfer-target-missing}, {@code transfer-target-unfit}, {@code organization-unknown} for what is no unit, or
     *     why the residence leads nowhere
     */
    public Uni<OwnTransfers> ask(AskOwnTransfer request, PersonSession person) {
        return work.in(person.scope(), () -> destination(request)
                        .chain(destination -> work.widened(Scope.SYSTEM, person.scope(), () -> memberships
                                .lockedOf(person.personKey())
                                .chain(member -> steps.ask(member, destination, Asker.of(person), null))
                                .call(() -> UnitOfWork.current().write()))))
                .invoke(doorbell::ring)
                .chain(() -> own(person));
    }

    private Uni<Destination> destination(AskOwnTransfer request) {
        return request.affiliation() == null
                ? destinations.of(new AskTransfer(request.residence(), null, request.reason()), null)
                : destinations.unit(request.affiliation().organizationId(), request.reason());
    }

    /**
     * Whoever asked: the membership is the member's own.
     *
     * @throws ProblemException {@code transfer-unknown}, {@code transfer-over}
     */
    public Uni<OwnTransfers> cancel(UUID id, PersonSession person) {
        return work.in(person.scope(), () -> transfers
                        .require(id)
                        .chain(seen -> work.widened(Scope.SYSTEM, person.scope(), () -> memberships
                                .locked(seen.memberId())
                                .chain(() -> transfers.locked(id))
                                .chain(transfer -> steps.cancel(transfer, Decider.of(person)))
                                .chain(() -> UnitOfWork.current().write()))))
                .invoke(doorbell::ring)
                .chain(() -> own(person));
    }
}
