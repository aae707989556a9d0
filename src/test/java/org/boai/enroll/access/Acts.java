package org.boai.enroll.access;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Database;

/** What the record says that people have done. */
final class Acts {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Acts() {}

    /**
     * How many, but for signing in: those who prepare a request may have to do so anew. What somebody has let a worker do is
     * done first, for it counts as theirs.
     */
    static long count() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> Database.count("SELECT count(*) FROM transfer_batches WHERE state = 'CONFIRMED'") == 0);
        return Database.count(
                "SELECT count(*) FROM audit_entries WHERE actor_kind <> 'SYSTEM' AND action <> 'signed-in'");
    }
}
