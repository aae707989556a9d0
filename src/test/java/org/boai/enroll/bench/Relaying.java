package org.boai.enroll.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.boai.enroll.support.Launch;

/** As many deliveries as one replica can send, to a receiver that answers at once: to many webhooks, and to one. */
final class Relaying implements Section {
    static final int WEBHOOKS = 200;

    private static final int DELIVERIES = Integer.getInteger("boai.bench.relay.deliveries", 40_000);
    private static final int WARM_BURSTS = 2;
    private static final double LEAST_PER_SECOND = 2_000;

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        try (var receiver = new Receiver();
                var ground = postgres.copy("relay");
                var rig = Rig.start(ground, Launch.usual(), receiver.settings(), report)) {
            Webhooks.setUp(rig, ground.branches(WEBHOOKS), receiver);
            var deliveries = new Deliveries(rig, receiver);
            warm(deliveries);
            many(deliveries, report);
            var single = deliveries.burst(1, DELIVERIES / 40);
            report.add("notification relay to 1 webhook", single);
            profile(rig, deliveries, report);
            deliveries.requireWhole("notification relay:", report);
            rig.requireWhole("notification relay:");
        }
    }

    static void warm(Deliveries deliveries) throws SQLException, InterruptedException {
        for (int i = 0; i < WARM_BURSTS; i++) {
            deliveries.burst(WEBHOOKS, DELIVERIES / 4);
        }
    }

    private static void many(Deliveries deliveries, Report report) throws SQLException, InterruptedException {
        var before = own();
        var many = deliveries.burst(WEBHOOKS, DELIVERIES);
        double receiverMicros = own().minus(before).toNanos() / 1e3 / DELIVERIES;
        report.add("notification relay to " + WEBHOOKS + " webhooks", many);
        report.fact("notification relay, receiver µs each", Report.number(receiverMicros));
        report.atLeast("notification deliveries per second", many.perSecond(), LEAST_PER_SECOND);
    }

    /** What the program does in such a burst, and which statements the database is asked. */
    private static void profile(Rig rig, Deliveries deliveries, Report report) throws SQLException, IOException {
        var ground = rig.ground();
        ground.postgres().count(true);
        ground.callsSinceLastLook();
        Profile.during(
                rig.program().pid(),
                Postgres.BUILD.resolve("bench-profile-relay.txt"),
                () -> unchecked(deliveries, DELIVERIES / 2));
        ground.longestStatements().forEach((sql, millis) -> report.fact("ms of " + sql, Report.number(millis)));
        ground.postgres().count(false);
    }

    /** Processor time of this process. */
    private static Duration own() {
        return Cpu.of(ProcessHandle.current());
    }

    private static void unchecked(Deliveries deliveries, int count) {
        try {
            deliveries.burst(WEBHOOKS, count);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
