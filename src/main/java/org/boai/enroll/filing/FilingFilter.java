package org.boai.enroll.filing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which batches are listed; what is absent does not narrow.
 *
 * @param month           e.g. {@code 2026-10}
 * @param round           what a county was told of at once, as its notice names it
 * @param wronglyAdmitted those that have a member who should not have been admitted and is still one
 */
public record FilingFilter(
        @RestQuery @Pattern(regexp = FilingFilter.MONTH) String month,
        @RestQuery FilingState state,
        @RestQuery UUID round,
        @RestQuery Boolean wronglyAdmitted,
        @RestQuery UUID after,
        @RestQuery @Min(1) @Max(100) Integer limit) {
    static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";

    LocalDate firstDay() {
        return month == null ? null : YearMonth.parse(month).atDay(1);
    }

    int limitOrDefault() {
        return limit == null ? Page.LIMIT : limit;
    }
}
