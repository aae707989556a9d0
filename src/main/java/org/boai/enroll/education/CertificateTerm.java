package org.boai.enroll.education;

import java.time.LocalDate;
import java.time.Period;
import org.boai.enroll.kernel.ProblemException;

/** From when until when a certificate is good. */
record CertificateTerm(LocalDate issuedOn, LocalDate expiresOn) {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final Period LONGEST = Period.ofYears(20);

    /**
     * @param within  where the dates stand in the request, e.g. {@code /results/3}; empty for the top
     * @param expires null for the usual time
     * @throws ProblemException {@code request-invalid}
     */
    static CertificateTerm of(LocalDate issued, LocalDate expires, Rule rule, String within) {
        if (issued.isAfter(rule.today())) {
            throw ProblemException.invalid(within + "/issuedOn", "date-in-the-future");
        }
        if (issued.isBefore(EARLIEST)) {
            throw ProblemException.invalid(within + "/issuedOn", "certificate-dates");
        }
        LocalDate end = expires == null ? issued.plus(rule.usual()) : expires;
        if (!end.isAfter(issued) || end.isAfter(issued.plus(LONGEST))) {
            throw ProblemException.invalid(within + "/expiresOn", "certificate-dates");
        }
        return new CertificateTerm(issued, end);
    }

    /** @param usual how long one is good for when nobody says otherwise */
    record Rule(LocalDate today, Period usual) {}
}
