package org.boai.enroll.kernel;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/** The program's clock, in the zone of everyone it serves; rules take the moment as an argument instead. */
public final class SystemClock {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Ticks in milliseconds: what is answered is what is stored. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZONE);
    }
}
