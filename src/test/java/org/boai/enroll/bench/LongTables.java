package org.boai.enroll.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.boai.enroll.support.Launch;

/**
 * Claims while deliveries come all the time: on empty tables, on tables with the deliveries of years, and while another
 * transaction keeps the database from forgetting anything.
 */
final class LongTables implements Section {
    private static final int ROWS = Integer.getInteger("boai.bench.deliveries", 10_000_000);
    private static final int OPEN_SECONDS = Integer.getInteger("boai.bench.open-transaction.seconds", 300);
    private static final Duration WINDOW =
            Duration.ofSeconds(Integer.getInteger("boai.bench.notification.seconds", 30) + 1);
    private static final Duration WARM = WINDOW.dividedBy(3);
    private static final int BURST = Integer.getInteger("boai.bench.relay.deliveries", 40_000) / 4;
    private static final int SENT_TODAY = 100;
    private static final double MOST_TIMES = 2;

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        try (var receiver = new Receiver();
                var ground = postgres.copy("claims");
                var rig = Rig.start(ground, Launch.usual(), receiver.settings(), report)) {
            Webhooks.setUp(rig, ground.branches(Relaying.WEBHOOKS), receiver);
            var deliveries = new Deliveries(rig, receiver);
            Relaying.warm(deliveries);
            // what is measured first must not seem slow for want of statistics
            ground.run("VACUUM ANALYZE");
            postgres.count(true);
            var claims = new Claims(ground, deliveries, report);
            double empty = claims.measure("on empty tables", WARM);
            fill(ground, report);
            double full = claims.measure("on " + ROWS + " rows", WARM);
            report.atMost("notification claim with rows/empty", full / empty, MOST_TIMES);
            double held = held(ground, claims);
            report.atMost("notification claim with an open transaction/empty", held / empty, MOST_TIMES);
            postgres.count(false);
            deliveries.requireWhole("notification claims:", report);
            rig.requireWhole("notification claims:");
        }
    }

    /** Most are put away; what was sent within a day is still where the relay looks. */
    private static void fill(Ground ground, Report report) throws SQLException {
        long begin = System.nanoTime();
        PastDeliveries.fill(ground, ROWS);
        Due.sent(ground.superuser(), Relaying.WEBHOOKS, ROWS / SENT_TODAY);
        ground.run("VACUUM ANALYZE");
        ground.run("CHECKPOINT");
        report.fact("seconds to fill " + ROWS + " deliveries", (System.nanoTime() - begin) / 1_000_000_000);
    }

    private static double held(Ground ground, Claims claims) throws SQLException, InterruptedException {
        try (Connection reader = ground.connect()) {
            Postgres.run(reader, "BEGIN ISOLATION LEVEL REPEATABLE READ");
            // the first look takes the snapshot
            Postgres.run(reader, "SELECT count(*) FROM channels");
            double held = claims.measure("with a transaction open for " + OPEN_SECONDS + " s", before());
            Postgres.run(reader, "ROLLBACK");
            return held;
        }
    }

    private static Duration before() {
        return Duration.ofSeconds(Math.max(0, OPEN_SECONDS - WINDOW.toSeconds()));
    }

    /** One window of churn: the claiming statement in the database, from due to the receiver, and a burst. */
    private record Claims(Ground ground, Deliveries deliveries, Report report) {
        private static final String CLAIM =
                """
                FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
                WHERE r.rolname = 'boai_app' AND s.query LIKE '%deliveries%SKIP LOCKED%' AND s.query NOT LIKE '%DELETE%'""";

        /** @param before churn that is not measured; @return mean milliseconds of a claim */
        double measure(String when, Duration before) throws SQLException, InterruptedException {
            long begin;
            long end;
            double claim;
            try (var churn = Churn.on(ground)) {
                Thread.sleep(before.toMillis());
                ground.callsSinceLastLook();
                begin = Machine.micros();
                Thread.sleep(WINDOW.toMillis());
                end = Machine.micros();
                claim = tellClaim(when);
            }
            deliveries.awaitWritten();
            var latency = deliveries.latency(begin, end, begin);
            report.add(
                    "notification " + Churn.PER_SECOND + " deliveries/s " + when,
                    Measured.of(latency, WINDOW.toSeconds(), latency.getTotalCount(), 0));
            report.add("notification burst " + when, deliveries.burst(Relaying.WEBHOOKS, BURST));
            return claim;
        }

        private double tellClaim(String when) throws SQLException {
            try (var statement = ground.superuser().createStatement();
                    var rows = statement.executeQuery("SELECT sum(s.total_exec_time) / sum(s.calls),"
                            + " max(s.max_exec_time), coalesce(sum(s.calls), 0) " + CLAIM)) {
                rows.next();
                if (rows.getLong(3) == 0) {
                    throw new IllegalStateException("nobody claimed");
                }
                report.fact(
                        "notification claim in the database " + when,
                        Report.number(rows.getDouble(1)) + " ms, at most " + Report.number(rows.getDouble(2)) + " ms ("
                                + rows.getLong(3) + ")");
                return rows.getDouble(1);
            }
        }
    }
}
