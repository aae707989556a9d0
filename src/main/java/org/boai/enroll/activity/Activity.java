package org.boai.enroll.activity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.Membership;

/**
 * A row of activities with its rules.
 *
 * @param capacity null for as many as come
 * @param taken    places that people have
 * @param lastInQueue of the last who has signed up
 * @param kinds    empty for all
 */
record Activity(
        UUID id,
        UUID organizationId,
        ActivityState state,
        String place,
        ActivityTimes times,
        Integer capacity,
        int taken,
        long lastInQueue,
        ActivityAudience audience,
        Set<MemberKind> kinds,
        int version) {
    /** Places that nobody has. */
    int free() {
        return capacity == null ? Integer.MAX_VALUE : Math.max(0, capacity - taken);
    }

    /** Whether those who take part would have to be somewhere else, or at another time. */
    boolean movesTo(String otherPlace, ActivityTimes otherTimes) {
        return !place.equals(otherPlace)
                || !times.startsAt().equals(otherTimes.startsAt())
                || !times.endsAt().equals(otherTimes.endsAt());
    }

    /** Whether somebody who has come would have been there when it is not on. */
    boolean leavesBehind(ActivityTimes other) {
        return !times.startsAt().equals(other.startsAt()) || other.endsAt().isBefore(times.endsAt());
    }

    /** What stays as it was may have passed: what is under way can be changed. @throws ProblemException {@code activity-in-the-past} */
    void requireAhead(ActivityTimes other, Instant now) {
        boolean start =
                times.startsAt().equals(other.startsAt()) || other.startsAt().isAfter(now);
        boolean deadline = times.signUpUntil().equals(other.signUpUntil())
                || other.signUpUntil().isAfter(now);
        if (state.ahead() && !(start && deadline)) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_IN_THE_PAST);
        }
    }

    /** Whether a member may know of it, without having signed up before. */
    boolean isFor(List<UUID> lineage) {
        return state != ActivityState.DRAFT
                && (audience == ActivityAudience.EVERYONE || lineage.contains(organizationId));
    }

    /** @throws ProblemException {@code activity-unknown}, {@code sign-up-closed}, {@code sign-up-not-for-you} */
    void requireOpenTo(Membership member, Instant now) {
        if (!isFor(member.lineage())) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_UNKNOWN);
        }
        if (state != ActivityState.PUBLISHED || !times.signUpUntil().isAfter(now)) {
            throw ProblemException.of(ActivityProblem.SIGN_UP_CLOSED);
        }
        if (!kinds.isEmpty() && !kinds.contains(member.kind())) {
            throw ProblemException.of(ActivityProblem.SIGN_UP_NOT_FOR_YOU);
        }
    }

    /** Whether a place that becomes free goes to whoever waits. */
    boolean fillsUp(Instant now) {
        return state.ahead() && times.startsAt().isAfter(now);
    }

    /** @throws ProblemException {@code activity-state}, {@code activity-begun} */
    void requireCancellable(Instant now) {
        if (!state.ahead()) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_STATE).with("state", state.name());
        }
        if (!times.startsAt().isAfter(now)) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_BEGUN);
        }
    }

    /** The state after an act. @throws ProblemException {@code activity-state} and what the act's own rule says */
    ActivityState after(ActivityAct act, Instant now) {
        ActivityState next = state.after(act);
        if (act == ActivityAct.PUBLISH && !times.ahead(now)) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_IN_THE_PAST);
        }
        if (act == ActivityAct.REOPEN && !times.signUpUntil().isAfter(now)) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_IN_THE_PAST);
        }
        if (act == ActivityAct.HOLD && times.startsAt().isAfter(now)) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_NOT_BEGUN);
        }
        return next;
    }
}
