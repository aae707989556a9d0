package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.notification.Audiences.Addition;

/** Finds organizations that no channel reaches any more: then the parent must be told at once, not after a deadline. */
@ApplicationScoped
class Unreachable {
    /** Those above whom nobody has been told of yet. */
    private static final String NOBODY_LEFT =
            """
            SELECT DISTINCT n.id, n.step, clock_timestamp() AS now FROM deliveries d
            JOIN notices n ON n.id = d.notice_id AND n.state = 'OPEN'
            JOIN organizations o ON o.id = d.organization_id
            WHERE d.id = ANY ($1) AND NOT EXISTS (
                SELECT 1 FROM channels_of(d.organization_id) c
                JOIN channel_endpoints e ON e.channel_id = c.id AND e.state = 'ACTIVE' WHERE c.active)
              AND NOT EXISTS (SELECT 1 FROM notice_audiences a WHERE a.notice_id = n.id
                AND a.organization_id = ANY (o.ancestors) AND a.organization_id <> o.id)""";

    private final Audiences audiences;

    Unreachable(Audiences audiences) {
        this.audiences = audiences;
    }

    /** In the transaction in which they died, so that nobody can be forgotten in between. */
    Uni<Void> afterDeath(SqlConnection connection, List<UUID> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(NOBODY_LEFT)
                .execute(Tuple.of(deliveries.toArray(UUID[]::new)))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : audiences.add(
                                connection,
                                rows.stream().map(Unreachable::parent).toList(),
                                rows.iterator().next().getOffsetDateTime("now").toInstant()));
    }

    private static Addition parent(Row row) {
        return new Addition(row.getUUID("id"), row.getInteger("step"), "NOT_TOLD", 1, false);
    }
}
