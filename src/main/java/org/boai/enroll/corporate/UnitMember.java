package org.boai.enroll.corporate;

import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;

/**
 * A corporate member as stored, opened.
 *
 * @param contact null when there is none at the moment; so is {@code phone}
 */
record UnitMember(
        UUID id,
        String number,
        UUID organization,
        String creditCode,
        String name,
        PersonName legalRepresentative,
        PersonName contact,
        MobileNumber phone,
        UUID linked,
        CorporateStatus status,
        LocalDate joinedOn,
        LocalDate endedOn,
        String endReason) {
    @Override
    public String toString() {
        return "UnitMember[" + id + "]";
    }
}
