package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Reads deliveries within the caller's subtree. */
@ApplicationScoped
class DeliveryProjection {
    private static final String IN_SUBTREE =
            "SELECT 1 FROM organizations o WHERE o.id = $1 AND o.ancestors @> ARRAY[$2::uuid]";

    private static final String VIEW =
            """
            SELECT d.id, d.state, c.kind, d.endpoint_id, e.address, d.notice_id, o.id AS organization_id,
                o.name AS organization_name, d.attempts, d.reason, coalesce(d.finished_at, d.due_at) AS at
            FROM deliveries d JOIN organizations o ON o.id = d.organization_id
            JOIN channel_endpoints e ON e.id = d.endpoint_id JOIN channels c ON c.id = e.channel_id
            WHERE o.ancestors @> ARRAY[$1::uuid]
            """;

    private static final String LIST = VIEW
            + """
            AND o.ancestors @> ARRAY[$2::uuid] AND d.state = $3 AND ($4::uuid IS NULL OR d.id > $4)
            ORDER BY d.id LIMIT $5""";

    private static final String ONE = VIEW + "AND d.id = $2";

    private final Work work;
    private final SealedChannels sealed;

    DeliveryProjection(Work work, SealedChannels sealed) {
        this.work = work;
        this.sealed = sealed;
    }

    /**
     * Those of an organization and of all below it, one more than the limit.
     *
     * @throws ProblemException {@code organization-unknown}, also outside the caller's subtree
     */
    Uni<List<DeliveryView>> list(UUID organization, DeliveryFilter filter, Caller caller) {
        UUID own = caller.organizationId();
        return work.onPool(caller.scope(), connection -> requireInSubtree(connection, organization, own)
                .chain(() -> connection
                        .preparedQuery(LIST)
                        .execute(Tuple.of(
                                own,
                                organization,
                                filter.stateOrDefault().name(),
                                filter.after(),
                                filter.limitOrDefault() + 1)))
                .map(rows -> rows.stream().map(this::view).toList()));
    }

    private static Uni<Void> requireInSubtree(SqlConnection connection, UUID organization, UUID own) {
        return connection
                .preparedQuery(IN_SUBTREE)
                .execute(Tuple.of(organization, own))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN);
                    }
                })
                .replaceWithVoid();
    }

    /** @throws ProblemException {@code delivery-unknown}, also outside the caller's subtree */
    Uni<DeliveryView> find(UUID id, Caller caller) {
        return work.onPool(caller.scope(), connection -> connection
                .preparedQuery(ONE)
                .execute(Tuple.of(caller.organizationId(), id))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(this::view)
                        .orElseThrow(() -> ProblemException.of(ChannelProblem.DELIVERY_UNKNOWN))));
    }

    private DeliveryView view(Row row) {
        var kind = ChannelKind.valueOf(row.getString("kind"));
        String address = sealed.openAddress(
                row.getUUID("endpoint_id"), row.get(Buffer.class, "address").getBytes());
        return new DeliveryView(
                row.getUUID("id"),
                DeliveryState.valueOf(row.getString("state")),
                kind,
                MaskedAddress.of(kind, address),
                row.getUUID("notice_id"),
                new DeliveryView.ToldOrganization(row.getUUID("organization_id"), row.getString("organization_name")),
                row.getInteger("attempts"),
                row.getString("reason"),
                row.getOffsetDateTime("at").atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime());
    }
}
