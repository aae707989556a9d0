package org.boai.enroll.education;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPlainText;

/** All that can be said of a class; its code stays. @param lastDay the first when absent */
public record ChangeFirstAidClass(
        @NotNull @ValidPlainText(max = 100) String title,
        @NotNull @ValidPlainText(max = 100) String place,
        @NotNull LocalDate firstDay,
        LocalDate lastDay,
        @ValidPlainText(max = 100) String instructor) {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int YEARS_AHEAD = 2;

    /** Days from the first to the last. */
    static final int LONGEST = 366;

    LocalDate until() {
        return lastDay == null ? firstDay : lastDay;
    }

    /** @throws ProblemException {@code request-invalid} */
    void requireDays(LocalDate today) {
        if (firstDay.isBefore(EARLIEST)) {
            throw ProblemException.invalid("/firstDay", "class-days");
        }
        if (firstDay.isAfter(today.plusYears(YEARS_AHEAD))) {
            throw ProblemException.invalid("/firstDay", "class-too-far-ahead");
        }
        if (until().isBefore(firstDay) || until().isAfter(firstDay.plusDays(LONGEST))) {
            throw ProblemException.invalid("/lastDay", "class-days");
        }
    }
}
