package org.boai.enroll.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.boai.enroll.bench.Stewards.Steward;
import org.boai.enroll.support.Launch;
import org.boai.enroll.support.Packaged;

/** Memory for many open streams on which nothing happens but heartbeats. */
final class IdleStreams implements Section {
    private static final int STREAMS = Integer.getInteger("boai.bench.streams", 2_000);
    private static final int BRANCHES = 50;
    private static final Duration IDLE = Duration.ofSeconds(40);
    private static final double MOST_MIB = 150;

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        var limit = Map.of("boai.notification.max-streams", String.valueOf(2 * STREAMS));
        try (var ground = postgres.copy("idle");
                var rig = Rig.start(ground, Launch.usual(), limit, report)) {
            var branches = ground.branches(BRANCHES);
            var stewards = Stewards.of(rig, branches);
            report.fact(
                    "notification open files allowed",
                    Machine.mostHandles(rig.program().pid()));
            // once for what is made at the first use, and stays
            try (var first = open(STREAMS / 10, stewards, rig.program())) {
                Thread.sleep(IDLE.dividedBy(4).toMillis());
                require(first, STREAMS / 10);
            }
            rig.client().submit(new Persons(branches), BRANCHES);
            rig.acknowledge(BRANCHES);
            ground.settle();
            var before = Footprint.of(rig.program());
            try (var listeners = open(STREAMS, stewards, rig.program())) {
                Thread.sleep(IDLE.toMillis());
                tell(before, Footprint.of(rig.program()), report);
                require(listeners, STREAMS);
            }
            rig.requireWhole("notification idle streams:");
        }
    }

    private static Listeners open(int count, List<Steward> stewards, Packaged program) throws Exception {
        var listeners = new Listeners();
        for (int i = 0; i < count; i++) {
            listeners.listen(program.port(), stewards.get(i % stewards.size()));
        }
        return listeners;
    }

    private static void require(Listeners listeners, int count) {
        if (listeners.open() != count) {
            throw new IllegalStateException("of " + count + " streams there are " + listeners.open());
        }
    }

    private static void tell(Footprint before, Footprint after, Report report) {
        report.fact("notification memory before streams", before);
        report.fact("notification memory with " + STREAMS + " streams", after);
        report.fact("notification heap MiB more for streams", Report.number(after.heap() - before.heap()));
        report.atMost(
                "notification resident MiB more for " + STREAMS + " streams",
                after.resident() - before.resident(),
                MOST_MIB);
    }
}
