package org.boai.enroll.leader;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ValidPlainText;

/** Title, place and days of a training become these. @param endsOn the last day */
public record ChangeTraining(
        @NotNull @ValidPlainText(max = PlanTraining.LONGEST) String batch,
        @NotNull @ValidPlainText(max = PlanTraining.LONGEST) String place,
        @NotNull LocalDate startsOn,
        @NotNull LocalDate endsOn) {
    Training applyTo(Training now) {
        return new Training(
                now.id(),
                now.organization(),
                now.organizationName(),
                now.holder(),
                now.kind(),
                now.level(),
                PlainText.require(batch, PlanTraining.LONGEST),
                PlainText.require(place, PlanTraining.LONGEST),
                startsOn,
                endsOn,
                now.cancelled(),
                now.version());
    }
}
