package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Caller;

/**
 * Finds bursts among the applications of the last day. Identifiers begin with the milliseconds of their making (UUIDv7,
 * RFC 9562 5.7), so the last day is a range at the end of the primary key, and costs what came on it, not what is stored:
 * of ten million applications, with 100,000 on a campaign day, one hundredth is read, in the order in which it was written.
 */
@ApplicationScoped
class BurstProjection {
    private static final Duration LOOKS_BACK = Duration.ofDays(1);
    /** Clocks of replicas and of the database differ. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private static final int MILLIS_SHIFT = 16;

    /** Each application with those of the hour before it; the greatest of a day, one of a kind preferred to the other. */
    private static final String FIND =
            """
            WITH recent AS MATERIALIZED (
                SELECT organization_id, phone_index, submitted_at, (submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS day
                FROM applications WHERE id >= $1 AND submitted_at > $2),
            hours AS (
                SELECT organization_id, day, submitted_at AS last_at, count(*) OVER w AS applications,
                    min(submitted_at) OVER w AS first_at
                FROM recent WINDOW w AS (PARTITION BY organization_id ORDER BY submitted_at
                    RANGE BETWEEN interval '1 hour' PRECEDING AND CURRENT ROW)),
            shared AS (
                SELECT organization_id, day, count(*) AS applications, min(submitted_at) AS first_at,
                    max(submitted_at) AS last_at
                FROM (SELECT *, count(*) OVER (PARTITION BY day, phone_index) AS of_phone FROM recent WHERE phone_index IS NOT NULL) p
                WHERE of_phone > 1 GROUP BY organization_id, day),
            found AS (
                SELECT organization_id, day, 'MANY_WITHIN_AN_HOUR' AS kind, applications, first_at, last_at
                FROM hours WHERE applications >= $3
                UNION ALL
                SELECT organization_id, day, 'SHARED_PHONES', applications, first_at, last_at
                FROM shared WHERE applications >= $4)
            SELECT DISTINCT ON (organization_id, day) * FROM found
            ORDER BY organization_id, day, kind, applications DESC, last_at""";

    private static final String LIST =
            """
            SELECT b.*, o.name FROM bursts b JOIN organizations o ON o.id = b.organization_id
            WHERE o.ancestors @> ARRAY[$1::uuid] AND (o.id <> $1 OR o.kind IN ('COUNTY', 'CITY', 'PROVINCE'))
              AND ($2::uuid IS NULL OR b.id < $2)
            ORDER BY b.id DESC LIMIT $3""";

    /** At most one for each branch and day. */
    Uni<List<Burst>> find(SqlConnection connection, BurstConfig config, Instant now) {
        Instant since = now.minus(LOOKS_BACK);
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(
                        firstIdAt(since.minus(MARGIN)),
                        since.atZone(SystemClock.ZONE).toOffsetDateTime(),
                        (long) config.burstApplications(),
                        (long) config.burstSharedPhones()))
                .map(rows -> rows.stream().map(BurstProjection::burst).toList());
    }

    /** Below every identifier that was made at that moment or later. */
    static UUID firstIdAt(Instant moment) {
        return new UUID(moment.toEpochMilli() << MILLIS_SHIFT, 0);
    }

    private static Burst burst(Row row) {
        return new Burst(
                row.getUUID("organization_id"),
                row.getLocalDate("day"),
                BurstKind.valueOf(row.getString("kind")),
                row.getLong("applications"),
                row.getOffsetDateTime("first_at"),
                row.getOffsetDateTime("last_at"));
    }

    /** Newest first. @param after null for the beginning */
    Uni<List<BurstView>> list(SqlConnection connection, UUID after, int size, Caller caller) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(caller.organizationId(), after, size))
                .map(rows -> rows.stream().map(BurstProjection::view).toList());
    }

    private static BurstView view(Row row) {
        return new BurstView(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getString("name"),
                row.getLocalDate("day"),
                BurstKind.valueOf(row.getString("kind")),
                row.getLong("applications"),
                local(row.getOffsetDateTime("first_at")),
                local(row.getOffsetDateTime("last_at")),
                local(row.getOffsetDateTime("noticed_at")));
    }

    private static OffsetDateTime local(OffsetDateTime moment) {
        return moment.atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
