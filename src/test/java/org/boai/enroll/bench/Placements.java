package org.boai.enroll.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Placements at a low rate, with another residence each time, so that no cache of answers can help; the database's
 * caches are as warm as the questions before have made them.
 */
final class Placements {
    private static final int PER_SECOND = 100;
    private static final int CLIENTS = 8;
    private static final int WARM_TURNS = 3;
    private static final String STATEMENT = "WITH RECURSIVE lineage";

    private final Rig rig;
    private final Villages villages;
    private final Report report;

    Placements(Rig rig, Villages villages, Report report) {
        this.rig = rig;
        this.villages = villages;
        this.report = report;
    }

    /** The citizen's preview and the steward's dry run; and the mean time of the statement in the database. */
    Map<String, Measured> measure(String size) throws IOException, SQLException, InterruptedException {
        String bearer = "Bearer " + rig.client().token("province");
        for (int i = 0; i < WARM_TURNS; i++) {
            warm("/api/v1/placements/preview");
            warm("/api/v1/placements", "Authorization", bearer);
        }
        Map<String, Rig.Turn> turns = new LinkedHashMap<>();
        turns.put("preview", () -> open("/api/v1/placements/preview"));
        turns.put("dry run", () -> open("/api/v1/placements", "Authorization", bearer));
        var postgres = rig.ground().postgres();
        postgres.count(true);
        rig.ground().callsSinceLastLook();
        var medians = rig.inTurns(size + " placement ", turns);
        rig.ground().longestStatements().forEach((sql, millis) -> {
            if (sql.startsWith(STATEMENT)) {
                report.fact(size + " placement statement, mean ms in the database", Report.number(millis));
            }
        });
        postgres.count(false);
        medians.forEach((kind, median) -> requireAnswered(kind, median));
        return medians;
    }

    private void warm(String path, String... header) {
        rig.load(Rig.TURN).closed(CLIENTS, Load.post(path, villages::known, header));
    }

    private Measured open(String path, String... header) {
        return rig.load(Rig.TURN).open(PER_SECOND, Load.post(path, villages::unasked, header));
    }

    private static void requireAnswered(String kind, Measured median) {
        if (median.failures() > median.answers() / 100) {
            throw new IllegalStateException(kind + ": " + median.failures() + " of " + median.answers() + " failed");
        }
    }
}
