package org.boai.enroll.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** When something was wrong: only then may a message be sent twice, or late. */
final class Windows {
    /** From a receiver's answer until it is written down, on a busy machine. */
    private static final Duration MARKING = Duration.ofSeconds(3);

    /** From a sender's last breath until a receiver looks at what it has sent. */
    private static final Duration ARRIVING = Duration.ofSeconds(1);

    private final List<Window> windows = new CopyOnWriteArrayList<>();

    private record Window(Instant from, Instant to) {
        boolean has(Instant moment) {
            return !moment.isBefore(from) && !moment.isAfter(to);
        }
    }

    /** At this moment something was killed. */
    void now() {
        Instant now = Instant.now();
        windows.add(new Window(now.minus(MARKING), now.plus(ARRIVING)));
    }

    /** Something was wrong for a while. */
    void since(Instant begin) {
        windows.add(new Window(begin.minus(MARKING), Instant.now().plus(MARKING)));
    }

    /** Whether what was sent at this moment may not have been written down. */
    boolean explain(Instant sent) {
        return windows.stream().anyMatch(window -> window.has(sent));
    }
}
