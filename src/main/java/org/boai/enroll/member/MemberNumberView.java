package org.boai.enroll.member;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A number of a member beside that of the register.
 *
 * @param kind       LEGACY or PAPER_CARD
 * @param reason     why it replaced another one, or null
 * @param replacedAt null for the one that is good
 */
public record MemberNumberView(
        String kind,
        String number,
        LocalDate issuedOn,
        String issuedBy,
        String reason,
        OffsetDateTime notedAt,
        OffsetDateTime replacedAt) {
    @Override
    public String toString() {
        return "MemberNumberView[" + kind + "]";
    }
}
