package org.boai.enroll.member;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;

/**
 * A row of the register, locked by whoever holds this.
 *
 * @param lineage     the organizations from the province down to the member's own
 * @param residence   the region's row, or null
 * @param personKey   the description key, 32 bytes
 * @param endReason   null while it goes on
 */
public record Membership(
        UUID id,
        UUID organizationId,
        UUID groupId,
        MemberKind kind,
        MemberStatus status,
        EndReason endReason,
        LocalDate joinedOn,
        Long residence,
        List<UUID> lineage,
        byte[] personKey,
        PersonName name,
        MobileNumber phone,
        LocalDate birthDate) {
    /** Whether the member belongs to this organization, or to one below it. */
    public boolean within(UUID organization) {
        return lineage.contains(organization);
    }

    /** Whole years. */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }

    @Override
    public String toString() {
        return "Membership[" + id + "]";
    }
}
