package org.boai.enroll.membership;

import java.util.UUID;
import org.boai.enroll.member.MemberKind;

/**
 * A transfer's row.
 *
 * @param askedFor  the organization that asked; null when the member did
 * @param residence null when it did not change, and when the transfer is over
 */
record Transfer(
        UUID id,
        UUID memberId,
        UUID from,
        UUID to,
        TransferState state,
        AskedBy askedBy,
        UUID askedFor,
        Long residence,
        MemberKind toKind) {
    UUID organization(Side side) {
        return side == Side.FROM ? from : to;
    }
}
