package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ValidPlainText;

/** The organization above decides an appeal. @param upheld whether the refusal was wrong; @param reason told to the applicant */
public record DecideAppeal(@NotNull Boolean upheld, @NotNull @ValidPlainText(max = 200) String reason) {
    AppealState state() {
        return upheld ? AppealState.UPHELD : AppealState.REJECTED;
    }
}
