package org.boai.enroll.filing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;

/**
 * The county files many batches at once: those that are named, or all that are open of a month.
 *
 * @param month  e.g. {@code 2026-10}; null when {@code ids} are given
 * @param ids    at most 1000; null when a month is given
 * @param dryRun whether it is only said what would be filed; false by default
 */
public record FileMany(
        @Pattern(regexp = FilingFilter.MONTH) String month,
        @Size(min = 1, max = FileMany.MOST) List<@NotNull UUID> ids,
        Boolean dryRun) {
    static final int MOST = 1000;

    /** @throws ProblemException {@code request-invalid} unless there is one of the two */
    void requireOneOfTwo() {
        if ((month == null) == (ids == null)) {
            throw ProblemException.invalid("/month", "month-or-ids");
        }
    }

    LocalDate firstDay() {
        return month == null ? null : YearMonth.parse(month).atDay(1);
    }

    UUID[] idsOrNull() {
        return ids == null ? null : ids.stream().distinct().toArray(UUID[]::new);
    }

    boolean onlyTried() {
        return Boolean.TRUE.equals(dryRun);
    }
}
