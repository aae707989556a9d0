package org.boai.enroll.activity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A place in an order by time: when it starts, in microseconds as the database knows it, then the identifier. */
record ActivityCursor(Instant startsAt, UUID id) {
    static final String SHAPE = "[0-9]{1,18}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** Before the earliest. */
    static final ActivityCursor BEGINNING = new ActivityCursor(Instant.EPOCH, new UUID(0, 0));
    /** After the latest. */
    static final ActivityCursor END = new ActivityCursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    /** @param text of {@link #SHAPE}; anything else, or null, is {@code otherwise} */
    static ActivityCursor of(String text, ActivityCursor otherwise) {
        if (text == null || !text.matches(SHAPE)) {
            return otherwise;
        }
        String[] parts = text.split("-", 2);
        return new ActivityCursor(
                Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), UUID.fromString(parts[1]));
    }

    String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, startsAt) + "-" + id;
    }
}
