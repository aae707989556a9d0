package org.boai.enroll.notification.channel;

import java.time.Duration;

/**
 * How one endpoint is told: each thing by itself, or the first at once and what follows gathered in windows.
 *
 * @param window null when each is told by itself
 * @param atOnce how many requests to one endpoint one replica may have under way
 */
public record Pace(Duration window, int atOnce) {
    public static Pace each(int atOnce) {
        return new Pace(null, atOnce);
    }

    public static Pace gathered(Duration window) {
        return new Pace(window, 1);
    }

    public boolean gathers() {
        return window != null;
    }
}
