package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;

/** Counts tries in fixed windows on the database's clock, shared by all replicas. */
@ApplicationScoped
public class Limits {
    private final Pool pool;

    Limits(Pool pool) {
        this.pool = pool;
    }

    /** @throws ProblemException {@code too-many-tries} with the time to wait, when the bucket is full */
    public Uni<Void> require(String bucket, int most) {
        return pool.preparedQuery(
                        """
                        SELECT attempts, extract(epoch FROM window_end - now())::int AS seconds FROM attempt_counters
                        WHERE bucket = $1 AND window_end > now() AND attempts >= $2 LIMIT 1""")
                .execute(Tuple.of(bucket, most))
                .map(rows -> {
                    if (rows.size() > 0) {
                        Row row = rows.iterator().next();
                        throw ProblemException.of(CommonProblem.TOO_MANY_TRIES)
                                .retryAfter(Duration.ofSeconds(Math.max(1, row.getInteger("seconds"))));
                    }
                    return null;
                });
    }

    /** Counts one try; the window begins with the first. */
    public Uni<Void> count(String bucket, Duration window) {
        return pool.preparedQuery(
                        """
                        WITH swept AS (DELETE FROM attempt_counters WHERE window_end < now() - interval '1 day'),
                             running AS (SELECT window_end FROM attempt_counters WHERE bucket = $1 AND window_end > now())
                        INSERT INTO attempt_counters (bucket, window_end, attempts)
                        VALUES ($1, coalesce((SELECT max(window_end) FROM running), now() + $2 * interval '1 second'), 1)
                        ON CONFLICT (bucket, window_end) DO UPDATE SET attempts = attempt_counters.attempts + 1""")
                .execute(Tuple.of(bucket, window.toSeconds()))
                .replaceWithVoid();
    }
}
