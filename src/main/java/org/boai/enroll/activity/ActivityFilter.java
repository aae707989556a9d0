package org.boai.enroll.activity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.kernel.TimeCursor;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which activities are listed, the latest first; what is absent does not narrow.
 *
 * @param organization whose, those of its subtree included; null for the caller's own
 * @param from         first day on which one may start, in the province's time; {@code until} is the last
 * @param after        {@code next} of the page before
 */
public record ActivityFilter(
        @RestQuery UUID organization,
        @RestQuery ActivityState state,
        @RestQuery LocalDate from,
        @RestQuery LocalDate until,
        @RestQuery @Pattern(regexp = TimeCursor.SHAPE) String after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 2);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }

    String[] states() {
        return state == null
                ? Arrays.stream(ActivityState.values()).map(Enum::name).toArray(String[]::new)
                : new String[] {state.name()};
    }

    Instant earliest() {
        return (from == null || from.isBefore(FIRST) ? FIRST : from)
                .atStartOfDay(SystemClock.ZONE)
                .toInstant();
    }

    /** Not that moment any more. */
    Instant latest() {
        return (until == null || until.isAfter(LAST) ? LAST : until)
                .plusDays(1)
                .atStartOfDay(SystemClock.ZONE)
                .toInstant();
    }
}
