package org.boai.enroll.activity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which of those who signed up; what is absent does not narrow.
 *
 * @param came  those who came, or those with a place who did not
 * @param after {@code next} of the page before
 */
public record ParticipationFilter(
        @RestQuery ParticipationState state,
        @RestQuery Boolean came,
        @RestQuery @Min(0) Long after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }
}
