package org.boai.enroll.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.boai.enroll.support.Launch;

/**
 * Five times of what can be sustained, for a while: what is still accepted, how the rest is refused, whether liveness
 * holds, and how long it takes until half of the sustainable rate is quiet again.
 */
final class Overload implements Section {
    private static final int TIMES = 5;
    private static final int CONNECTIONS = 2048;
    private static final int BRANCHES = 500;
    private static final Duration STORM = Duration.ofSeconds(Integer.getInteger("boai.bench.overload.seconds", 30));
    private static final Duration WARM_STORM = STORM.multipliedBy(2);
    private static final Duration RECOVERY = Duration.ofSeconds(20);
    private static final double GOODPUT = 0.8;
    private static final double MOST_RECOVERY_SECONDS = 10;
    private static final double QUIET_AGAIN = 2;
    private static final int QUIET_SECONDS = 3;
    private static final double SENT = 0.9;

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        try (var ground = postgres.copy("overload");
                var rig = Rig.start(ground, Launch.usual(), Map.of(), report)) {
            var persons = new Persons(ground.branches(BRANCHES));
            double first = rig.warm("overload", () -> rig.closed(persons, Rig.TURN));
            // refusing is warmed up like everything else: a cold path would measure the compiler
            new Storm(rig, (int) (TIMES * first), WARM_STORM).submit(persons);
            rig.ground().settle();
            double sustainable = rig.warm("overload, after a first storm", () -> rig.closed(persons, Rig.TURN));
            report.fact("overload sustainable per second", Report.number(sustainable));
            int half = Math.max(1, (int) (sustainable / 2));
            var quiet = new Storm(rig, half, Rig.TURN);
            quiet.submit(persons);
            double quietMillis = quiet.answers().acceptedMillis(99);
            report.fact("overload p99 ms when quiet", Report.number(quietMillis));
            try (var liveness = Liveness.watch(rig.program())) {
                var storm = new Storm(rig, (int) (TIMES * sustainable), STORM);
                storm.submit(persons);
                var after = new Storm(rig, half, RECOVERY);
                after.submit(persons);
                liveness.tell(report);
                tell(storm, sustainable, report);
                recovered(storm, after, QUIET_AGAIN * quietMillis, report);
            }
            rig.requireWhole("overload:");
        }
    }

    /** One turn at a rate, with more connections than the program needs, so that none waits on our side. */
    private record Storm(Rig rig, int perSecond, Duration duration, Load load) {
        Storm(Rig rig, int perSecond, Duration duration) {
            this(rig, perSecond, duration, rig.load(duration));
        }

        Measured submit(Persons persons) {
            return rig.count(load, load.open(perSecond, CONNECTIONS, Load.submit(persons)));
        }

        Answers answers() {
            return load.answers();
        }
    }

    private static void tell(Storm storm, double sustainable, Report report) {
        var answers = storm.answers();
        double seconds = STORM.toSeconds();
        double sent = answers.count() / seconds;
        report.fact("overload offered per second", storm.perSecond());
        report.fact("overload answered per second", Report.number(sent));
        if (sent < SENT * storm.perSecond()) {
            report.fact("overload caution", "the load generator could not send all that it should");
        }
        report.fact("overload accepted in each second", each(answers, Answers.Second::accepted));
        report.fact("overload refused in each second", each(answers, Answers.Second::refused));
        report.fact("overload accepted p50 ms", Report.number(answers.acceptedMillis(50)));
        report.fact("overload accepted p99 ms", Report.number(answers.acceptedMillis(99)));
        report.fact("overload refused", answers.refusedCount());
        report.fact("overload refused p50 ms", Report.number(answers.refusedMillis(50)));
        report.fact("overload refused p99 ms", Report.number(answers.refusedMillis(99)));
        double accepted = answers.acceptedCount() / answers.realSeconds();
        report.atLeast("overload accepted/sustainable", accepted / sustainable, GOODPUT);
        report.atMost("overload refusals without Retry-After", answers.withoutRetryAfter(), 0);
        report.atMost("overload other answers", answers.othersCount(), 0);
        report.atMost("overload without any answer", answers.unanswered(), 0);
    }

    private static List<Long> each(Answers answers, java.util.function.ToLongFunction<Answers.Second> what) {
        return answers.seconds().stream().map(what::applyAsLong).toList();
    }

    /** Counted from the last moment of the storm to the first of some quiet seconds: nothing refused, p99 as it was. */
    private static void recovered(Storm storm, Storm after, double mostMillis, Report report) {
        var seconds = after.answers().seconds();
        report.fact(
                "overload p99 ms in each second after it",
                seconds.stream().map(second -> Report.number(second.p99())).toList());
        int quiet = 0;
        while (quiet < seconds.size() && !quiet(seconds, quiet, mostMillis)) {
            quiet++;
        }
        double pause = (after.answers().firstNanos() - storm.answers().firstNanos()) / 1e9 - STORM.toSeconds();
        double recovery = quiet == seconds.size() ? Double.POSITIVE_INFINITY : Math.max(0, pause) + quiet;
        report.atMost("overload seconds to recover", recovery, MOST_RECOVERY_SECONDS);
    }

    private static boolean quiet(List<Answers.Second> seconds, int from, double mostMillis) {
        return seconds.subList(from, Math.min(seconds.size(), from + QUIET_SECONDS)).stream()
                .allMatch(second -> second.refused() == 0 && second.p99() < mostMillis);
    }
}
