package org.boai.enroll.duty;

import java.time.Instant;
import java.time.YearMonth;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;

/** A month in China. @param until the first moment after it */
record LedgerMonth(YearMonth month, Instant from, Instant until) {
    static final String SHAPE = "20[0-9]{2}-(0[1-9]|1[0-2])";

    /** @param text of {@link #SHAPE} */
    static LedgerMonth of(String text) {
        var month = YearMonth.parse(text);
        return new LedgerMonth(month, begin(month), begin(month.plusMonths(1)));
    }

    /** @throws ProblemException {@code request-invalid} for a month that has not begun: what is owed in it is not known yet */
    LedgerMonth requireBegun(Instant now) {
        if (from.isAfter(now)) {
            throw ProblemException.invalid("/month", "month-in-the-future");
        }
        return this;
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(SystemClock.ZONE).toInstant();
    }

    boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
