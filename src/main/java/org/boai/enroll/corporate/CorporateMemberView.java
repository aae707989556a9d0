package org.boai.enroll.corporate;

import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.member.MemberKind;

/**
 * A corporate member as stewards see it, its persons masked.
 *
 * @param organizationId       the society of which it is a member
 * @param legalRepresentative  null after erasure
 * @param contact              null when the unit has to name one; so is {@code phone}
 * @param linkedOrganizationId the unit's own Red Cross society, or null
 * @param endedOn              null while it goes on; so is {@code endReason}
 */
public record CorporateMemberView(
        UUID id,
        String number,
        MemberKind kind,
        UUID organizationId,
        String name,
        String creditCode,
        String legalRepresentative,
        String contact,
        String phone,
        UUID linkedOrganizationId,
        CorporateStatus status,
        LocalDate joinedOn,
        LocalDate endedOn,
        String endReason) {
    static CorporateMemberView of(UnitMember unit) {
        return new CorporateMemberView(
                unit.id(),
                unit.number(),
                MemberKind.CORPORATE,
                unit.organization(),
                unit.name(),
                unit.creditCode(),
                unit.legalRepresentative() == null
                        ? null
                        : unit.legalRepresentative().masked(),
                unit.contact() == null ? null : unit.contact().masked(),
                unit.phone() == null ? null : unit.phone().masked(),
                unit.linked(),
                unit.status(),
                unit.joinedOn(),
                unit.endedOn(),
                unit.endReason());
    }

    @Override
    public String toString() {
        return "CorporateMemberView[" + id + "]";
    }
}
