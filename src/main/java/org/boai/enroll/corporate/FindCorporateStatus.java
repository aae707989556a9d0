package org.boai.enroll.corporate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Somebody asks how the application of a unit stands. */
public record FindCorporateStatus(
        @NotNull @Pattern(regexp = "[0-9A-Za-z_-]{22}") String receipt,
        @NotNull @Pattern(regexp = "[0-9]{4}") String phoneLast4) {
    @Override
    public String toString() {
        return "FindCorporateStatus[…]";
    }
}
