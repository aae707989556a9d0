package org.boai.enroll.leader;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.organization.OrganizationKind;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which leaders; null for whatever does not matter.
 *
 * @param organization whose, those of its subtree included; null for the caller's own
 * @param level        of organizations of which kind
 * @param untrained    true for those who hold an office, or will, and lack the first training
 * @param after        {@code next} of the page before
 */
public record LeaderFilter(
        @RestQuery UUID organization,
        @RestQuery LeaderOffice office,
        @RestQuery OrganizationKind level,
        @RestQuery LeaderStanding standing,
        @RestQuery Boolean untrained,
        @RestQuery @Pattern(regexp = LeaderCursor.SHAPE) String after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }

    boolean onlyUntrained() {
        return Boolean.TRUE.equals(untrained);
    }
}
