package org.boai.enroll.activity;

import java.time.Instant;
import java.util.UUID;

/** A device at a door of an activity. @param revokedAt null while it may send */
record Door(UUID id, UUID activity, UUID organization, String label, Instant openedAt, Instant revokedAt) {
    /** Until when it may send what it kept. */
    static Instant until(CheckInActivity activity, CheckInConfig config) {
        return activity.ends().plus(config.doorsOpenFor());
    }

    /** Why nothing that it sends counts; null when it may. */
    ScanOutcome refusal(CheckInActivity of, Instant now, CheckInConfig config) {
        if (revokedAt != null) {
            return ScanOutcome.DOOR_REVOKED;
        }
        if (!now.isBefore(until(of, config))) {
            return ScanOutcome.DOOR_EXPIRED;
        }
        return of.open() ? null : ScanOutcome.NOT_OPEN;
    }
}
