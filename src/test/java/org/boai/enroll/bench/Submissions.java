package org.boai.enroll.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.support.Packaged;

/** The main job: submissions over HTTP, spread over many branches and to a hot one, beside what the database can do. */
final class Submissions {
    private static final int ALONE = 1;
    private static final double CALM = 0.7;
    private static final int INBOX_PAGE = 50;

    private final Rig rig;
    private final RawSubmissions raw;
    private final List<Branch> branches;
    private final Report report;

    Submissions(Rig rig, RawSubmissions raw, List<Branch> branches, Report report) {
        this.rig = rig;
        this.raw = raw;
        this.branches = branches;
        this.report = report;
    }

    /** Starts the program once only to see what it sends; every branch twice, so that it is known to it. */
    static List<Script> record(Ground ground, List<Branch> branches) throws SQLException, IOException {
        var cold = branches.subList(1, branches.size());
        ground.logStatements(true);
        try (var program = Packaged.start(Rig.folder(), ground.settings())) {
            new Client(program.url()).submit(new Persons(cold), recorded(branches));
        }
        ground.logStatements(false);
        var recorded = Recording.read(Postgres.logFolder());
        if (recorded.size() != recorded(branches)) {
            throw new IllegalStateException(recorded(branches) + " sent, " + recorded.size() + " in the log");
        }
        return Script.of(recorded, ground.superuser());
    }

    /** How many submissions the recording takes; the hot branch is left out, since its inbox is read. */
    static int recorded(List<Branch> branches) {
        return 2 * (branches.size() - 1);
    }

    /** Fails unless a submission and its replay are the same to the database. */
    void compareWithReplay() throws SQLException, InterruptedException {
        var ground = rig.ground();
        ground.postgres().count(true);
        submit(hot(), 2);
        var statements = Ledger.requireSameStatements(
                ground,
                () -> submit(hot(), 1),
                () -> raw.submit().toCompletionStage().toCompletableFuture().join());
        raw.closed(ALONE, Rig.TURN.dividedBy(2));
        ground.longestStatements().forEach((sql, millis) -> report.fact("ms of " + sql, millis));
        ground.postgres().count(false);
        report.fact(
                "statements of a submission beside BEGIN and COMMIT",
                statements.values().stream().mapToLong(Long::longValue).sum());
    }

    private void submit(Persons persons, int count) {
        rig.client().submit(persons, count);
        rig.acknowledge(count);
    }

    void measure(String members) throws SQLException, InterruptedException {
        rig.warm(members + " submissions", () -> rig.closed(spread(), Rig.TURN));
        raw.closed(Rig.CLIENTS, Rig.TURN);
        Map<String, Rig.Turn> writes = new LinkedHashMap<>();
        writes.put("raw", () -> raw.closed(Rig.CLIENTS, Rig.TURN));
        writes.put("spread", () -> rig.closed(spread(), Rig.TURN));
        writes.put("hot", () -> rig.closed(hot(), Rig.TURN));
        var medians = rig.inTurns(members + " submissions ", writes);
        int calm = Math.max(1, (int) (CALM * medians.get("spread").perSecond()));
        Map<String, Rig.Turn> open = new LinkedHashMap<>();
        open.put("spread", () -> rig.open(calm, spread()));
        open.put("hot", () -> rig.open(calm, hot()));
        rig.inTurns(members + " at " + calm + "/s ", open);
    }

    /** When only reads are measured there is still something to read. */
    void atLeastAPage() throws SQLException, InterruptedException {
        submit(hot(), INBOX_PAGE);
        rig.ground().settle();
    }

    void fill(int members) throws SQLException {
        long begin = System.nanoTime();
        Fill.with(members, rig.ground());
        report.fact("seconds to fill " + members, (System.nanoTime() - begin) / 1_000_000_000);
    }

    void profile() throws IOException {
        Profile.during(
                rig.program().pid(), Postgres.BUILD.resolve("bench-profile.txt"), () -> rig.closed(spread(), Rig.TURN));
    }

    void memory(String members, long pid) {
        report.fact(members + " resident MiB", Machine.residentMib(pid));
        report.fact(members + " heap after collection MiB", Report.number(Machine.heapAfterCollectionMib(pid)));
    }

    private Persons spread() {
        return new Persons(branches);
    }

    private Persons hot() {
        return new Persons(branches.subList(0, 1));
    }
}
