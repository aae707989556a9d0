package org.boai.enroll.education;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which courses are listed; what is absent does not narrow.
 *
 * @param organization whose they are; not those of organizations above or below it
 */
public record CourseFilter(
        @RestQuery CourseState state,
        @RestQuery UUID organization,
        @RestQuery UUID after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }
}
