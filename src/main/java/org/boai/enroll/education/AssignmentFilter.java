package org.boai.enroll.education;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Of whom is listed who has not completed a course.
 *
 * @param organization whose members, those below included; null for the caller's own
 * @param overdue      only those who should have completed it
 */
public record AssignmentFilter(
        @RestQuery UUID organization,
        @RestQuery Boolean overdue,
        @RestQuery @Pattern(regexp = AssignmentFilter.CURSOR) String after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    static final String CURSOR = ID + "\\." + ID;
    private static final UUID FIRST = new UUID(0, 0);
    private static final int LENGTH = 36;

    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }

    UUID afterOrganization() {
        return after == null ? FIRST : UUID.fromString(after.substring(0, LENGTH));
    }

    UUID afterId() {
        return after == null ? FIRST : UUID.fromString(after.substring(LENGTH + 1));
    }

    static String cursor(AssignmentView view) {
        return view.organizationId() + "." + view.id();
    }
}
