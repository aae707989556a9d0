package org.boai.enroll.disclosure;

import java.time.LocalDate;
import org.boai.enroll.application.Guardian;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The values that were asked for; null what was not, or is not on record. */
public record DisclosedFields(
        @Schema(nullable = true) String fullName,
        @Schema(nullable = true) String phone,
        @Schema(nullable = true) LocalDate birthDate,
        @Schema(nullable = true) String documentNumber,
        @Schema(nullable = true) Guardian guardian) {
    @Override
    public String toString() {
        return "DisclosedFields[…]";
    }
}
