package org.boai.enroll.activity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** A place in the order of reports: when an activity begins, the latest first, then its identifier. */
record AttendanceCursor(OffsetDateTime startsAt, UUID activity) {
    static final String SHAPE = "[0-9]{1,16}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1000;

    /** @return null for the beginning */
    static AttendanceCursor of(String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split("-", 2);
        long micros = Long.parseLong(parts[0]);
        var moment = Instant.ofEpochSecond(micros / MICROS, micros % MICROS * NANOS);
        return new AttendanceCursor(moment.atOffset(ZoneOffset.UTC), UUID.fromString(parts[1]));
    }

    static String after(AttendanceReport report) {
        Instant moment = report.startsAt().toInstant();
        long micros = Math.addExact(Math.multiplyExact(moment.getEpochSecond(), MICROS), moment.getNano() / NANOS);
        return Math.max(0, micros) + "-" + report.activity();
    }
}
