package org.boai.enroll.community;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.boai.enroll.kernel.TimeCursor;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which courses; null for whatever does not matter.
 *
 * @param id           one alone, with its text
 * @param organization whose: its own, those above whose courses are inherited, and those below
 * @param limit        50 at most, 20 by default
 */
public record PublicCourseFilter(
        @RestQuery UUID id,
        @RestQuery UUID organization,
        @RestQuery @Pattern(regexp = TimeCursor.SHAPE) String after,
        @RestQuery @Min(1) @Max(50) Integer limit) {
    private static final int USUAL = 20;

    /** @param after null for the first page */
    public static PublicCourseFilter of(UUID organization, String after) {
        return new PublicCourseFilter(null, organization, after, null);
    }

    int limitOrDefault() {
        return limit == null ? USUAL : limit;
    }
}
