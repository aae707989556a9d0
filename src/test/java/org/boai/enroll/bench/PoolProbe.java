package org.boai.enroll.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;

/**
 * How many connections of its pool a program can really use at once: what it is asked for waits behind a lock, and the
 * database counts who waits. The pool's gauge may err after time-outs; a connection that is lost is missing here.
 */
final class PoolProbe {
    private static final int REQUESTS = 48;
    private static final int TRIES = 3;
    private static final long SHORTER_THAN_LOCK_TIMEOUT = 1_600_000_000L;

    private static final String WAITING =
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND usename = 'boai_app' AND wait_event_type = 'Lock'""";

    private PoolProbe() {}

    static long usable(Rig rig, String token) throws SQLException, InterruptedException {
        long most = 0;
        for (int i = 0; i < TRIES; i++) {
            most = Math.max(most, waiting(rig, token));
            Thread.sleep(1000);
        }
        return most;
    }

    private static long waiting(Rig rig, String token) throws SQLException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var inbox = HttpRequest.newBuilder(URI.create(rig.program().url() + "/api/v1/notices"))
                .header("Authorization", "Bearer " + token)
                .build();
        var ground = rig.ground();
        ground.run("BEGIN");
        try {
            ground.run("LOCK TABLE notices IN ACCESS EXCLUSIVE MODE");
            long end = System.nanoTime() + SHORTER_THAN_LOCK_TIMEOUT;
            for (int i = 0; i < REQUESTS; i++) {
                client.sendAsync(inbox, BodyHandlers.discarding());
            }
            long most = 0;
            while (System.nanoTime() < end) {
                // a transaction sees one snapshot of the statistics unless it asks for another
                ground.run("SELECT pg_stat_clear_snapshot()");
                most = Math.max(most, ground.number(WAITING));
                Thread.sleep(20);
            }
            return most;
        } finally {
            ground.run("ROLLBACK");
        }
    }
}
