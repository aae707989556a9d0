package org.boai.enroll.activity;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Somebody who has signed up, or was put in at the door, as whoever holds the activity sees it.
 *
 * @param memberId    null for a member outside the caller's subtree
 * @param name        masked, e.g. 王*明; null when it was erased
 * @param position    in the order of signing up; of two who wait the smaller one moves up first
 * @param guardian    whether a guardian has consented
 * @param checkedInAt null for whoever has not come
 * @param signedOutAt null for whoever was not seen leaving
 * @param minutes     null while nothing counts yet
 * @param corrected   whether the minutes were put right by hand; {@code reason} says why, else null
 */
public record ParticipationView(
        UUID id,
        UUID memberId,
        String name,
        ParticipationState state,
        long position,
        OffsetDateTime askedAt,
        boolean guardian,
        OffsetDateTime checkedInAt,
        CheckInWay way,
        OffsetDateTime signedOutAt,
        Integer minutes,
        boolean corrected,
        String reason) {
    @Override
    public String toString() {
        return "ParticipationView[" + id + "]";
    }
}
