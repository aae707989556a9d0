package org.boai.enroll.corporate;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;

/**
 * The application of a unit as stewards see it, its persons masked.
 *
 * @param legalRepresentative null after erasure, as {@code contact} and {@code phone}
 * @param memberId            null unless it was admitted
 * @param fromPaper           whether a steward entered it
 */
public record CorporateApplicationView(
        UUID id,
        String receipt,
        UUID organizationId,
        String name,
        String creditCode,
        String legalRepresentative,
        String contact,
        String phone,
        UnitStatus status,
        UUID memberId,
        boolean fromPaper,
        OffsetDateTime submittedAt,
        OffsetDateTime decidedAt,
        String decisionReason) {
    private static final ZoneId ZONE = SystemClock.ZONE;

    static CorporateApplicationView of(UnitApplication unit) {
        return new CorporateApplicationView(
                unit.id(),
                unit.receipt(),
                unit.organization(),
                unit.name(),
                unit.creditCode(),
                unit.legalRepresentative() == null
                        ? null
                        : unit.legalRepresentative().masked(),
                unit.contact() == null ? null : unit.contact().masked(),
                unit.phone() == null ? null : unit.phone().masked(),
                unit.status(),
                unit.member(),
                unit.enteredBy() != null,
                unit.submittedAt().atZone(ZONE).toOffsetDateTime(),
                unit.decidedAt() == null ? null : unit.decidedAt().atZone(ZONE).toOffsetDateTime(),
                unit.reason());
    }

    @Override
    public String toString() {
        return "CorporateApplicationView[" + id + "]";
    }
}
