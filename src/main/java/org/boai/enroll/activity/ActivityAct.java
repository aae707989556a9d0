package org.boai.enroll.activity;

import java.util.Set;

/** What a steward does with an activity as a whole. */
enum ActivityAct {
    PUBLISH(ActivityState.PUBLISHED, Set.of(ActivityState.DRAFT), "activity-published"),
    CLOSE(ActivityState.CLOSED, Set.of(ActivityState.PUBLISHED), "activity-closed"),
    REOPEN(ActivityState.PUBLISHED, Set.of(ActivityState.CLOSED), "activity-reopened"),
    HOLD(
            ActivityState.HELD,
            Set.of(ActivityState.DRAFT, ActivityState.PUBLISHED, ActivityState.CLOSED),
            "activity-held"),
    REPORT(ActivityState.REPORTED, Set.of(ActivityState.HELD, ActivityState.REPORTED), "activity-reported"),
    CANCEL(
            ActivityState.CANCELLED,
            Set.of(ActivityState.DRAFT, ActivityState.PUBLISHED, ActivityState.CLOSED),
            "activity-cancelled");

    private final ActivityState to;
    private final Set<ActivityState> from;
    private final String recorded;

    ActivityAct(ActivityState to, Set<ActivityState> from, String recorded) {
        this.to = to;
        this.from = from;
        this.recorded = recorded;
    }

    boolean possibleIn(ActivityState state) {
        return from.contains(state);
    }

    ActivityState leadsTo() {
        return to;
    }

    /** As the record of acts names it. */
    String recorded() {
        return recorded;
    }
}
