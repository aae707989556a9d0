package org.boai.enroll.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.boai.enroll.kernel.SystemClock;

/**
 * Arithmetic of working time, in the zone of {@link SystemClock}. Time counts from opening to closing of worked days
 * only; a moment outside them begins to count at the next opening, and what would end exactly at closing ends at the
 * next opening, so that nobody is told when the office closes. Hence one addition after another gives the same as both
 * at once, and a later start never an earlier end.
 */
record WorkingTime(Workdays days, LocalTime opens, LocalTime closes) {
    /** @throws IllegalStateException with a sentence for the operator */
    WorkingTime {
        if (!opens.isBefore(closes)) {
            throw new IllegalStateException("boai.calendar.opens (" + opens + ") is not before boai.calendar.closes ("
                    + closes + "): an office works from the one to the other.");
        }
    }

    /** @param halfDays of work, ≥ 0; a half day is half of the time from opening to closing */
    Instant after(Instant from, int halfDays) {
        if (halfDays < 0) {
            throw new IllegalArgumentException("working time does not run backwards: " + halfDays);
        }
        LocalDateTime begin = begin(local(from));
        Duration day = Duration.between(opens, closes);
        Duration work = Duration.between(opens, begin.toLocalTime())
                .plus(day.dividedBy(2).multipliedBy(halfDays));
        long wholeDays = work.dividedBy(day);
        Duration rest = work.minus(day.multipliedBy(wholeDays));
        return instant(later(begin.toLocalDate(), wholeDays).atTime(opens.plus(rest)));
    }

    /** The first opening at or after {@code from}; while work goes on, that of the next worked day. */
    Instant nextOpening(Instant from) {
        return instant(opening(local(from)));
    }

    private LocalDateTime begin(LocalDateTime from) {
        boolean open = days.worked(from.toLocalDate())
                && !from.toLocalTime().isBefore(opens)
                && from.toLocalTime().isBefore(closes);
        return open ? from : opening(from);
    }

    private LocalDateTime opening(LocalDateTime from) {
        LocalDate date = from.toLocalDate();
        boolean today = days.worked(date) && !from.toLocalTime().isAfter(opens);
        return (today ? date : days.next(date)).atTime(opens);
    }

    private LocalDate later(LocalDate date, long workdays) {
        LocalDate later = date;
        for (long i = 0; i < workdays; i++) {
            later = days.next(later);
        }
        return later;
    }

    private static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, SystemClock.ZONE);
    }

    private static Instant instant(LocalDateTime moment) {
        return moment.atZone(SystemClock.ZONE).toInstant();
    }
}
