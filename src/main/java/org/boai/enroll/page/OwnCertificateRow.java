package org.boai.enroll.page;

import java.time.LocalDate;
import org.boai.enroll.education.CertificateState;
import org.boai.enroll.education.OwnCertificate;
import org.boai.enroll.kernel.Language;

/** A certificate as the page shows it. */
record OwnCertificateRow(String number, String issuer, String from, String until, String state) {
    static OwnCertificateRow of(OwnCertificate certificate, LocalDate today, Language language) {
        boolean over = certificate.state() == CertificateState.CURRENT && today.isAfter(certificate.expiresOn());
        return new OwnCertificateRow(
                certificate.number() == null ? "—" : certificate.number(),
                certificate.issuer(),
                certificate.issuedOn().toString(),
                certificate.expiresOn().toString(),
                over
                        ? language.pick("已过期，请参加复训", "Expired: please take a refresher")
                        : OwnWords.word(certificate.state().name(), language));
    }

    @Override
    public String toString() {
        return "OwnCertificateRow[" + state + "]";
    }
}
