package org.boai.enroll.disclosure;

import java.time.LocalDate;
import org.boai.enroll.application.Guardian;

/** The values that were asked for; null what was not, or is not on record. */
public record DisclosedFields(
        String fullName, String phone, LocalDate birthDate, String documentNumber, Guardian guardian) {
    @Override
    public String toString() {
        return "DisclosedFields[…]";
    }
}
