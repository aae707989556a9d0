package org.boai.enroll.education;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Gives a course to members, in batches.
 *
 * @param organizationId whose members, those below included; null for the caller's own
 * @param who            with {@code NAMED} {@code members} says which
 * @param members        at most 200; else null
 * @param dueOn          the last day; null for as many days as the course says
 * @param tell           whether each gets a message, true by default; never when they are more than the operator allows at once
 */
public record AssignCourse(
        UUID organizationId,
        @NotNull Who who,
        @Size(min = 1, max = 200) List<@NotNull UUID> members,
        LocalDate dueOn,
        Boolean tell) {
    /** Which of the active members; whoever has the course open gets it no second time. */
    public enum Who {
        /** Also those who have completed it before. */
        ALL,
        /** Those who have never completed it. */
        LACKING,
        NAMED
    }

    boolean wantsTelling() {
        return !Boolean.FALSE.equals(tell);
    }

    UUID[] named() {
        return who == Who.NAMED ? members.stream().distinct().toArray(UUID[]::new) : null;
    }
}
