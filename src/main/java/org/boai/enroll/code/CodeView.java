package org.boai.enroll.code;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.boai.enroll.kernel.SystemClock;

/** A code as its issuer sees it. {@code url} is what the picture holds. */
public record CodeView(
        String code,
        String url,
        CodeStatus status,
        String title,
        Occasion occasion,
        OffsetDateTime validFrom,
        OffsetDateTime validUntil,
        Integer maxApplications) {
    static CodeView of(EnrollmentCode code, String url, Instant now) {
        return new CodeView(
                code.code(),
                url,
                code.status(now),
                code.title(),
                code.occasion(),
                local(code.validFrom()),
                local(code.validUntil()),
                code.maxApplications());
    }

    private static OffsetDateTime local(Instant moment) {
        return moment == null ? null : moment.atZone(SystemClock.ZONE).toOffsetDateTime();
    }
}
