package org.boai.enroll.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.boai.enroll.support.Launch;

/** A small heap through many submissions, and what is left of clients that vanish. */
final class Memory implements Section {
    private static final int SUBMISSIONS = Integer.getInteger("boai.bench.memory.submissions", 50_000);
    private static final int STEPS = 5;
    private static final int ABORTED = 500;
    private static final int STREAMS = 1_000;
    private static final int STREAMS_AT_ONCE = 250;
    private static final int BRANCHES = 500;
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double FLAT = 0.1;
    private static final double MOST_RESIDENT = 450;

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        var small = Launch.usual().with("-Xmx256m");
        var limit = Map.of("boai.notification.max-streams", String.valueOf(STREAMS_AT_ONCE));
        try (var ground = postgres.copy("memory")) {
            var persons = new Persons(ground.branches(BRANCHES));
            try (var rig = Rig.start(ground, small, limit, report)) {
                long connections = PoolProbe.usable(rig, rig.client().token("shangbao"));
                submissions(rig, persons, report);
                var vanishing = new Vanishing(rig.program().port());
                // once for what is made at the first use, and stays
                vanish(vanishing, rig, persons, ABORTED / 10, STREAMS_AT_ONCE);
                var before = Footprint.of(rig.program());
                report.fact("memory before clients vanish", before);
                vanish(vanishing, rig, persons, ABORTED, STREAMS);
                report.fact("memory streams opened and dropped", STREAMS + ", at most " + STREAMS_AT_ONCE + " at once");
                requireBack(rig, before, report);
                requireAll(connections, PoolProbe.usable(rig, rig.client().token("shangbao")), report);
                rig.acknowledge(vanishing.requireNoneTwice(ground, report));
                rig.requireWhole("memory:");
            }
        }
    }

    private static void submissions(Rig rig, Persons persons, Report report) throws Exception {
        List<Footprint> steps = new ArrayList<>();
        long done = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int step = 1; step <= STEPS && System.nanoTime() < end; step++) {
            while (done < (long) SUBMISSIONS / STEPS * step && System.nanoTime() < end) {
                var turn = rig.closed(persons, TURN);
                done += turn.answers() - turn.failures();
            }
            rig.ground().settle();
            steps.add(Footprint.of(rig.program()));
            report.fact("memory after " + done + " submissions", steps.get(steps.size() - 1));
        }
        report.atMost("memory resident MiB with a heap of 256", mostResident(steps), MOST_RESIDENT);
        report.atMost("memory heap (max - min) / median", flatness(steps), FLAT);
        report.atLeast("memory submissions", done, SUBMISSIONS);
    }

    private static long mostResident(List<Footprint> steps) {
        return steps.stream().mapToLong(Footprint::resident).max().orElseThrow();
    }

    /** Within 5 % either way is a tenth from the lowest to the highest. */
    private static double flatness(List<Footprint> steps) {
        DoubleSummaryStatistics heap =
                steps.stream().mapToDouble(Footprint::heap).summaryStatistics();
        double median = steps.stream()
                .mapToDouble(Footprint::heap)
                .sorted()
                .skip(steps.size() / 2)
                .findFirst()
                .orElseThrow();
        return (heap.getMax() - heap.getMin()) / median;
    }

    private static void vanish(Vanishing vanishing, Rig rig, Persons persons, int submissions, int streams)
            throws Exception {
        vanishing.submit(persons, submissions);
        String token = rig.client().token("shangbao");
        new Streams(rig.program().port(), token).openAndDrop(streams, STREAMS_AT_ONCE);
    }

    private static void requireBack(Rig rig, Footprint before, Report report) throws Exception {
        var after = Footprint.backTo(before, rig.program());
        report.fact("memory after clients vanished", after);
        report.atMost("memory connections in use, by the pool's gauge", after.database(), 0);
        if (after.exceeds(before)) {
            throw new IllegalStateException("the program keeps what vanished clients held: " + after);
        }
    }

    private static void requireAll(long before, long after, Report report) {
        report.fact("memory connections of the pool that can be used", before + " before, " + after + " after");
        if (after < before) {
            throw new IllegalStateException("the program has lost " + (before - after) + " connections");
        }
    }
}
