package org.boai.enroll.leader;

import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;

/**
 * A training of leaders.
 *
 * @param organizationId who holds it
 * @param level          of which kind of organizations the leaders are; null for all
 * @param endsOn         the last day
 */
public record TrainingView(
        UUID id,
        UUID organizationId,
        String organization,
        TrainingKind kind,
        OrganizationKind level,
        String batch,
        String place,
        LocalDate startsOn,
        LocalDate endsOn,
        boolean cancelled,
        int version) {
    static TrainingView of(Training training) {
        return new TrainingView(
                training.id(),
                training.organization(),
                training.organizationName(),
                training.kind(),
                training.level(),
                training.batch(),
                training.place(),
                training.startsOn(),
                training.endsOn(),
                training.cancelled(),
                training.version());
    }
}
