package org.boai.enroll.security;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HexFormat;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.BlindIndex;

/** Counts tries in fixed windows on the database's clock, shared by all replicas. */
@ApplicationScoped
public class Limits {
    private static final String COUNT =
            """
            WITH running AS (SELECT window_end FROM attempt_counters WHERE bucket = $1 AND window_end > now())
            INSERT INTO attempt_counters (bucket, window_end, attempts)
            VALUES ($1, coalesce((SELECT max(window_end) FROM running), now() + $2 * interval '1 second'), $3)
            ON CONFLICT (bucket, window_end) DO UPDATE SET attempts = attempt_counters.attempts + excluded.attempts
            RETURNING attempts, extract(epoch FROM window_end - now())::int AS seconds""";

    private static final String SWEEP =
            "DELETE FROM attempt_counters WHERE (bucket, window_end) IN (SELECT bucket, window_end FROM attempt_counters"
                    + " WHERE window_end < now() - interval '1 hour' LIMIT 10000)";

    private final Pool pool;
    private final Work work;
    private final BlindIndex index;

    Limits(Pool pool, Work work, BlindIndex index) {
        this.pool = pool;
        this.work = work;
        this.index = index;
    }

    /**
     * Takes one try before it is made; the window begins with the first, and those of one bucket queue, so that many at once are no way around the limit.
     *
     * @throws ProblemException {@code too-many-tries} with the time to wait; this try is then not counted
     */
    public Uni<Void> take(String bucket, int most, Duration window) {
        return take(bucket, most, window, 1);
    }

    /** As many tries at once, all or none; otherwise the same. */
    public Uni<Void> take(String bucket, int most, Duration window, int tries) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of(sealed(bucket)))
                .chain(() ->
                        connection.preparedQuery(COUNT).execute(Tuple.of(sealed(bucket), window.toSeconds(), tries)))
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    if (row.getInteger("attempts") > most) {
                        throw tooMany(row);
                    }
                })
                .replaceWithVoid());
    }

    /** Gives a try back that was none: it was right. */
    public Uni<Void> giveBack(String bucket) {
        return pool.preparedQuery(
                        """
                        UPDATE attempt_counters SET attempts = attempts - 1
                        WHERE bucket = $1 AND window_end > now() AND attempts > 0""")
                .execute(Tuple.of(sealed(bucket)))
                .replaceWithVoid();
    }

    private static ProblemException tooMany(Row row) {
        return ProblemException.of(CommonProblem.TOO_MANY_TRIES)
                .retryAfter(Duration.ofSeconds(Math.max(1, row.getInteger("seconds"))));
    }

    /** Names, receipts and addresses are counted, not kept. */
    private String sealed(String bucket) {
        return HexFormat.of().formatHex(index.of("attempts", bucket));
    }

    @Scheduled(every = "10m", delayed = "1m")
    Uni<Void> sweep() {
        return pool.query(SWEEP).execute().replaceWithVoid();
    }
}
