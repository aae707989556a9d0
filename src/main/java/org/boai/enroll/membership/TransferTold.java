package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.member.Membership;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;

/** Who is told of a transfer; in the session at hand, under the system's scope. */
@ApplicationScoped
class TransferTold {
    private final BranchProjection branches;
    private final NoticeService notices;
    private final PersonMessages messages;

    TransferTold(BranchProjection branches, NoticeService notices, PersonMessages messages) {
        this.branches = branches;
        this.notices = notices;
        this.messages = messages;
    }

    /** Those who have to decide; and the member, when somebody else asked. */
    Uni<Void> asked(Transfer transfer, Membership member) {
        if (transfer.askedBy() != AskedBy.MEMBER) {
            message(PersonMessageKind.TRANSFER_ASKED, member, transfer.askedFor());
        }
        return InTurn.each(List.copyOf(transfer.state().waitsFor()), side -> branches.require(
                        transfer.organization(side))
                .invoke(branch -> notices.announce(new Announcement(
                        NoticeKind.TRANSFER_TO_DECIDE, transfer.id(), false, branch.id(), branch.toldAtOnce(), null))));
    }

    /** Both branches what became of it, but for the one that has just said so. @param by may be null */
    void became(Transfer transfer, UUID by) {
        Stream.of(transfer.from(), transfer.to())
                .filter(organization -> !organization.equals(by))
                .forEach(organization -> outcome(transfer, organization));
    }

    /** An organization that asked from above is told, too. */
    void refused(Transfer transfer, Membership member, UUID by) {
        became(transfer, by);
        if (transfer.askedBy() == AskedBy.ABOVE && !transfer.askedFor().equals(by)) {
            outcome(transfer, transfer.askedFor());
        }
        message(PersonMessageKind.TRANSFER_REFUSED, member, by);
    }

    private void outcome(Transfer transfer, UUID organization) {
        notices.announce(
                new Announcement(NoticeKind.MEMBER_TRANSFERRED, transfer.id(), false, organization, List.of(), null));
    }

    /** On the phone that is on record. */
    void message(PersonMessageKind kind, Membership member, UUID organization) {
        messages.tell(kind, member.id(), organization, member.phone());
    }
}
