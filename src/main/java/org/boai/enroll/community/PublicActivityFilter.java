package org.boai.enroll.community;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.TimeCursor;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which activities; null for whatever does not matter.
 *
 * @param id           one alone, with its description
 * @param organization who holds it, those below included
 * @param from         that begin on this day or later; null for today
 * @param after        {@code next} of the page before
 * @param limit        50 at most, 20 by default
 */
public record PublicActivityFilter(
        @RestQuery UUID id,
        @RestQuery UUID organization,
        @RestQuery LocalDate from,
        @RestQuery @Pattern(regexp = TimeCursor.SHAPE) String after,
        @RestQuery @Min(1) @Max(PublicActivityFilter.MOST) Integer limit) {
    static final int MOST = 50;
    private static final int USUAL = 20;
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 2);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    /** Those of an organization from today on. @param after null for the first page */
    public static PublicActivityFilter upcoming(UUID organization, String after) {
        return new PublicActivityFilter(null, organization, null, after, null);
    }

    /** Within what a database knows as a day. */
    LocalDate fromOr(LocalDate today) {
        if (from == null) {
            return today;
        }
        return from.isBefore(FIRST) ? FIRST : from.isAfter(LAST) ? LAST : from;
    }

    int limitOrDefault() {
        return limit == null ? USUAL : limit;
    }
}
