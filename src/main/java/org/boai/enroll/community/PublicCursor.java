package org.boai.enroll.community;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A place in a list that goes by time: the moment in microseconds, as PostgreSQL keeps it, and the identifier. */
record PublicCursor(Instant at, UUID id) {
    static final String SHAPE = "[0-9]{1,16}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final UUID LEAST = new UUID(0, 0);

    /** Before everything that happens at this moment. */
    static PublicCursor before(Instant moment) {
        return new PublicCursor(moment, LEAST);
    }

    /** @param text of {@link #SHAPE} */
    static PublicCursor of(String text) {
        String[] parts = text.split("-", 2);
        return new PublicCursor(
                Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), UUID.fromString(parts[1]));
    }

    OffsetDateTime moment() {
        return at.atOffset(ZoneOffset.UTC);
    }

    String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }
}
