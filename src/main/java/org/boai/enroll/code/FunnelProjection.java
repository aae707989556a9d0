package org.boai.enroll.code;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts a code's days in one statement, so that a fold in the same moment changes nothing. Days that are folded are one
 * row each, those that are not are counted, applications by the index of code and time.
 */
@ApplicationScoped
class FunnelProjection {
    private static final String COUNT =
            """
            WITH folded AS (
                SELECT coalesce(sum(scans), 0)::bigint AS scans, coalesce(sum(starts), 0)::bigint AS starts
                FROM code_days WHERE code = $1 AND day BETWEEN $2 AND $3),
            fresh AS (
                SELECT count(*) FILTER (WHERE step = 'SCAN') AS scans, count(*) FILTER (WHERE step = 'START') AS starts
                FROM code_scans WHERE code = $1 AND day BETWEEN $2 AND $3),
            sent AS (
                SELECT count(*) AS submitted, count(*) FILTER (WHERE status = 'ADMITTED') AS admitted
                FROM applications WHERE code = $1 AND submitted_at >= $4 AND submitted_at < $5)
            SELECT folded.scans + fresh.scans AS scanned, folded.starts + fresh.starts AS started, submitted, admitted
            FROM folded, fresh, sent""";

    /** Under the system's scope: applications through a code are often placed beside its organization. */
    Uni<FunnelView.Counts> count(SqlConnection connection, String code, DayRange days) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(code, days.from(), days.until(), days.begin(), days.end()))
                .map(rows -> counts(rows.iterator().next()));
    }

    private static FunnelView.Counts counts(Row row) {
        return new FunnelView.Counts(
                row.getLong("scanned"), row.getLong("started"), row.getLong("submitted"), row.getLong("admitted"));
    }
}
