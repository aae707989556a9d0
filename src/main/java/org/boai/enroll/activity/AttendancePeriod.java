package org.boai.enroll.activity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.security.Caller;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which activities a report is about: those that began from one day to another, at most 366 days.
 *
 * @param organization with all below it; by default the caller's
 */
public record AttendancePeriod(
        @RestQuery UUID organization,
        @RestQuery @NotNull LocalDate from,
        @RestQuery @NotNull LocalDate until,
        @RestQuery @Pattern(regexp = TimeCursor.SHAPE) String after,
        @RestQuery @Min(1) @Max(100) Integer limit) {
    private static final int LONGEST = 366;
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 2);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    /** @throws ProblemException {@code request-invalid} */
    void requireShort() {
        if (from.isBefore(FIRST) || until.isAfter(LAST)) {
            throw ProblemException.invalid(from.isBefore(FIRST) ? "/from" : "/until", "day-range-long");
        }
        if (until.isBefore(from)) {
            throw ProblemException.invalid("/until", "day-range-order");
        }
        if (from.plusDays(LONGEST).isBefore(until.plusDays(1))) {
            throw ProblemException.invalid("/until", "day-range-long");
        }
    }

    UUID organizationOr(Caller caller) {
        return organization == null ? caller.organizationId() : organization;
    }

    OffsetDateTime begins() {
        return from.atStartOfDay(SystemClock.ZONE).toOffsetDateTime();
    }

    /** The first moment after it. */
    OffsetDateTime ends() {
        return until.plusDays(1).atStartOfDay(SystemClock.ZONE).toOffsetDateTime();
    }

    int limitOrDefault() {
        return limit == null ? Page.LIMIT : limit;
    }
}
