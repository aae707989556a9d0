package org.boai.enroll.notification;

import java.time.Duration;
import java.time.Instant;

/**
 * From where on to look for due deliveries. While another transaction stays open for minutes (a backup, a report),
 * PostgreSQL cannot clean the index entries of rows that are finished, and each look from the very beginning would walk
 * over all of them. So it begins shortly before the last look that left nothing, and only now and then at the beginning:
 * a row may become visible late, because its transaction was long.
 */
final class LowWater {
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Duration EVERYTHING = Duration.ofSeconds(30);

    private Instant mark = Instant.EPOCH;
    private Instant fullLook = Instant.EPOCH;

    Instant from(Instant now) {
        if (!now.isBefore(fullLook.plus(EVERYTHING))) {
            fullLook = now;
            mark = Instant.EPOCH;
        }
        return mark;
    }

    /** @param at when it looked, by the database's clock */
    void leftNothing(Instant at) {
        mark = at.minus(MARGIN);
    }
}
