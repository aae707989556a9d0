package org.boai.enroll.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.boai.enroll.bench.Stewards.Steward;
import org.boai.enroll.support.Launch;
import org.boai.enroll.support.Packaged;

/**
 * From a submission until the steward's open stream says so, on two replicas that take submissions in equal parts. The
 * clock starts when the program makes the notice, which is before its commit; so no time between the two is left out.
 */
final class Telling implements Section {
    private static final int BRANCHES = 100;
    private static final int PER_SECOND = 200;
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("boai.bench.notification.seconds", 30));
    private static final Duration LATEST = Duration.ofSeconds(5);
    private static final int WARM_TURNS = 3;
    private static final int DIGITS = 3;
    private static final double MOST_MILLIS = 1_000;
    private static final double ALMOST = 0.95;

    private static final String NUMBERED =
            """
            SELECT a.organization_id, a.seq, (extract(epoch FROM n.created_at) * 1000000)::bigint
            FROM notice_audiences a JOIN notices n ON n.id = a.notice_id
            WHERE n.created_at >= timestamptz 'epoch' + %d * interval '1 microsecond'""";

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        try (var ground = postgres.copy("streams");
                var rig = Rig.start(ground, Launch.usual(), Map.of(), report);
                var other = Packaged.start(Rig.folder(), ground.settings());
                var listeners = new Listeners()) {
            var two = new Replicas(rig, other, ground.branches(BRANCHES));
            var stewards = Stewards.of(rig, two.branches);
            for (var steward : stewards) {
                listeners.listen(rig.program().port(), steward);
                listeners.listen(other.port(), steward);
            }
            for (int i = 0; i < WARM_TURNS; i++) {
                two.submit(TURN.dividedBy(2));
                ground.settle();
            }
            long begin = Machine.micros();
            double sent = two.submit(TURN);
            ground.settle();
            Thread.sleep(LATEST.toMillis());
            report.atLeast("notification submissions per second, on two replicas", sent, ALMOST * PER_SECOND);
            tell(two, stewards, new Times(ground, listeners, begin), report);
            rig.requireWhole("notification streams:");
        }
    }

    /** Those of branches in even places go to the first replica, the others to the other one. */
    private record Replicas(Rig rig, Packaged other, List<Branch> branches) {
        /** @return how many were acknowledged in each second */
        double submit(Duration turn) throws Exception {
            var own = new Load(rig.program().port(), turn);
            var others = new Load(other.port(), turn);
            var threads = Executors.newFixedThreadPool(2);
            try {
                List<Callable<Measured>> turns = List.of(
                        () -> own.open(PER_SECOND / 2, Load.submit(persons(0))),
                        () -> others.open(PER_SECOND / 2, Load.submit(persons(1))));
                List<Future<Measured>> done = threads.invokeAll(turns);
                double first = rig.count(own, done.get(0).get()).perSecond();
                return first + rig.count(others, done.get(1).get()).perSecond();
            } finally {
                threads.shutdownNow();
            }
        }

        private Persons persons(int remainder) {
            List<Branch> some = new ArrayList<>();
            for (int i = remainder; i < branches.size(); i += 2) {
                some.add(branches.get(i));
            }
            return new Persons(some);
        }

        /** The replica that takes the submissions of a branch, or the other one. */
        int port(int place, boolean same) {
            return place % 2 == 0 == same ? rig.program().port() : other.port();
        }
    }

    private static void tell(Replicas two, List<Steward> stewards, Times times, Report report) throws Exception {
        for (boolean same : new boolean[] {true, false}) {
            String name = "notification commit to stream of " + (same ? "the same" : "the other") + " replica";
            var nanos = times.of(stewards.stream().map(Steward::organization).toList(), place -> two.port(place, same));
            report.add(name, Measured.of(nanos, TURN.toSeconds(), nanos.getTotalCount(), 0));
            report.atMost(name + ", p95 ms", nanos.getValueAtPercentile(95) / 1e6, MOST_MILLIS);
            report.fact(name + ", slowest ms", Report.number(nanos.getMaxValue() / 1e6));
        }
    }

    /** What the database numbered, beside what the listeners were told of it. */
    private record Times(Ground ground, Listeners listeners, long begin) {
        /** Fails when a stream never told of one of them. */
        Histogram of(List<UUID> organizations, java.util.function.IntUnaryOperator port) throws Exception {
            var nanos = new Histogram(DIGITS);
            try (var statement = ground.superuser().createStatement();
                    var rows = statement.executeQuery(NUMBERED.formatted(begin))) {
                while (rows.next()) {
                    UUID organization = rows.getObject(1, UUID.class);
                    int place = organizations.indexOf(organization);
                    Long told = listeners.toldAt(port.applyAsInt(place), organization, rows.getLong(2));
                    if (told == null) {
                        throw new IllegalStateException("no stream told of " + rows.getLong(2) + " of " + organization);
                    }
                    nanos.recordValue(1000 * Math.max(0, told - rows.getLong(3)));
                }
            }
            return nanos;
        }
    }
}
