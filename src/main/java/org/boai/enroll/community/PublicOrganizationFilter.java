package org.boai.enroll.community;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which organizations; null for whatever does not matter.
 *
 * @param id     one alone
 * @param parent those directly below it
 * @param limit  100 at most, 50 by default
 */
public record PublicOrganizationFilter(
        @RestQuery UUID id,
        @RestQuery UUID parent,
        @RestQuery OrganizationKind kind,
        @RestQuery UUID after,
        @RestQuery @Min(1) @Max(100) Integer limit) {
    private static final int USUAL = 50;

    /** @param after null for the first page */
    public static PublicOrganizationFilter below(UUID parent, UUID after) {
        return new PublicOrganizationFilter(null, parent, null, after, null);
    }

    int limitOrDefault() {
        return limit == null ? USUAL : limit;
    }
}
