package org.boai.enroll.duty;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Arrays;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.TimeCursor;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which duties of a list; null for whatever does not matter.
 *
 * @param organization whose duties, those of its subtree included; null for the caller's own
 * @param state        null for those that are open
 * @param due          null whenever it is due; only of those that are open
 * @param mine         only those that the caller has taken on
 * @param after        {@code next} of the page before
 */
public record DutyFilter(
        @RestQuery UUID organization,
        @RestQuery DutyState state,
        @RestQuery DutyKind kind,
        @RestQuery DutyDue due,
        @RestQuery Boolean mine,
        @RestQuery @Pattern(regexp = TimeCursor.SHAPE) String after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }

    DutyState stateOrOpen() {
        return state == null ? DutyState.OPEN : state;
    }

    /** What is over is listed from the latest on, what is open from the most overdue. */
    boolean latestFirst() {
        return stateOrOpen() != DutyState.OPEN;
    }

    boolean onlyMine() {
        return Boolean.TRUE.equals(mine);
    }

    String[] kinds() {
        return kind == null
                ? Arrays.stream(DutyKind.values()).map(Enum::name).toArray(String[]::new)
                : new String[] {kind.name()};
    }
}
