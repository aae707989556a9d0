package org.boai.enroll.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * When somebody came and went. The earliest coming and the latest leaving count, in whichever order they become known; who came
 * back after the latest leaving has not left.
 *
 * @param id      of the participation
 * @param state   PLACE, WAITING or CANCELLED
 * @param came    null for who was not seen coming
 * @param way     null with it
 * @param lastIn  the latest coming that is known; null with it
 * @param lastOut the latest leaving that is known, also one before coming; null for none
 */
record Attendance(UUID id, UUID member, String state, Instant came, CheckInWay way, Instant lastIn, Instant lastOut) {
    private static final String PLACE = "PLACE";

    /** Somebody with a place who was not seen coming. */
    static Attendance expected(UUID id, UUID member, Instant lastOut) {
        return new Attendance(id, member, PLACE, null, null, null, lastOut);
    }

    boolean place() {
        return PLACE.equals(state);
    }

    boolean checkedIn() {
        return came != null;
    }

    Attendance with(ScanDirection direction, Instant moment, CheckInWay by) {
        return direction == ScanDirection.IN ? coming(moment, by) : leaving(moment);
    }

    /** @param by counts when it is the first that is known of the coming */
    Attendance coming(Instant moment, CheckInWay by) {
        return came == null
                ? new Attendance(id, member, state, moment, by, moment, lastOut)
                : new Attendance(
                        id,
                        member,
                        state,
                        moment.isBefore(came) ? moment : came,
                        way,
                        moment.isAfter(lastIn) ? moment : lastIn,
                        lastOut);
    }

    Attendance leaving(Instant moment) {
        boolean later = lastOut == null || moment.isAfter(lastOut);
        return new Attendance(id, member, state, came, way, lastIn, later ? moment : lastOut);
    }

    /** When they left for good; null for who was not seen leaving after coming, or after coming back. */
    Instant went() {
        return came == null || lastOut == null || lastOut.isBefore(lastIn) ? null : lastOut;
    }

    /** The latest coming when it is not the only one. */
    Instant cameAgain() {
        return came == null || lastIn.equals(came) ? null : lastIn;
    }
}
