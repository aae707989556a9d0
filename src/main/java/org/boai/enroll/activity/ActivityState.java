package org.boai.enroll.activity;

import org.boai.enroll.kernel.ProblemException;

/**
 * How an activity stands: DRAFT → PUBLISHED → CLOSED → HELD → REPORTED, and CANCELLED from whatever is not held yet. A closed
 * one can be opened again; one that was held without being announced goes from DRAFT to HELD; a report can be put right.
 */
public enum ActivityState {
    /** Seen by its branch only. */
    DRAFT,
    /** Members sign up. */
    PUBLISHED,
    /** Nobody signs up any more: by hand, or the deadline has passed. */
    CLOSED,
    /** It has taken place, as somebody says who was there. */
    HELD,
    REPORTED,
    CANCELLED;

    /** The state after an act. @throws ProblemException {@code activity-state} with the state as it is */
    ActivityState after(ActivityAct act) {
        if (!act.possibleIn(this)) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_STATE).with("state", name());
        }
        return act.leadsTo();
    }

    /** Whether it lies ahead, and those who take part have to know what changes. */
    boolean ahead() {
        return this == PUBLISHED || this == CLOSED;
    }
}
