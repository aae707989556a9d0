package org.boai.enroll.education;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A certificate that ends soon, with its member, masked; of these what cannot be read is null.
 *
 * @param certificate the last four of its number
 */
public record ExpiringCertificate(
        UUID id,
        LocalDate expiresOn,
        String certificate,
        UUID memberId,
        String memberNumber,
        String name,
        String phone,
        UUID organizationId) {
    @Override
    public String toString() {
        return "ExpiringCertificate[" + id + "]";
    }
}
