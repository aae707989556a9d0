package org.boai.enroll.bench;

import io.hyperfoil.http.api.HeaderHandler;
import io.hyperfoil.http.api.HttpRequest;
import io.hyperfoil.http.api.StatusHandler;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Answers of one turn as they come: when the first request left, when the last answer came, and what each said. */
final class Answers implements StatusHandler, HeaderHandler {
    private static final long serialVersionUID = 1L;
    private static final int DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Histogram accepted = new Histogram(DIGITS);
    private final Histogram refused = new Histogram(DIGITS);
    private final transient List<Second> seconds = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long others;
    private long comeBacks;
    private long sent;

    /** One second of a turn, by when the answers came; milliseconds are those of accepted ones. */
    record Second(long accepted, long refused, double p99) {}

    /** The second that runs. */
    private final Histogram current = new Histogram(DIGITS);

    private long currentRefused;

    @Override
    public synchronized void handleStatus(HttpRequest request, int status) {
        long now = System.nanoTime();
        first = Math.min(first, request.startTimestampNanos());
        last = now;
        turnTo((int) ((now - first) / NANOS_PER_SECOND));
        long nanos = now - request.startTimestampNanos();
        if (status / 100 == 2) {
            accepted.recordValue(nanos);
            current.recordValue(nanos);
        } else if (status == TOO_MANY || status == UNAVAILABLE) {
            refused.recordValue(nanos);
            currentRefused++;
        } else {
            others++;
        }
    }

    private void turnTo(int second) {
        while (seconds.size() < second) {
            seconds.add(new Second(current.getTotalCount(), currentRefused, millis(current, 99)));
            current.reset();
            currentRefused = 0;
        }
    }

    @Override
    public synchronized void handleHeader(HttpRequest request, CharSequence header, CharSequence value) {
        if (AsciiString.contentEqualsIgnoreCase("retry-after", header)
                && value.toString().matches("[1-9][0-9]*")) {
            comeBacks++;
        }
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /** From the first request to the last answer. */
    synchronized double realSeconds() {
        return Math.max(1, last - first) / NANOS_PER_SECOND;
    }

    synchronized long firstNanos() {
        return first;
    }

    /** All answers that came. */
    synchronized long count() {
        return accepted.getTotalCount() + refused.getTotalCount() + others;
    }

    /** @param requests that were sent */
    synchronized void sent(long requests) {
        sent = requests;
    }

    /** Sent, and never answered: these may have been stored, or not. */
    synchronized long unanswered() {
        return sent - count();
    }

    synchronized long acceptedCount() {
        return accepted.getTotalCount();
    }

    synchronized long refusedCount() {
        return refused.getTotalCount();
    }

    synchronized long othersCount() {
        return others;
    }

    /** Refusals that do not say when to come back; in this benchmark nothing else may say it. */
    synchronized long withoutRetryAfter() {
        return refused.getTotalCount() - comeBacks;
    }

    synchronized double acceptedMillis(double percentile) {
        return millis(accepted, percentile);
    }

    synchronized double refusedMillis(double percentile) {
        return millis(refused, percentile);
    }

    /** Whole seconds only; the last one that had begun is left out. */
    synchronized List<Second> seconds() {
        return List.copyOf(seconds);
    }
}
