package org.boai.enroll.code;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Makes numbers of the days that are over, and lets go of who it was. First the salt goes, so that nothing can be added;
 * then batch by batch the hashes, each batch gone and counted in one statement: wherever it is stopped, what is folded and
 * what is left are together what was seen. One replica at a time; another one, or the next time, goes on.
 */
@ApplicationScoped
class ScanFold {
    private static final int BATCH = 10_000;

    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(7320030) AS alone";
    private static final String CLOSE =
            "UPDATE scan_days SET salt = NULL WHERE day < first_open_scan_day() AND salt IS NOT NULL";
    private static final String NEXT = "SELECT min(day) AS day FROM scan_days WHERE salt IS NULL";

    private static final String FOLD =
            """
            WITH gone AS (
                DELETE FROM code_scans WHERE ctid = ANY (ARRAY(SELECT ctid FROM code_scans WHERE day = $1 LIMIT $2))
                RETURNING code, day, step),
            folded AS (
                INSERT INTO code_days AS d (code, day, scans, starts)
                SELECT code, day, count(*) FILTER (WHERE step = 'SCAN'), count(*) FILTER (WHERE step = 'START')
                FROM gone GROUP BY code, day ORDER BY code
                ON CONFLICT (code, day) DO UPDATE SET scans = d.scans + excluded.scans, starts = d.starts + excluded.starts)
            SELECT count(*) AS gone FROM gone""";

    private static final String DONE = "DELETE FROM scan_days WHERE day = $1";

    private final Work work;
    private final int batch;

    @Inject
    ScanFold(Work work) {
        this(work, BATCH);
    }

    /** @param batch how many hashes a transaction folds */
    ScanFold(Work work, int batch) {
        this.work = work;
        this.batch = batch;
    }

    @Scheduled(
            every = "${boai.scans.folded-every:10m}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> fold() {
        return step().chain(more -> more ? fold() : Uni.createFrom().voidItem());
    }

    /** One batch, in its transaction. @return false when nothing is left, or another replica is at it */
    Uni<Boolean> step() {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .query(ALONE)
                .execute()
                .chain(rows -> rows.iterator().next().getBoolean("alone")
                        ? next(connection)
                                .chain(day -> day == null
                                        ? Uni.createFrom().item(false)
                                        : fold(connection, day).replaceWith(true))
                        : Uni.createFrom().item(false)));
    }

    /** The oldest day that is over and not yet folded, or null. */
    private static Uni<LocalDate> next(SqlConnection connection) {
        return connection
                .query(CLOSE)
                .execute()
                .chain(() -> connection.query(NEXT).execute())
                .map(rows -> rows.iterator().next().getLocalDate("day"));
    }

    private Uni<Void> fold(SqlConnection connection, LocalDate day) {
        return connection
                .preparedQuery(FOLD)
                .execute(Tuple.of(day, batch))
                .chain(rows -> rows.iterator().next().getLong("gone") < batch
                        ? connection.preparedQuery(DONE).execute(Tuple.of(day)).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }
}
