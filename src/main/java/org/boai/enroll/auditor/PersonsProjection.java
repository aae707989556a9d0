package org.boai.enroll.auditor;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Of how many persons data is held: distinct identity keys of members and applications whose personal fields are not
 * erased, whatever became of them. Whoever showed a document once and not the other time is counted twice, so the count
 * is never too low. It reads both tables once, for some seconds per million rows; hence once an hour, on one replica, with
 * a limit of its own in place of the requests' five seconds.
 */
@ApplicationScoped
class PersonsProjection {
    private static final long LOCK = 0x50_45_52_53_4f_4eL;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String ALONE =
            "SELECT pg_try_advisory_xact_lock($1) AS alone, set_config('statement_timeout', $2, true)";

    private static final String DUE =
            """
            SELECT NOT EXISTS (SELECT 1 FROM persons_held
                WHERE counted_at > now() - cast($1 AS bigint) * interval '1 millisecond') AS due""";

    private static final String COUNT =
            """
            WITH held AS (SELECT count(*) AS persons FROM (
                    SELECT identity_key FROM members WHERE erased_at IS NULL
                    UNION SELECT identity_key FROM applications WHERE erased_at IS NULL) keys),
                kept AS (INSERT INTO persons_held (persons, counted_at) SELECT persons, now() FROM held
                    ON CONFLICT (only_one) DO UPDATE SET persons = excluded.persons, counted_at = excluded.counted_at)
            INSERT INTO persons_moments (moment, level, persons, reached_at)
            SELECT l.moment, l.level, held.persons, now()
            FROM held, (VALUES ('ALARM', cast($1 AS bigint)), ('THRESHOLD', cast($2 AS bigint))) AS l (moment, level)
            WHERE held.persons >= l.level ON CONFLICT (moment) DO NOTHING""";

    private static final String LAST =
            """
            SELECT coalesce(h.persons, 0) AS persons, (extract(epoch FROM now() - h.counted_at) * 1000)::bigint AS age,
                h.counted_at, a.reached_at AS alarm, t.reached_at AS threshold
            FROM (SELECT 1) one LEFT JOIN persons_held h ON true
            LEFT JOIN persons_moments a ON a.moment = 'ALARM' LEFT JOIN persons_moments t ON t.moment = 'THRESHOLD'""";

    /**
     * As last counted.
     *
     * @param age       of the count, by the database's clock
     * @param countedAt null before the first count, as the age is; alarm and threshold until they were first reached
     */
    record Held(long persons, Duration age, OffsetDateTime countedAt, OffsetDateTime alarm, OffsetDateTime threshold) {}

    Uni<Held> last(SqlConnection connection) {
        return connection.query(LAST).execute().map(rows -> held(rows.iterator().next()));
    }

    private static Held held(Row row) {
        Long age = row.getLong("age");
        return new Held(
                row.getLong("persons"),
                age == null ? null : Duration.ofMillis(age),
                row.getOffsetDateTime("counted_at"),
                row.getOffsetDateTime("alarm"),
                row.getOffsetDateTime("threshold"));
    }

    /** Unless another replica is at it, or the last count is younger than that. */
    Uni<Void> count(SqlConnection connection, Duration every, long alarm, long threshold) {
        return connection
                .preparedQuery(ALONE)
                .execute(Tuple.of(LOCK, String.valueOf(LONGEST.toMillis())))
                .chain(alone -> alone.iterator().next().getBoolean("alone")
                        ? connection
                                .preparedQuery(DUE)
                                .execute(Tuple.of(every.toMillis()))
                                .map(due -> due.iterator().next().getBoolean("due"))
                        : Uni.createFrom().item(false))
                .chain(due -> due
                        ? connection
                                .preparedQuery(COUNT)
                                .execute(Tuple.of(alarm, threshold))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }
}
