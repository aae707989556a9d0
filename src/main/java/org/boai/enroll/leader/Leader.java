package org.boai.enroll.leader;

import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.organization.OrganizationKind;

/**
 * A term as stored, opened.
 *
 * @param organizationName of today
 * @param name             null after erasure, and when it cannot be read; so is {@code phone}
 * @param because          null unless it ended early; so may {@code reason} be
 * @param publicationConsent where it is kept; null for a name that is not public
 * @param trainedOn        when the person completed the first training, or null
 */
record Leader(
        UUID id,
        UUID organization,
        String organizationName,
        OrganizationKind organizationKind,
        LeaderOffice office,
        UUID member,
        PersonName name,
        MobileNumber phone,
        Term term,
        LeaderEnding because,
        String reason,
        String publicationConsent,
        LocalDate trainedOn) {
    @Override
    public String toString() {
        return "Leader[" + id + "]";
    }
}
