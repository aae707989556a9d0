package org.boai.enroll.fault;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The short form of {@link FaultSuiteIT}, which every build runs. */
class FaultsIT {
    private static final int KILLS = 10;
    private static final long SEED = 10;
    private static final int PER_SECOND = 20;

    @Test
    void tenKillsAndARestartOfTheDatabaseCostNothing() throws Exception {
        try (var trial = new Trial("faults-short")) {
            try (var load = Load.on(trial.stage, PER_SECOND)) {
                load.awaitMore(20);
                new Kills(trial, SEED).happen(KILLS, Instant.MAX);
                load.awaitMore(20);
                Outages.restart(trial);
                load.awaitMore(20);
                load.end();
            }
            trial.prove(KILLS + " × `kill -9`, 1 restart of the database");
        }
    }
}
