package org.boai.enroll.bench;

import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Submissions through one code while five hundred other people a second scan it, in turns with submissions alone and with
 * as many reads of a file beside them: what is lost to those is lost to the cores that all share, not to counting.
 */
final class BesideScans {
    private static final int PER_SECOND = 500;
    private static final double NEARLY_ALL = 0.95;
    private static final double CALM = 0.5;
    private static final String ALONE = "alone";
    private static final String SCANS = "beside scans";
    private static final String FILES = "beside a file";
    private static final int PATIENCE_TENTHS = 100;
    private static final long KNOWN = 1_000;
    private static final long WRITTEN_MILLIS = 3_000;

    private final AtomicLong visitors = new AtomicLong();
    private final AtomicLong counted = new AtomicLong();
    private final Rig rig;
    private final Branch branch;
    private final Report report;

    BesideScans(Rig rig, Branch branch, Report report) {
        this.rig = rig;
        this.branch = branch;
        this.report = report;
    }

    void measure() throws SQLException, InterruptedException {
        // as warm as the file: a path that the compiler has not seen often costs several times of what it costs later
        rig.warm("pages scans", () -> rig.load(Rig.TURN.dividedBy(2)).closed(Rig.CLIENTS, scans(KNOWN)));
        Thread.sleep(WRITTEN_MILLIS);
        long before = stored();
        var persons = new Persons(List.of(branch));
        rig.warm("pages submissions", () -> besideScans(() -> rig.closed(persons, Rig.TURN)));
        String prefix = "pages submissions ";
        var medians = rig.inTurns(prefix, turns(() -> rig.closed(persons, Rig.TURN)));
        report.ratio("pages submissions with/without scans", prefix + SCANS, prefix + ALONE, NEARLY_ALL);
        report.ratio("pages submissions with scans/with a file", prefix + SCANS, prefix + FILES, NEARLY_ALL);
        int calm = Math.max(1, (int) (CALM * medians.get(ALONE).perSecond()));
        prefix = "pages submissions at " + calm + "/s ";
        rig.inTurns(prefix, turns(() -> rig.open(calm, persons)));
        report.ratio("pages submissions at a rate, with/without scans", prefix + SCANS, prefix + ALONE, NEARLY_ALL);
        requireCounted(before);
    }

    private Map<String, Rig.Turn> turns(Rig.Turn submissions) {
        Map<String, Rig.Turn> turns = new LinkedHashMap<>();
        turns.put(ALONE, submissions);
        turns.put(SCANS, () -> besideScans(submissions));
        turns.put(FILES, () -> beside(Load.get(Reads.FILE, "Range", Client.part(1)), new AtomicLong(), submissions));
        return turns;
    }

    private Measured besideScans(Rig.Turn submissions) throws InterruptedException {
        return beside(scans(Long.MAX_VALUE), counted, submissions);
    }

    /** @param people how many there are at the most; then they come again */
    private Consumer<HttpRequestStepBuilder> scans(long people) {
        return Load.beacon(
                "/j/" + branch.code() + "/scans",
                () -> "Mozilla/5.0 (" + people + ") phone " + visitors.incrementAndGet() % people);
    }

    /** Fails unless all of the others are served. @param served adds up how many of them there were */
    private Measured beside(Consumer<HttpRequestStepBuilder> others, AtomicLong served, Rig.Turn submissions)
            throws InterruptedException {
        var meanwhile = CompletableFuture.supplyAsync(() -> rig.load(Rig.TURN).open(PER_SECOND, others));
        var result = submissions.run();
        var answers = meanwhile.join();
        if (answers.failures() > 0) {
            throw new IllegalStateException(answers.failures() + " beside the submissions were not served");
        }
        served.addAndGet(answers.answers());
        return result;
    }

    /** Fails unless each visitor that was answered is stored, once. */
    private void requireCounted(long before) throws SQLException, InterruptedException {
        for (int i = 0; i < PATIENCE_TENTHS && stored() - before < counted.get(); i++) {
            Thread.sleep(100);
        }
        if (stored() - before != counted.get()) {
            throw new IllegalStateException(counted.get() + " scans answered, " + (stored() - before) + " stored");
        }
        report.fact("pages scans answered and stored", counted.get());
    }

    private long stored() throws SQLException {
        return rig.ground().number("SELECT count(*) FROM code_scans WHERE step = 'SCAN'");
    }
}
