package org.boai.enroll.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.boai.enroll.support.Launch;
import org.boai.enroll.support.Packaged;

/** Placement in one province and in the whole nation: its time must follow the depth of the tree, not its size. */
final class Nation implements Section {
    private static final String GIVEN = System.getProperty("boai.bench.nation", "");
    private static final int ORGANIZATIONS = Integer.getInteger("boai.bench.organizations", 250_000);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double MOST_SECONDS = 180;
    private static final double MOST_RATIO = 1.2;

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        Path folder = GIVEN.isBlank()
                ? NationFolder.make(Postgres.BUILD.resolve("bench-nation"))
                : Path.of(GIVEN).toAbsolutePath();
        try (var ground = postgres.copy("nation")) {
            var villages = new Villages(ground);
            var province = placements(ground, villages, "province", report);
            report.atMost("nation seconds to import", imported(ground, folder), MOST_SECONDS);
            report.fact("nation seconds to import again", Report.number(imported(ground, folder)));
            long begin = System.nanoTime();
            Societies.until(ORGANIZATIONS, ground);
            report.fact("nation seconds to found societies", (System.nanoTime() - begin) / 1_000_000_000);
            var nation = placements(ground, villages, "nation", report);
            for (String kind : province.keySet()) {
                var before = province.get(kind);
                var after = nation.get(kind);
                report.atMost("nation/province p50 of " + kind, after.p50() / before.p50(), MOST_RATIO);
                report.atMost("nation/province p99 of " + kind, after.p99() / before.p99(), MOST_RATIO);
            }
            Ledger.requireWhole(ground, 0, 0);
        }
    }

    private static double imported(Ground ground, Path folder) throws Exception {
        long begin = System.nanoTime();
        Packaged.run(
                Rig.folder(),
                ground.settings(),
                Launch.usual().with("-Xmx256m"),
                PATIENCE,
                "--import-regions=" + folder);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Map<String, Measured> placements(Ground ground, Villages villages, String size, Report report)
            throws Exception {
        report.fact("regions of the " + size, ground.number("SELECT count(*) FROM regions WHERE valid_to IS NULL"));
        report.fact("organizations of the " + size, ground.number("SELECT count(*) FROM organizations"));
        try (var rig = Rig.start(ground, Launch.usual(), Map.of(), report)) {
            return new Placements(rig, villages, report).measure(size);
        }
    }
}
