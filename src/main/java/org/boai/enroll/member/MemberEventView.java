package org.boai.enroll.member;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A line of a member's history.
 *
 * @param organization where the member was when it was over
 * @param from         where before, or null
 * @param reason       null after erasure, too
 */
public record MemberEventView(
        MemberEventKind kind,
        LocalDate on,
        OffsetDateTime notedAt,
        String organization,
        String from,
        MemberKind fromKind,
        MemberKind toKind,
        String reason) {
    @Override
    public String toString() {
        return "MemberEventView[" + kind + "]";
    }
}
