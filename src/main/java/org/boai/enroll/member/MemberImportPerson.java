package org.boai.enroll.member;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A row of a list that is good: whom it makes a member.
 *
 * @param id       of the member to be, which follows from the import and the row
 * @param regionId may be null, and so may the two numbers
 */
record MemberImportPerson(
        UUID id,
        Person person,
        MemberKind kind,
        UUID organizationId,
        String countyCode,
        Long regionId,
        LocalDate joinedOn,
        String legacyNumber,
        String cardNumber) {
    @Override
    public String toString() {
        return "MemberImportPerson[" + id + "]";
    }
}
