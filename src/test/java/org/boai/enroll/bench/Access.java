package org.boai.enroll.bench;

import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.boai.enroll.support.Launch;

/**
 * What it costs to know who asks, to write down who did what, and to check many passwords at once: each beside the same
 * work without it, in turns.
 */
final class Access implements Section {
    private static final int SIGN_INS = 50;
    private static final int PAGE = 50;
    private static final int CALM_PER_SECOND = 100;
    private static final double CHECK_SHARE = 0.1;
    private static final double WITH_RECORD = 0.9;
    private static final double BESIDE_SIGN_INS = 2;

    /** As if nobody had written the row: the statement still sends it. */
    private static final String FORGET =
            """
            CREATE FUNCTION bench_forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE TRIGGER bench_forget BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION bench_forget();
            ALTER TABLE audit_entries DISABLE TRIGGER bench_forget""";

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        try (var ground = postgres.copy("access");
                var rig = Rig.start(ground, Launch.usual(), Map.of(), report)) {
            var branches = ground.branches(SIGN_INS);
            checks(rig, branches, report);
            record(rig, branches, report);
            signIns(rig, branches, report);
            rig.requireWhole("access:");
        }
    }

    /** A page of members, who asks for it, and a look-up that asks nobody: the difference of the last two is the check. */
    private static void checks(Rig rig, List<Branch> branches, Report report) throws Exception {
        rig.client().submit(new Persons(branches.subList(0, 1)), PAGE);
        rig.acknowledge(PAGE);
        String bearer =
                "Bearer " + Stewards.of(rig, branches.subList(0, 1)).get(0).token();
        Map<String, Rig.Turn> turns = new LinkedHashMap<>();
        turns.put("list of members", turn(rig, members(bearer)));
        turns.put("who asks", turn(rig, Load.get("/api/v1/me", "Authorization", bearer)));
        turns.put(
                "nobody asked",
                turn(
                        rig,
                        Load.get("/api/v1/enrollment-codes?code="
                                + branches.get(0).code())));
        for (var turn : turns.entrySet()) {
            rig.warm("access " + turn.getKey(), turn.getValue());
        }
        var medians = rig.inTurns("access ", turns);
        double check = micros(medians.get("who asks")) - micros(medians.get("nobody asked"));
        report.fact("access µs of a check", Report.number(check));
        report.atMost("access check/list of members", check / micros(medians.get("list of members")), CHECK_SHARE);
    }

    private static Consumer<HttpRequestStepBuilder> members(String bearer) {
        return Load.get("/api/v1/members?limit=" + PAGE, "Authorization", bearer);
    }

    private static Rig.Turn turn(Rig rig, Consumer<HttpRequestStepBuilder> request) {
        return () -> rig.load(Rig.TURN).closed(Rig.CLIENTS, request);
    }

    private static double micros(Measured measured) {
        return measured.programMicros() + measured.databaseMicros();
    }

    private static void record(Rig rig, List<Branch> branches, Report report) throws Exception {
        rig.ground().run(FORGET);
        rig.warm("access submissions", () -> rig.closed(new Persons(branches), Rig.TURN));
        Map<String, Rig.Turn> turns = new LinkedHashMap<>();
        turns.put("with their record", () -> submit(rig, branches, "DISABLE"));
        turns.put("without", () -> submit(rig, branches, "ENABLE"));
        String prefix = "access submissions ";
        rig.inTurns(prefix, turns);
        rig.ground().run("ALTER TABLE audit_entries DISABLE TRIGGER bench_forget");
        report.ratio(
                "access submissions with/without record",
                prefix + "with their record",
                prefix + "without",
                WITH_RECORD);
    }

    private static Measured submit(Rig rig, List<Branch> branches, String forgetting) {
        try {
            rig.ground().run("ALTER TABLE audit_entries " + forgetting + " TRIGGER bench_forget");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rig.closed(new Persons(branches), Rig.TURN);
    }

    /** All at the same moment, once in each turn, beside lists at a calm pace. */
    private static void signIns(Rig rig, List<Branch> branches, Report report) throws Exception {
        Stewards.of(rig, branches.subList(1, branches.size()));
        String bearer =
                "Bearer " + rig.client().token("bench-" + branches.get(0).code());
        ExecutorService people = Executors.newFixedThreadPool(SIGN_INS);
        try {
            Map<String, Rig.Turn> turns = new LinkedHashMap<>();
            turns.put("alone", () -> rig.load(Rig.TURN).open(CALM_PER_SECOND, members(bearer)));
            turns.put("beside " + SIGN_INS + " sign-ins", () -> {
                var signingIn = signIn(rig, branches, people);
                var lists = rig.load(Rig.TURN).open(CALM_PER_SECOND, members(bearer));
                signingIn.forEach(Access::require);
                return lists;
            });
            var medians = rig.inTurns("access lists at " + CALM_PER_SECOND + "/s ", turns);
            double beside = medians.get("beside " + SIGN_INS + " sign-ins").p99();
            report.atMost(
                    "access p99 beside sign-ins/alone",
                    beside / medians.get("alone").p99(),
                    BESIDE_SIGN_INS);
            report.atMost("access event loops that were blocked", blocked(rig), 0);
        } finally {
            people.shutdownNow();
        }
    }

    private static List<Future<String>> signIn(Rig rig, List<Branch> branches, ExecutorService people) {
        var together = new CountDownLatch(SIGN_INS);
        return IntStream.range(0, SIGN_INS)
                .mapToObj(i -> people.submit(() -> {
                    together.countDown();
                    together.await();
                    return rig.client().token("bench-" + branches.get(i).code());
                }))
                .toList();
    }

    private static void require(Future<String> signedIn) {
        try {
            signedIn.get();
        } catch (Exception e) {
            throw new IllegalStateException("somebody could not sign in", e);
        }
    }

    private static long blocked(Rig rig) {
        String log = rig.program().log();
        return log.substring(log.lastIndexOf("Listening on:"))
                .lines()
                .filter(line -> line.contains("blocked for"))
                .count();
    }
}
