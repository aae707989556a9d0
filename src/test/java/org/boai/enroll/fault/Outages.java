package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Calm;
import org.boai.enroll.support.Storm;

/** What happens to the database, and to the way there. */
final class Outages {
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private static final String ONE_BACKEND =
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE usename = 'boai_app' AND backend_type = 'client backend' ORDER BY random() LIMIT 1""";

    private Outages() {}

    /** Stops it in the middle of all that is asked of it, and starts it again. */
    static void restart(Trial trial) {
        Instant begin = Instant.now();
        trial.stage.stopDatabase();
        trial.stage.startDatabase();
        trial.stage.replicas.forEach(replica -> Calm.awaitHealth(replica.program(), "ready", 200));
        trial.windows.since(begin);
    }

    /** One connection after another ends by the database's will. */
    static void killBackends(Trial trial, int times, Duration pause) throws SQLException, InterruptedException {
        Instant begin = Instant.now();
        try (var superuser = trial.stage.superuser()) {
            for (int i = 0; i < times; i++) {
                Ask.run(superuser, ONE_BACKEND);
                Thread.sleep(pause.toMillis());
            }
        }
        trial.windows.since(begin);
    }

    /** The first replica's connections pass nothing any more and are never closed; it has to notice by itself. */
    static void halfOpen(Trial trial) throws InterruptedException {
        Instant begin = Instant.now();
        Replica victim = trial.stage.replicas.get(0);
        victim.link().forgetConnections();
        Awaitility.await()
                .atMost(RECOVERY)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> answers(trial.stage, victim));
        Calm.awaitHealth(victim.program(), "ready", 200);
        trial.windows.since(begin);
    }

    /** Whether this very replica takes a submission. */
    private static boolean answers(Stage stage, Replica replica) throws IOException, InterruptedException {
        UUID key = UUID.randomUUID();
        String payload = Storm.json(stage.crowd.neighbor());
        try (var direct = new Storm(replica.url(), stage.ledger, 1);
                var patient = new Storm(stage.urls(), stage.ledger, 1)) {
            try {
                return direct.send(key, payload).statusCode() == 201;
            } finally {
                // the ledger knows of it, so it has to come to an end
                patient.submit(key, payload);
                patient.awaitEnd();
            }
        }
    }

    /** @return whether this machine could do it */
    static boolean fillTheDisk(Trial trial) throws Exception {
        Path cluster = trial.stage.postgres().resolve("cluster");
        try (var disk = SmallDisk.mount(trial.stage.home.resolve("disk"))) {
            if (disk == null) {
                return false;
            }
            Instant begin = Instant.now();
            trial.stage.stopDatabase();
            disk.take(cluster);
            trial.stage.startDatabase();
            try {
                fill(trial, disk);
            } finally {
                disk.free();
                trial.stage.stopDatabase();
                disk.giveBack(cluster);
                trial.stage.startDatabase();
            }
            trial.stage.replicas.forEach(replica -> Calm.awaitHealth(replica.program(), "ready", 200));
            trial.windows.since(begin);
            return true;
        }
    }

    private static void fill(Trial trial, SmallDisk disk) throws Exception {
        trial.stage.replicas.forEach(replica -> Calm.awaitHealth(replica.program(), "ready", 200));
        long refused = trial.stage.ledger.answers(503);
        disk.fill();
        Awaitility.await().atMost(RECOVERY).until(() -> trial.stage.ledger.answers(503) > refused);
        Thread.sleep(3000);
        trial.stage.replicas.forEach(
                replica -> assertThat(Calm.health(replica.program(), "live")).isEqualTo(200));
    }
}
