package org.boai.enroll.auditor;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which acts.
 *
 * @param action e.g. {@code member-disclosed}; null for all
 * @param object the id of what was acted upon; null for all
 * @param after  from the page before, or null
 */
public record AuditFilter(
        @RestQuery @Pattern(regexp = "[a-z-]{1,60}") String action,
        @RestQuery @Pattern(regexp = "[A-Za-z0-9-]{1,60}") String object,
        @RestQuery UUID after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }
}
