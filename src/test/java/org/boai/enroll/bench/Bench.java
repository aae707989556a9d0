package org.boai.enroll.bench;

import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.TestPostgres;

/**
 * Measures submissions and reads over HTTP, in turns with what the database and the server can do by themselves, on
 * an empty register and on a full one. Prints a table; writes {@code target/bench.json} and {@code bench-profile.txt}.
 */
public final class Bench {
    private static final int BRANCHES = 500;
    private static final int RECORDED = 64;
    private static final int CLIENTS = 64;
    private static final int ALONE = 1;
    private static final int WARM_TURNS = 5;
    private static final double CALM = 0.7;
    private static final int MEMBERS = Integer.getInteger("boai.bench.members", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("boai.bench.rounds", 3);
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("boai.bench.seconds", 10));

    private final Ground ground;
    private final Packaged program;
    private final RawSubmissions raw;
    private final List<Branch> branches;
    private final Report report;
    private long acknowledged;

    private Bench(Ground ground, Packaged program, RawSubmissions raw, List<Branch> branches, Report report) {
        this.ground = ground;
        this.program = program;
        this.raw = raw;
        this.branches = branches;
        this.report = report;
    }

    /** Something that measures for a while. */
    private interface Turn {
        Measured run() throws InterruptedException;
    }

    public static void main(String... args) throws Exception {
        quiet();
        var report = new Report();
        report.fact("machine", Machine.describe());
        try (var ground = Ground.open()) {
            Path folder = Files.createDirectories(Ground.BUILD.resolve("bench-program"));
            var settings = TestPostgres.settings(ground.port(), Ground.DATABASE);
            var branches = ground.branches(BRANCHES);
            var scripts = record(ground, folder, branches);
            try (var program = Packaged.start(folder, settings);
                    var raw = new RawSubmissions(scripts, ground.port())) {
                Runtime.getRuntime().addShutdownHook(new Thread(program::kill));
                new Bench(ground, program, raw, branches, report).run();
            }
        }
        report.write(Ground.BUILD.resolve("bench.json"));
        System.exit(0);
    }

    private static void quiet() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
    }

    /** Starts the program once only to see what it sends. */
    private static List<Script> record(Ground ground, Path folder, List<Branch> branches) throws Exception {
        ground.logStatements(true);
        try (var program = Packaged.start(folder, TestPostgres.settings(ground.port(), Ground.DATABASE))) {
            new Client(program.url()).submit(new Persons(branches.subList(1, 1 + RECORDED / 4)), RECORDED);
        }
        ground.logStatements(false);
        return Script.of(Recording.read(Ground.logFolder()), ground.superuser());
    }

    private void run() throws Exception {
        acknowledged = RECORDED;
        var client = new Client(program.url());
        client.submit(hot(), 2);
        var statements = Ledger.requireSameStatements(
                ground,
                () -> client.submit(hot(), 1),
                () -> raw.submit().toCompletionStage().toCompletableFuture().join());
        acknowledged += 3;
        raw.closed(ALONE, TURN.dividedBy(2));
        ground.longestStatements().forEach((sql, millis) -> report.fact("ms of " + sql, millis));
        ground.stopCounting();
        report.fact(
                "statements of a submission beside BEGIN and COMMIT",
                statements.values().stream().mapToLong(Long::longValue).sum());
        measure("none", client);
        if (MEMBERS > 0) {
            long begin = System.nanoTime();
            Fill.with(MEMBERS, ground);
            report.fact("seconds to fill " + MEMBERS, (System.nanoTime() - begin) / 1_000_000_000);
            measure("filled", client);
        }
        Profile.during(
                program.pid(), Ground.BUILD.resolve("bench-profile.txt"), () -> closed(Load.submit(spread()), TURN));
        report.ratios();
        Ledger.requireWhole(ground, acknowledged);
        report.fact("acknowledged, stored and told", acknowledged);
    }

    private void measure(String members, Client client) throws Exception {
        closed(Load.submit(spread()), TURN.multipliedBy(WARM_TURNS));
        raw.closed(CLIENTS, TURN);
        Map<String, Turn> writes = new LinkedHashMap<>();
        writes.put("raw", () -> raw.closed(CLIENTS, TURN));
        writes.put("spread", () -> closed(Load.submit(spread()), TURN));
        writes.put("hot", () -> closed(Load.submit(hot()), TURN));
        var medians = inTurns(members + " submissions ", writes);
        int calm = (int) (CALM * medians.get("spread").perSecond());
        inTurns(
                members + " at " + calm + "/s ",
                Map.of("spread", () -> open(calm, spread()), "hot", () -> open(calm, hot())));
        inTurns(members + " reads ", reads(client));
        report.fact(members + " resident MiB", Machine.residentMib(program.pid()));
        report.fact(members + " heap after collection MiB", Machine.heapAfterCollectionMib(program.pid()));
    }

    private Map<String, Turn> reads(Client client) throws IOException, InterruptedException {
        String bearer = "Bearer " + client.token("shangbao");
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("static css", "/assets/page-1.css");
        paths.put("code", "/api/v1/enrollment-codes?code=" + branches.get(0).code());
        paths.put("region level", "/api/v1/regions?parent=330106002");
        paths.put("landing page", "/j/" + branches.get(0).code());
        paths.put("inbox page", "/api/v1/notices?limit=50");
        Map<String, Turn> turns = new LinkedHashMap<>();
        var warm = load(TURN.dividedBy(2));
        for (var path : paths.entrySet()) {
            int size = client.size(path.getValue(), bearer);
            report.fact("bytes of " + path.getKey(), size);
            var get = Load.get(path.getValue(), "Authorization", bearer);
            var plain = path.getKey().startsWith("inbox") ? get : Load.get(path.getValue());
            warm.closed(CLIENTS, plain);
            turns.put(path.getKey(), () -> load(TURN.dividedBy(2)).closed(CLIENTS, plain));
        }
        return turns;
    }

    private Map<String, Measured> inTurns(String prefix, Map<String, Turn> turns) throws Exception {
        Map<String, List<Measured>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var turn : turns.entrySet()) {
                ground.settle();
                var before = Cpu.now(program.pid(), ground.postmaster());
                var result = turn.getValue().run();
                var used = Cpu.now(program.pid(), ground.postmaster()).since(before);
                rounds.computeIfAbsent(turn.getKey(), name -> new ArrayList<>()).add(result.with(used));
            }
        }
        Map<String, Measured> medians = new LinkedHashMap<>();
        rounds.forEach((name, all) -> medians.put(name, Measured.median(all)));
        medians.forEach((name, median) -> report.add(prefix + name, median));
        return medians;
    }

    private Load load(Duration duration) {
        return new Load(program.port(), duration);
    }

    private Measured closed(Consumer<HttpRequestStepBuilder> submission, Duration duration) {
        return count(load(duration).closed(CLIENTS, submission));
    }

    private Measured open(int perSecond, Persons persons) {
        return count(load(TURN).open(perSecond, Load.submit(persons)));
    }

    private Measured count(Measured submissions) {
        acknowledged += submissions.answers() - submissions.failures();
        return submissions;
    }

    private Persons spread() {
        return new Persons(branches);
    }

    private Persons hot() {
        return new Persons(branches.subList(0, 1));
    }
}
