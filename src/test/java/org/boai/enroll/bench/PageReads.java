package org.boai.enroll.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The page behind a code and the look-up of a code at a rate that does not wait for answers, each beside as many first
 * bytes of a file from the same server; and once more while a class of two hundred phones scans the poster.
 */
final class PageReads {
    private static final int PER_SECOND = 1_000;
    private static final double HALF = 0.5;
    private static final String PAGE = "landing page";

    private final Rig rig;
    private final Branch branch;
    private final Report report;

    PageReads(Rig rig, Branch branch, Report report) {
        this.rig = rig;
        this.branch = branch;
        this.report = report;
    }

    void measure() throws IOException, SQLException, InterruptedException {
        String bearer = "Bearer " + rig.client().token("shangbao");
        Map<String, Rig.Turn> turns = new LinkedHashMap<>();
        for (String name : List.of(PAGE, "code")) {
            String path = path(name);
            int bytes = rig.client().size(path, bearer);
            rig.client().requirePart(Reads.FILE, bytes);
            report.fact("pages bytes of " + name, bytes);
            rig.warm("pages " + name, () -> rig.load(Rig.TURN.dividedBy(2)).closed(Rig.CLIENTS, Load.get(path)));
            turns.put(name, () -> rig.load(Rig.TURN).open(PER_SECOND, Load.get(path)));
            turns.put(name + " static", () -> rig.load(Rig.TURN)
                    .open(PER_SECOND, Load.get(Reads.FILE, "Range", Client.part(bytes))));
        }
        String prefix = "pages at " + PER_SECOND + "/s ";
        var medians = rig.inTurns(prefix, turns);
        for (String name : List.of(PAGE, "code")) {
            report.ratio("pages " + name + "/static per second", prefix + name, prefix + name + " static", HALF);
            latency(name, medians.get(name), medians.get(name + " static"));
        }
        besideAClass(prefix, medians.get(PAGE + " static"));
    }

    /** How much of the time the file alone would take, too. */
    private void latency(String name, Measured page, Measured file) {
        report.atLeast("pages " + name + ": p50 of static/p50", file.p50() / page.p50(), HALF);
        report.fact("pages " + name + ": p99 of static/p99", Report.number(file.p99() / page.p99()));
    }

    private void besideAClass(String prefix, Measured file) {
        var phones = new PhoneClass(rig.program().url(), branch.code());
        var scanning = CompletableFuture.runAsync(phones);
        var minute = rig.load(Duration.ofMinutes(1)).open(PER_SECOND, Load.get(path(PAGE)));
        scanning.join();
        String name = PAGE + " beside a class";
        report.add(prefix + name, minute);
        report.ratio("pages " + name + "/static per second", prefix + name, prefix + PAGE + " static", HALF);
        latency(name, minute, file);
        phones.tell(report);
    }

    private String path(String name) {
        return name.equals(PAGE) ? "/j/" + branch.code() : "/api/v1/enrollment-codes?code=" + branch.code();
    }
}
