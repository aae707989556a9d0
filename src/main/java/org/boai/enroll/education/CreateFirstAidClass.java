package org.boai.enroll.education;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * A first-aid class (应急救护培训).
 *
 * @param lastDay    the first when absent
 * @param instructor who teaches, in words
 * @param code       that the organization issued for a first-aid class; one is issued when absent
 */
public record CreateFirstAidClass(
        @NotNull @ValidPlainText(max = 100) String title,
        @NotNull @ValidPlainText(max = 100) String place,
        @NotNull LocalDate firstDay,
        LocalDate lastDay,
        @ValidPlainText(max = 100) String instructor,
        @Pattern(regexp = "[0-9]{9}") String code) {
    ChangeFirstAidClass said() {
        return new ChangeFirstAidClass(title, place, firstDay, lastDay, instructor);
    }
}
