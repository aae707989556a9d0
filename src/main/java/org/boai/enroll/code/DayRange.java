package org.boai.enroll.code;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;

/** Days in China, both included, 366 at most. */
record DayRange(LocalDate from, LocalDate until) {
    private static final int MOST = 366;

    /** @throws ProblemException {@code request-invalid} with a pointer to the day that is wrong */
    static DayRange of(String from, String until) {
        var range = new DayRange(day("/from", from), day("/until", until));
        if (range.until.isBefore(range.from)) {
            throw ProblemException.invalid("/until", "day-range-order");
        }
        if (ChronoUnit.DAYS.between(range.from, range.until) >= MOST) {
            throw ProblemException.invalid("/until", "day-range-long");
        }
        return range;
    }

    private static LocalDate day(String pointer, String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(pointer, "value-not-readable");
        }
    }

    OffsetDateTime begin() {
        return beginningOf(from);
    }

    /** Exclusive. */
    OffsetDateTime end() {
        return beginningOf(until.plusDays(1));
    }

    private static OffsetDateTime beginningOf(LocalDate day) {
        return day.atStartOfDay(SystemClock.ZONE).toOffsetDateTime();
    }
}
