package org.boai.enroll.bench;

import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one turn came to.
 *
 * @param perSecond     successful answers in each second
 * @param p50           milliseconds until half of all answers were there; p99 likewise
 * @param answers       all that was sent; failures what of it did not succeed
 * @param programMicros processor time of the program for each answer; databaseMicros that of PostgreSQL
 */
record Measured(
        double perSecond,
        double p50,
        double p99,
        long answers,
        long failures,
        double programMicros,
        double databaseMicros) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** @param answers all that was sent, in so many seconds from the first request to the last answer */
    static Measured of(Histogram nanos, double seconds, long answers, long failures) {
        return new Measured(
                (answers - failures) / seconds,
                nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
                nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
                answers,
                failures,
                0,
                0);
    }

    Measured with(Cpu used) {
        double each = Math.max(1, answers);
        return new Measured(
                perSecond,
                p50,
                p99,
                answers,
                failures,
                used.program().toNanos() / 1e3 / each,
                used.database().toNanos() / 1e3 / each);
    }

    /** The round in the middle, by throughput: one disturbed round does not count. */
    static Measured median(List<Measured> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Measured::perSecond))
                .toList()
                .get((rounds.size() - 1) / 2);
    }
}
