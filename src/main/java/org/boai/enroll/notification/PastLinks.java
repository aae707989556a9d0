package org.boai.enroll.notification;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Removes links that nobody used, a week after they expired: until then they can say so. Used ones are part of what
 * happened.
 */
@ApplicationScoped
class PastLinks {
    private static final int BATCH = 5000;

    private static final String SWEEP =
            """
            DELETE FROM acknowledgment_links WHERE id IN (
                SELECT id FROM acknowledgment_links
                WHERE used_at IS NULL AND expires_at < now() - interval '7 days'
                ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)""";

    private final Work work;

    PastLinks(Work work) {
        this.work = work;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return Uni.createFrom()
                .deferred(this::sweep)
                .repeat()
                .whilst(swept -> swept == BATCH)
                .collect()
                .last()
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** One batch. @return how many */
    Uni<Integer> sweep() {
        return work.onPool(
                Scope.SYSTEM,
                connection ->
                        connection.preparedQuery(SWEEP).execute(Tuple.of(BATCH)).map(swept -> swept.rowCount()));
    }
}
