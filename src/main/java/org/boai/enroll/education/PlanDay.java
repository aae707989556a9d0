package org.boai.enroll.education;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * The day of a plan, year by year.
 *
 * @param month with {@code FIXED_DAY}; 29 February is the 28th where there is none
 */
record PlanDay(PlanOccasion occasion, Integer month, Integer day) {
    private static final int EIGHTH = 8;
    private static final int SECOND = 2;
    private static final int LEAP_YEAR = 2000;

    /** Whether there is such a day in some year. */
    boolean possible() {
        return occasion != PlanOccasion.FIXED_DAY
                || day <= YearMonth.of(LEAP_YEAR, month).lengthOfMonth();
    }

    LocalDate in(int year) {
        return switch (occasion) {
            case RED_CROSS_DAY -> LocalDate.of(year, Month.MAY, EIGHTH);
            case FIRST_AID_DAY ->
                LocalDate.of(year, Month.SEPTEMBER, 1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(SECOND, DayOfWeek.SATURDAY));
            case FIXED_DAY -> {
                var in = YearMonth.of(year, month);
                yield in.atDay(Math.min(day, in.lengthOfMonth()));
            }
        };
    }

    /** This year's, as long as it is not over, else the next one's. */
    LocalDate next(LocalDate today) {
        LocalDate inThisYear = in(today.getYear());
        return inThisYear.isBefore(today) ? in(today.getYear() + 1) : inThisYear;
    }

    /** The day that is being prepared for: its members' course is given on one of these days. */
    Optional<LocalDate> open(int leadDays, LocalDate today) {
        LocalDate next = next(today);
        return next.minusDays(leadDays).isAfter(today) ? Optional.empty() : Optional.of(next);
    }
}
