package org.boai.enroll.education;

import java.time.LocalDate;

/** A certificate as whoever has it sees it. @param number null when it cannot be read */
public record OwnCertificate(
        String number, LocalDate issuedOn, LocalDate expiresOn, String issuer, CertificateState state) {
    @Override
    public String toString() {
        return "OwnCertificate[" + state + "]";
    }
}
