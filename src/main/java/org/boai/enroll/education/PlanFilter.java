package org.boai.enroll.education;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which plans are listed.
 *
 * @param active    null for all
 * @param inherited those of the organizations above, by which the caller's members get courses, instead of those of the subtree
 */
public record PlanFilter(
        @RestQuery Boolean active,
        @RestQuery Boolean inherited,
        @RestQuery UUID after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    boolean onlyInherited() {
        return Boolean.TRUE.equals(inherited);
    }

    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }
}
