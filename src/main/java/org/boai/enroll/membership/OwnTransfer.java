package org.boai.enroll.membership;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.member.MemberKind;

/**
 * A transfer as the member sees it.
 *
 * @param endReason why it was refused, in the branch's words, or what it ended by; null while it is open
 */
public record OwnTransfer(
        UUID id,
        String from,
        String to,
        TransferState state,
        AskedBy askedBy,
        MemberKind toKind,
        OffsetDateTime askedAt,
        OffsetDateTime endedAt,
        String endReason) {}
