package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** An applicant asks how it stands. */
public record FindStatus(
        @NotNull @Size(min = 12, max = 20) String receipt, @NotNull @Pattern(regexp = "[0-9]{4}") String phoneLast4) {
    @Override
    public String toString() {
        return "FindStatus[…]";
    }
}
