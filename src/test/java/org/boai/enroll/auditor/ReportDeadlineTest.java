package org.boai.enroll.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.boai.enroll.calendar.CalendarConfig;
import org.boai.enroll.calendar.WorkingClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thirty working days, the day of reaching not counted, whatever the hour; holidays and make-up workdays as they are. */
class ReportDeadlineTest {
    private final WorkingClock clock = new WorkingClock(new SmallRyeConfigBuilder()
            .withMapping(CalendarConfig.class)
            .build()
            .getConfigMapping(CalendarConfig.class));

    @ParameterizedTest
    @CsvSource({
        // a Monday at each hour, then the weekend before it: six weeks without a holiday
        "2026-06-22T00:00:00+08:00,2026-08-03",
        "2026-06-22T09:00:00+08:00,2026-08-03",
        "2026-06-22T16:59:59+08:00,2026-08-03",
        "2026-06-22T23:59:59+08:00,2026-08-03",
        "2026-06-27T12:00:00+08:00,2026-08-07",
        "2026-06-28T12:00:00+08:00,2026-08-07",
        // over the national holiday of 2026, 1 to 7 October, with its make-up workdays 20 September and 10 October
        "2026-09-14T10:00:00+08:00,2026-10-30"
    })
    void isTheThirtiethWorkingDayAfterTheDay(String reached, LocalDate last) {
        assertThat(ReportDeadline.lastDay(OffsetDateTime.parse(reached).toInstant(), clock))
                .isEqualTo(last);
    }
}
