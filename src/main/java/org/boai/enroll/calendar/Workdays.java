package org.boai.enroll.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * Which dates are worked: Monday to Friday, less public holidays, plus make-up workdays (调休上班).
 *
 * @param named the dates that differ from the plain week, or that a holiday covers anyway
 */
record Workdays(Map<LocalDate, Kind> named) {
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    enum Kind {
        OFF,
        WORK
    }

    Workdays {
        named = Map.copyOf(named);
    }

    boolean worked(LocalDate date) {
        Kind kind = named.get(date);
        return kind == null ? !WEEKEND.contains(date.getDayOfWeek()) : kind == Kind.WORK;
    }

    /** The first date after {@code date} that is worked. */
    LocalDate next(LocalDate date) {
        LocalDate next = date.plusDays(1);
        while (!worked(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** Whether anything is known of that year; of any other one, only the weekends are. */
    boolean know(int year) {
        return named.keySet().stream().anyMatch(date -> date.getYear() == year);
    }
}
