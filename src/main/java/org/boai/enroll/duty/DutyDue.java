package org.boai.enroll.duty;

import java.time.Instant;
import java.time.LocalDate;
import org.boai.enroll.kernel.SystemClock;

/** Until when something is due; what is overdue is part of each, and comes first. */
public enum DutyDue {
    OVERDUE,
    /** Until the end of this day in China. */
    TODAY,
    /** Until the end of the seventh day, this one being the first. */
    WEEK;

    private static final int DAYS_OF_A_WEEK = 7;

    /** The moment before which it is due. */
    Instant before(Instant now) {
        return switch (this) {
            case OVERDUE -> now;
            case TODAY -> endOf(1, now);
            case WEEK -> endOf(DAYS_OF_A_WEEK, now);
        };
    }

    private static Instant endOf(int days, Instant now) {
        return LocalDate.ofInstant(now, SystemClock.ZONE)
                .plusDays(days)
                .atStartOfDay(SystemClock.ZONE)
                .toInstant();
    }
}
