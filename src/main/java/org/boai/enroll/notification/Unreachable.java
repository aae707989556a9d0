package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Finds organizations that no channel reaches any more: then the parent must be told at once, not after a deadline. */
@ApplicationScoped
class Unreachable {
    private static final Logger LOG = Logger.getLogger(Unreachable.class);

    private static final String NOBODY_LEFT =
            """
            SELECT DISTINCT d.notice_id, d.organization_id FROM deliveries d
            JOIN notices n ON n.id = d.notice_id AND n.state = 'OPEN'
            WHERE d.id = ANY ($1) AND NOT EXISTS (
                SELECT 1 FROM channels_of(d.organization_id) c
                JOIN channel_endpoints e ON e.channel_id = c.id AND e.state = 'ACTIVE' WHERE c.active)""";

    /** In the transaction in which they died. */
    Uni<Void> afterDeath(SqlConnection connection, List<UUID> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(NOBODY_LEFT)
                .execute(Tuple.of(deliveries.toArray(UUID[]::new)))
                .chain(rows -> {
                    Uni<Void> told = Uni.createFrom().voidItem();
                    for (var row : rows) {
                        told = told.chain(() ->
                                tellParentAtOnce(connection, row.getUUID("notice_id"), row.getUUID("organization_id")));
                    }
                    return told;
                });
    }

    /** Where the ladder takes its next step early, in this transaction. Until then the clock of the notice brings it. */
    Uni<Void> tellParentAtOnce(SqlConnection connection, UUID notice, UUID organization) {
        LOG.warnf("no channel reaches organization %s any more; notice %s waits in its inbox", organization, notice);
        return Uni.createFrom().voidItem();
    }
}
