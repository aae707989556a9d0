package org.boai.enroll.member;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which members of a list; null for whatever does not matter.
 *
 * @param organization whose members, those of its subtree included; null for the caller's own
 * @param joinedFrom   first day of joining; {@code joinedUntil} is the last
 * @param after        {@code next} of the page before
 */
public record MemberFilter(
        @RestQuery UUID organization,
        @RestQuery MemberKind kind,
        @RestQuery MemberStatus status,
        @RestQuery UUID group,
        @RestQuery LocalDate joinedFrom,
        @RestQuery LocalDate joinedUntil,
        @RestQuery MemberOrigin origin,
        @RestQuery @Pattern(regexp = MemberCursor.SHAPE) String after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }

    /** Whether some of the members that are walked over may not be shown. */
    boolean skips() {
        return kind != null || status != null || origin != null;
    }

    MemberFilter from(String cursor) {
        return new MemberFilter(organization, kind, status, group, joinedFrom, joinedUntil, origin, cursor, limit);
    }
}
