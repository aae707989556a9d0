package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Caller;

/** Reads what was filled in for others, within the subtree of a society by law. */
@ApplicationScoped
class AssistedProjection {
    private static final String VIEW =
            """
            SELECT s.application_id, p.receipt, s.organization_id, o.name, username_of(s.filled_in_by) AS filled_in_by,
                p.submitted_at, s.signed_on, s.kept_at, s.sampled_at IS NOT NULL AS sampled,
                coalesce(s.outcome, 'OPEN') AS state, s.note, s.checked_at
            FROM assisted_applications s JOIN organizations o ON o.id = s.organization_id
            LEFT JOIN applications p ON p.id = s.application_id
            WHERE o.ancestors @> ARRAY[$1::uuid]
            """;

    private static final String LIST = VIEW
            + """
            AND ($2::boolean IS NULL OR (s.sampled_at IS NOT NULL) = $2)
            AND ($3::text IS NULL OR coalesce(s.outcome, 'OPEN') = $3)
            AND ($4::uuid IS NULL OR s.application_id > $4)
            ORDER BY s.application_id LIMIT $5""";

    private static final String ONE = VIEW + "AND s.application_id = $2";

    /** Oldest first; identifiers begin with their time. */
    Uni<List<AssistedView>> list(SqlConnection connection, AssistedFilter filter, Caller caller) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(
                        caller.organizationId(),
                        filter.sampled(),
                        filter.state() == null ? null : filter.state().name(),
                        filter.after(),
                        filter.limitOrDefault() + 1))
                .map(rows -> rows.stream().map(AssistedProjection::view).toList());
    }

    Uni<AssistedView> find(SqlConnection connection, UUID id, Caller caller) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(caller.organizationId(), id))
                .map(rows -> view(rows.iterator().next()));
    }

    private static AssistedView view(Row row) {
        return new AssistedView(
                row.getUUID("application_id"),
                row.getString("receipt"),
                row.getUUID("organization_id"),
                row.getString("name"),
                row.getString("filled_in_by"),
                local(row.getOffsetDateTime("submitted_at")),
                row.getLocalDate("signed_on"),
                row.getString("kept_at"),
                row.getBoolean("sampled"),
                AssistedState.valueOf(row.getString("state")),
                row.getString("note"),
                local(row.getOffsetDateTime("checked_at")));
    }

    private static OffsetDateTime local(OffsetDateTime moment) {
        return moment == null
                ? null
                : moment.atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
