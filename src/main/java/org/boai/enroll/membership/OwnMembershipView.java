package org.boai.enroll.membership;

import java.time.LocalDate;
import java.util.List;
import org.boai.enroll.member.EndReason;
import org.boai.enroll.member.MemberEventView;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberStatus;

/**
 * A member's latest membership, as the member sees it.
 *
 * @param endedOn  null while it goes on; so is {@code endReason}
 * @param decision what a removal rests on, or null
 * @param history  oldest first
 */
public record OwnMembershipView(
        String number,
        MemberKind kind,
        MemberStatus status,
        String organization,
        LocalDate joinedOn,
        LocalDate endedOn,
        EndReason endReason,
        Decision decision,
        List<MemberEventView> history) {
    /**
     * A removal, and who may be asked to look at it again.
     *
     * @param appealTo the society that takes a wrong end back, {@code appealUntil} the last day
     */
    public record Decision(
            RemovalCategory category, String document, String reason, String appealTo, LocalDate appealUntil) {}

    @Override
    public String toString() {
        return "OwnMembershipView[…]";
    }
}
