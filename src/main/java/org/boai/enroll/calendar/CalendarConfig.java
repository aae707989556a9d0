package org.boai.enroll.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;

/** When the offices work, in China's time. One working day is the time from opening to closing. */
@ConfigMapping(prefix = "boai.calendar")
public interface CalendarConfig {
    /**
     * Holidays and make-up workdays, instead of those that come with the program: lines like
     * {@code 2026-10-01,2026-10-07,off,国庆节} and {@code 2026-10-10,2026-10-10,work,国庆节}, in UTF-8. Read at the start.
     */
    Optional<Path> file();

    /** When a working day begins. */
    @WithDefault("09:00")
    LocalTime opens();

    /** When it ends, on the same day. */
    @WithDefault("17:00")
    LocalTime closes();
}
