package org.boai.enroll.bench;

import java.util.List;
import java.util.Map;
import org.boai.enroll.support.Launch;

/** Submissions and reads, on an empty register and on a full one. */
final class Throughput implements Section {
    private static final double HALF = 0.5;
    private static final double ALMOST = 0.9;
    private static final int BRANCHES = 500;
    private static final int MEMBERS = Integer.getInteger("boai.bench.members", 1_000_000);

    private final boolean withSubmissions;
    private final boolean withReads;

    Throughput(boolean withSubmissions, boolean withReads) {
        this.withSubmissions = withSubmissions;
        this.withReads = withReads;
    }

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        try (var ground = postgres.copy("throughput")) {
            var branches = ground.branches(BRANCHES);
            var scripts = Submissions.record(ground, branches);
            try (var rig = Rig.start(ground, Launch.usual(), Map.of(), report);
                    var raw = new RawSubmissions(scripts, ground)) {
                rig.acknowledge(Submissions.recorded(branches));
                measure(rig, new Submissions(rig, raw, branches, report), new Reads(rig, branches.get(0), report));
                ratios(report);
                rig.requireWhole("submissions and reads:");
            }
        }
    }

    private void measure(Rig rig, Submissions submissions, Reads reads) throws Exception {
        if (withSubmissions) {
            submissions.compareWithReplay();
        }
        measure("none", rig, submissions, reads);
        if (MEMBERS > 0) {
            submissions.fill(MEMBERS);
            measure("filled", rig, submissions, reads);
        }
        if (withSubmissions) {
            submissions.profile();
        }
    }

    private void measure(String members, Rig rig, Submissions submissions, Reads reads) throws Exception {
        if (withSubmissions) {
            submissions.measure(members);
        } else {
            submissions.atLeastAPage();
        }
        if (withReads) {
            reads.measure(members);
        }
        submissions.memory(members, rig.program().pid());
    }

    /** What belongs beside what: the program and the database, one branch and many, full and empty. */
    private static void ratios(Report report) {
        for (String members : List.of("none", "filled")) {
            report.ratio(members + " http/raw", members + " submissions spread", members + " submissions raw", HALF);
            report.ratio(
                    members + " hot/spread", members + " submissions hot", members + " submissions spread", ALMOST);
            for (String read : Reads.NAMES) {
                String scenario = members + " reads " + read;
                if (Reads.LOOK_UPS.contains(read)) {
                    report.ratio(members + " " + read + "/static", scenario, scenario + " static", HALF);
                } else {
                    report.ratio(members + " " + read + "/static", scenario, scenario + " static");
                }
                report.ratio("filled/none " + read, "filled reads " + read, "none reads " + read);
            }
        }
        // what the database loses by itself is nobody's aim
        report.ratio("filled/none raw", "filled submissions raw", "none submissions raw");
        for (String kind : List.of("spread", "hot")) {
            report.ratio("filled/none " + kind, "filled submissions " + kind, "none submissions " + kind, ALMOST);
        }
    }
}
