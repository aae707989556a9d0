package org.boai.enroll.duty;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A place in the order of a list: when it is due, then the identifier. */
record DutyCursor(Instant dueAt, UUID id) {
    /** Microseconds, as the database counts. */
    static final String SHAPE = "[0-9]{1,16}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final DutyCursor BEFORE_ALL = new DutyCursor(Instant.EPOCH, new UUID(0, 0));
    private static final DutyCursor AFTER_ALL = new DutyCursor(Instant.parse("2200-01-01T00:00:00Z"), new UUID(-1, -1));

    /** @param text of {@link #SHAPE}, or null for the beginning */
    static DutyCursor of(String text, boolean latestFirst) {
        if (text == null) {
            return latestFirst ? AFTER_ALL : BEFORE_ALL;
        }
        String[] parts = text.split("-", 2);
        return new DutyCursor(
                Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), UUID.fromString(parts[1]));
    }

    static String text(DutyView last) {
        return Instant.EPOCH.until(last.dueAt().toInstant(), ChronoUnit.MICROS) + "-" + last.id();
    }
}
