package org.boai.enroll.support;

import java.time.Duration;

/** Limits count in windows that begin at multiples of their length: what a test counts must not fall into two. */
public final class LimitWindows {
    private LimitWindows() {}

    /** Waits for the next one when less than needed is left of this one. */
    public static void early(Duration window, Duration needed) throws InterruptedException {
        long left = window.toMillis() - System.currentTimeMillis() % window.toMillis();
        if (left < needed.toMillis()) {
            Thread.sleep(left + 500);
        }
    }
}
