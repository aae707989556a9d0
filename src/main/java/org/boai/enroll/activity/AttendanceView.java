package org.boai.enroll.activity;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Somebody who takes part, as whoever holds the activity sees it.
 *
 * @param id        of the participation
 * @param name      masked; null after erasure
 * @param state     PLACE, WAITING or CANCELLED
 * @param cameAt    null for who did not come
 * @param minutes   null while nothing counts yet
 * @param corrected whether the minutes were put right by hand; {@code reason} says why, else null
 */
public record AttendanceView(
        UUID id,
        UUID memberId,
        String name,
        String state,
        OffsetDateTime cameAt,
        CheckInWay way,
        OffsetDateTime leftAt,
        Integer minutes,
        boolean corrected,
        String reason) {
    @Override
    public String toString() {
        return "AttendanceView[" + id + "]";
    }
}
