package org.boai.enroll.education;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A certificate as stewards see it.
 *
 * @param number      the last four of it; null when it cannot be read
 * @param classId     whose result it was, or null
 * @param renewedFrom the one before, or null
 */
public record CertificateView(
        UUID id,
        UUID memberId,
        String number,
        LocalDate issuedOn,
        LocalDate expiresOn,
        String issuer,
        UUID classId,
        UUID renewedFrom,
        CertificateState state,
        OffsetDateTime recordedAt) {
    @Override
    public String toString() {
        return "CertificateView[" + id + "]";
    }
}
