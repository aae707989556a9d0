package org.boai.enroll.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * An activity in a calendar.
 *
 * @param own     how the member stands; null in a calendar of a branch
 * @param changed when it was written last
 */
record CalendarEntry(
        UUID id,
        ActivityTexts texts,
        String organization,
        ActivityTimes times,
        ActivityState state,
        int edition,
        Instant changed,
        ParticipationState own) {}
