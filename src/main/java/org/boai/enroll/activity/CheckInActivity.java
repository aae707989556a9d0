package org.boai.enroll.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Membership;

/**
 * What the door has to know of an activity.
 *
 * @param organization who holds it, {@code holder} by name
 * @param state        as the activity's life has it
 * @param capacity     null for as many as come
 * @param audience     SUBTREE or EVERYONE
 * @param kinds        empty for all
 */
record CheckInActivity(
        UUID id,
        UUID organization,
        String holder,
        String title,
        String place,
        Instant starts,
        Instant ends,
        String state,
        Integer capacity,
        int taken,
        String audience,
        List<String> kinds) {
    private static final Set<String> OPEN = Set.of("PUBLISHED", "CLOSED", "HELD", "REPORTED");
    private static final Set<String> SIGNED_FOR = Set.of("PUBLISHED", "CLOSED", "HELD");
    private static final Set<String> OVER = Set.of("HELD", "REPORTED");

    /** Whether people come to it, or have come. */
    boolean open() {
        return OPEN.contains(state);
    }

    /** Whether it is known to have taken place. */
    boolean held() {
        return OVER.contains(state);
    }

    boolean full() {
        return capacity != null && taken >= capacity;
    }

    /** @throws ProblemException {@code check-in-closed} */
    CheckInActivity requireOpen() {
        if (!open()) {
            throw ProblemException.of(CheckInProblem.CHECK_IN_CLOSED);
        }
        return this;
    }

    /**
     * Nobody has served in it for longer than it takes, with the time for which the door is open before, and nobody before it
     * begins.
     *
     * @throws ProblemException {@code activity-not-begun}, {@code request-invalid}
     */
    void requirePossible(int minutes, Instant now, CheckInConfig config) {
        if (starts.isAfter(now)) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_NOT_BEGUN);
        }
        var longest = Duration.between(starts, ends).plus(config.opensBefore());
        if (Duration.ofMinutes(minutes).compareTo(longest) > 0) {
            throw ProblemException.invalid("/minutes", "minutes-longer-than-activity");
        }
    }

    /**
     * A sheet serves those who come: nobody comes to a draft, or after the door is closed.
     *
     * @throws ProblemException {@code no-sign-in-sheet}
     */
    CheckInActivity requireSheet(Instant now, CheckInConfig config) {
        if (!SIGNED_FOR.contains(state) || now.isAfter(ends.plus(config.closesAfter()))) {
            throw ProblemException.of(CheckInProblem.NO_SIGN_IN_SHEET);
        }
        return this;
    }

    boolean isFor(Membership member) {
        boolean within = "EVERYONE".equals(audience) || member.within(organization);
        return within && (kinds.isEmpty() || kinds.contains(member.kind().name()));
    }

    /** Whether people may be seen coming or going then; clocks may be ten minutes off, and nobody comes in the future. */
    boolean isOnAt(Instant moment, Instant now, CheckInConfig config) {
        var opens = starts.minus(config.opensBefore()).minus(PassCode.TOLERANCE);
        var closes = ends.plus(config.closesAfter()).plus(PassCode.TOLERANCE);
        return !moment.isBefore(opens) && !moment.isAfter(closes) && !moment.isAfter(now.plus(PassCode.TOLERANCE));
    }
}
