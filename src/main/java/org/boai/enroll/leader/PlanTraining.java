package org.boai.enroll.leader;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.organization.OrganizationKind;

/**
 * A training of leaders is planned, or was held.
 *
 * @param organizationId who holds it: a township society or one above
 * @param level          of which kind of organizations the leaders are; null for all
 * @param batch          its title, e.g. 2026年第一期; at most 100 characters
 * @param endsOn         the last day
 */
public record PlanTraining(
        @NotNull UUID organizationId,
        @NotNull TrainingKind kind,
        OrganizationKind level,
        @NotNull @ValidPlainText(max = PlanTraining.LONGEST) String batch,
        @NotNull @ValidPlainText(max = PlanTraining.LONGEST) String place,
        @NotNull LocalDate startsOn,
        @NotNull LocalDate endsOn) {
    static final int LONGEST = 100;

    Training training(UUID id, OrganizationKind holder) {
        return new Training(
                id,
                organizationId,
                null,
                holder,
                kind,
                level,
                PlainText.require(batch, LONGEST),
                PlainText.require(place, LONGEST),
                startsOn,
                endsOn,
                false,
                0);
    }
}
