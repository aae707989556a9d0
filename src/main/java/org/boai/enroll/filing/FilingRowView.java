package org.boai.enroll.filing;

import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberStatus;

/**
 * One membership of a batch, masked. Of whoever was erased since, or belongs where the reader may not look, only the day
 * remains.
 *
 * @param number          null without personal data, as {@code name}, {@code kind} and {@code status}
 * @param status          of today
 * @param filed           whether the county has confirmed it
 * @param returned        whether the county asked about it in the last return
 * @param wronglyAdmitted whether the county says that it is to be removed; nothing is removed by itself
 */
public record FilingRowView(
        UUID memberId,
        String number,
        String name,
        MemberKind kind,
        MemberStatus status,
        LocalDate joinedOn,
        boolean filed,
        boolean returned,
        boolean wronglyAdmitted,
        String reason,
        String answer) {
    @Override
    public String toString() {
        return "FilingRowView[" + memberId + "]";
    }
}
