package org.boai.enroll.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.support.Launch;
import org.boai.enroll.support.Packaged;

/** A running program on a section's database, the load on it, and the count of what it acknowledged. */
final class Rig implements AutoCloseable {
    static final int CLIENTS = 64;
    static final int ROUNDS = Integer.getInteger("boai.bench.rounds", 3);
    static final Duration TURN = Duration.ofSeconds(Integer.getInteger("boai.bench.seconds", 10));

    private static final int MOST_WARM_TURNS = 8;
    private static final double STEADY = 0.05;

    private final Ground ground;
    private final Packaged program;
    private final Report report;
    private long acknowledged;
    private long unanswered;

    private Rig(Ground ground, Packaged program, Report report) {
        this.ground = ground;
        this.program = program;
        this.report = report;
    }

    /** Something that measures for a while. */
    interface Turn {
        Measured run() throws InterruptedException;
    }

    /** @param more settings of the program beside those that every section has */
    static Rig start(Ground ground, Launch launch, Map<String, String> more, Report report) throws IOException {
        Map<String, String> settings = new HashMap<>(ground.settings());
        settings.putAll(more);
        var program = Packaged.start(folder(), settings, launch);
        return new Rig(ground, program, report);
    }

    /** Where programs of the benchmark run and write their log. */
    static Path folder() throws IOException {
        return Files.createDirectories(Postgres.BUILD.resolve("bench-program"));
    }

    Ground ground() {
        return ground;
    }

    Packaged program() {
        return program;
    }

    Client client() {
        return new Client(program.url());
    }

    Load load(Duration duration) {
        return new Load(program.port(), duration);
    }

    Measured closed(Persons persons, Duration duration) {
        var load = load(duration);
        return count(load, load.closed(CLIENTS, Load.submit(persons)));
    }

    Measured open(int perSecond, Persons persons) {
        var load = load(TURN);
        return count(load, load.open(perSecond, Load.submit(persons)));
    }

    /** Keeps in mind what a turn of submissions had acknowledged. */
    Measured count(Load load, Measured submissions) {
        acknowledge(load.answers().acceptedCount());
        unanswered += load.answers().unanswered();
        return submissions;
    }

    void acknowledge(long submissions) {
        acknowledged += submissions;
    }

    /** Repeats a turn until two that follow each other come to the same, eight times at most; @return the last. */
    double warm(String name, Turn turn) throws SQLException, InterruptedException {
        int turns = 1;
        double before = 0;
        double now = turn.run().perSecond();
        while (Math.abs(now - before) >= STEADY * now && turns < MOST_WARM_TURNS) {
            ground.settle();
            before = now;
            now = turn.run().perSecond();
            turns++;
        }
        ground.settle();
        report.fact(name + ": turns to warm up", turns);
        return now;
    }

    /** Measures each turn once in each round, so that what disturbs the machine disturbs all alike; @return medians. */
    Map<String, Measured> inTurns(String prefix, Map<String, Turn> turns) throws SQLException, InterruptedException {
        Map<String, List<Measured>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var turn : turns.entrySet()) {
                ground.settle();
                var before = Cpu.now(program.pid(), ground.postgres().pid());
                var result = turn.getValue().run();
                var used = Cpu.now(program.pid(), ground.postgres().pid()).since(before);
                rounds.computeIfAbsent(turn.getKey(), name -> new ArrayList<>()).add(result.with(used));
            }
        }
        Map<String, Measured> medians = new LinkedHashMap<>();
        rounds.forEach((name, all) -> medians.put(name, Measured.median(all)));
        medians.forEach((name, median) -> report.add(prefix + name, median));
        return medians;
    }

    /** Fails unless what was acknowledged is stored and told, and nothing else but what got no answer. */
    void requireWhole(String section) throws SQLException {
        Ledger.requireWhole(ground, acknowledged, unanswered);
        report.fact(section + " acknowledged, stored and told", acknowledged);
    }

    @Override
    public void close() {
        program.close();
    }
}
