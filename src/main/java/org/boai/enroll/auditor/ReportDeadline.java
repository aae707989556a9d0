package org.boai.enroll.auditor;

import java.time.Instant;
import java.time.LocalDate;
import org.boai.enroll.calendar.WorkingClock;
import org.boai.enroll.kernel.SystemClock;

/**
 * Until when the protection officer is reported: within 30 working days of reaching 1,000,000 persons (个人信息保护法 52,
 * 国家网信办关于开展个人信息保护负责人信息报送工作的公告, 2025-07-18). The day on which it is reached does not count.
 */
final class ReportDeadline {
    private static final int WORKING_DAYS = 30;

    private ReportDeadline() {}

    /** @return the last day on which the report is in time */
    static LocalDate lastDay(Instant reached, WorkingClock clock) {
        LocalDate day = reached.atZone(SystemClock.ZONE).toLocalDate();
        for (int i = 0; i < WORKING_DAYS; i++) {
            Instant midnight = day.plusDays(1).atStartOfDay(SystemClock.ZONE).toInstant();
            day = clock.nextOpening(midnight).atZone(SystemClock.ZONE).toLocalDate();
        }
        return day;
    }
}
