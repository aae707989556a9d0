package org.boai.enroll.notification;

import java.time.Duration;
import java.util.UUID;
import org.boai.enroll.notification.channel.Verdict;
import org.boai.enroll.notification.channel.Verdict.Sort;

/**
 * What a verdict makes of one delivery.
 *
 * @param pause before it is tried again; none when it is finished
 * @param sort  of the verdict; null when it was given back without one, which counts as no attempt
 */
record Outcome(UUID delivery, UUID endpoint, long lease, Sort sort, String state, String reason, Duration pause) {
    private static final Duration GIVEN_BACK = Duration.ofMillis(500);
    static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** How patient the relay is. */
    record Patience(int attempts, Duration firstRetry) {}

    /** @param jitter about one, so that what failed together does not come back together */
    static Outcome of(Delivery delivery, Verdict verdict, Patience patience, double jitter) {
        return switch (verdict.sort()) {
            case DELIVERED -> finished(delivery, verdict, "DELIVERED", verdict.reason());
            case PERMANENT, GONE -> finished(delivery, verdict, "DEAD", verdict.reason());
            case UNSURE -> finished(delivery, verdict, "DEAD", "unsure");
            case LATER, REFRESH ->
                delivery.attempts() >= patience.attempts()
                        ? finished(delivery, verdict, "DEAD", "too-many-attempts: " + verdict.reason())
                        : later(delivery, verdict, backOff(delivery.attempts(), patience.firstRetry(), jitter));
        };
    }

    static Outcome givenBack(Delivery delivery) {
        return outcome(delivery, null, "SCHEDULED", null, GIVEN_BACK);
    }

    /** Four times as long after each attempt. */
    static Duration backOff(int attempts, Duration first, double jitter) {
        double seconds = first.toMillis() * Math.pow(4, attempts - 1.0) * jitter / 1000;
        return Duration.ofMillis((long) (1000 * Math.min(seconds, LONGEST_WAIT.toSeconds() * jitter)));
    }

    private static Outcome later(Delivery delivery, Verdict verdict, Duration backOff) {
        Duration asked = verdict.retryAfter();
        Duration pause = asked != null && asked.compareTo(backOff) > 0 ? asked : backOff;
        return outcome(delivery, verdict.sort(), "SCHEDULED", verdict.reason(), pause);
    }

    private static Outcome finished(Delivery delivery, Verdict verdict, String state, String reason) {
        return outcome(delivery, verdict.sort(), state, reason, Duration.ZERO);
    }

    private static Outcome outcome(Delivery delivery, Sort sort, String state, String reason, Duration pause) {
        String said = reason == null && state.equals("DEAD") ? "unexplained" : reason;
        return new Outcome(delivery.id(), delivery.endpoint(), delivery.lease(), sort, state, said, pause);
    }

    boolean failed() {
        return sort == Sort.LATER || sort == Sort.REFRESH;
    }
}
