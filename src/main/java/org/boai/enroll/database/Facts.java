package org.boai.enroll.database;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far the facts have come that codes and placements are decided by: regions, organizations, coverages, who can act,
 * codes. The database counts each transaction that changes one of them; what a replica keeps in memory it keeps under
 * that number. A unit of work reads the number in its own transaction; what only shows something to the public may be
 * one second behind.
 */
@ApplicationScoped
public class Facts {
    private static final String VERSION = "SELECT version, current_date AS day FROM facts_versions";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private final AtomicReference<Edition> recent = new AtomicReference<>(Edition.NONE);

    Facts(Pool pool) {
        this.pool = pool;
    }

    /** The newest edition that this replica has heard of: at most a second old while the database answers. */
    public Edition recent() {
        return recent.get();
    }

    public void seen(Edition edition) {
        recent.accumulateAndGet(edition, (known, said) -> said.newerThan(known) ? said : known);
    }

    /**
     * Asks now: whoever has just changed a fact shows the change at once. What was changed is committed already, so a
     * database that does not answer is no failure here; the poll comes back to it.
     */
    public Uni<Void> refresh() {
        return pool.query(VERSION)
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> rows.iterator().next())
                .invoke(row -> seen(new Edition(row.getLong("version"), row.getLocalDate("day"))))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return refresh();
    }
}
