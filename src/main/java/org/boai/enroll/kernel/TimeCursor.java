package org.boai.enroll.kernel;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A place in a list that goes by time: the moment in microseconds, as PostgreSQL keeps it, then the identifier. */
public record TimeCursor(Instant at, UUID id) {
    /** How it is written: moments from 1970 to 2286, which is all that lists are about. */
    public static final String SHAPE = "[0-9]{1,16}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final UUID LEAST = new UUID(0, 0);
    private static final UUID GREATEST = new UUID(-1, -1);
    private static final long MICROS_OF_A_SECOND = 1_000_000;
    private static final long NANOS_OF_A_MICRO = 1_000;
    private static final long LATEST = 9_999_999_999_999_999L;

    /** Before the earliest. */
    public static final TimeCursor BEGINNING = before(Instant.EPOCH);

    /** After the latest. */
    public static final TimeCursor END = new TimeCursor(Instant.EPOCH.plus(LATEST, ChronoUnit.MICROS), GREATEST);

    /** Before everything that happens at this moment. */
    public static TimeCursor before(Instant moment) {
        return new TimeCursor(moment, LEAST);
    }

    /** @param text of {@link #SHAPE}; anything else, or null, is {@code otherwise} */
    public static TimeCursor of(String text, TimeCursor otherwise) {
        if (text == null || !text.matches(SHAPE)) {
            return otherwise;
        }
        String[] parts = text.split("-", 2);
        return new TimeCursor(
                Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), UUID.fromString(parts[1]));
    }

    /** The place of what happens at this moment. */
    public static String text(OffsetDateTime moment, UUID id) {
        return new TimeCursor(moment.toInstant(), id).text();
    }

    public String text() {
        // MICROS.between counts nanoseconds, which end in 2262
        return at.getEpochSecond() * MICROS_OF_A_SECOND + at.getNano() / NANOS_OF_A_MICRO + "-" + id;
    }

    /** As a driver takes it. */
    public OffsetDateTime moment() {
        return at.atOffset(ZoneOffset.UTC);
    }
}
