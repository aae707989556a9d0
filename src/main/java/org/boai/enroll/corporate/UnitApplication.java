package org.boai.enroll.corporate;

import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;

/**
 * An application as stored, opened.
 *
 * @param legalRepresentative null after erasure, as {@code contact} and {@code phone}
 */
record UnitApplication(
        UUID id,
        String receipt,
        UUID organization,
        String organizationName,
        long region,
        String countyCode,
        String creditCode,
        String name,
        PersonName legalRepresentative,
        PersonName contact,
        MobileNumber phone,
        UnitStatus status,
        UUID member,
        UUID enteredBy,
        Instant submittedAt,
        Instant decidedAt,
        String reason) {
    @Override
    public String toString() {
        return "UnitApplication[" + id + "]";
    }
}
