package org.boai.enroll.duty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.boai.enroll.calendar.WorkingClock;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;

/** When duties are due, where nothing else is set, and how far they may be put off. */
@ApplicationScoped
class DutyTimes {
    /** As the table promises. */
    private static final int MOST_WORKING_DAYS = 30;

    private static final int HALVES = 2;
    private static final String UNTIL = "/until";

    private final WorkingClock workdays;
    private final DutyConfig config;

    DutyTimes(WorkingClock workdays, DutyConfig config) {
        this.workdays = workdays;
        this.config = config;
    }

    int contactWorkingDays() {
        return config.contactWorkingDays();
    }

    int entryEducationDays() {
        return config.entryEducationDays();
    }

    int firstActivityDays() {
        return config.firstActivityDays();
    }

    /** When one, two … working days have passed from now; for a priority applicant always one. */
    OffsetDateTime[] contacts(Instant now, boolean priority) {
        return IntStream.rangeClosed(1, MOST_WORKING_DAYS)
                .mapToObj(days -> workdays.after(now, HALVES * (priority ? 1 : days)))
                .map(moment -> moment.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    /**
     * To the end of that day in China.
     *
     * @param due when it was due so far
     * @throws ProblemException {@code request-invalid} when it is no later, in the past, or too far away
     */
    Instant postponed(LocalDate until, Instant due, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, SystemClock.ZONE);
        if (until.isBefore(today)) {
            throw ProblemException.invalid(UNTIL, "day-in-the-past");
        }
        if (until.isAfter(today.plusDays(config.postponedDays()))) {
            throw ProblemException.invalid(UNTIL, "day-too-far");
        }
        Instant end = until.plusDays(1).atStartOfDay(SystemClock.ZONE).toInstant();
        if (!end.isAfter(due)) {
            throw ProblemException.invalid(UNTIL, "not-later");
        }
        return end;
    }

    /** @throws ProblemException {@code duty-postponed-too-often} */
    void requireMayBePostponed(int times) {
        if (times >= config.postponements()) {
            throw ProblemException.of(DutyProblem.DUTY_POSTPONED_TOO_OFTEN);
        }
    }
}
