package org.boai.enroll.organization;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Which organizations of the subtree; each criterion may be absent. */
public record OrganizationFilter(
        @RestQuery UUID parent,
        @RestQuery OrganizationKind kind,
        @RestQuery @Size(max = 50) String q,
        @RestQuery UUID after,
        @RestQuery @Min(1) @Max(100) Integer limit) {
    int limitOrDefault() {
        return limit == null ? 50 : limit;
    }
}
