package org.boai.enroll.activity;

import java.time.OffsetDateTime;

/**
 * Where a member's calendar is read from.
 *
 * @param address whoever knows it reads the calendar; shown once, when it is made, else null
 * @param madeAt  null when there is none
 */
public record OwnCalendar(String address, OffsetDateTime madeAt) {
    @Override
    public String toString() {
        return "OwnCalendar[" + madeAt + "]";
    }
}
