package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Reads what tells an organization, as stewards may see it. */
@ApplicationScoped
class ChannelProjection {
    private static final String CHANNELS =
            """
            SELECT o.id AS told_id, o.name AS told_name, s.name AS owner_name, c.id, c.organization_id, c.kind, c.active,
                c.shared, c.notice_kinds, c.quiet_from, c.quiet_to, c.settings::text AS settings, c.secrets, c.version
            FROM organizations o LEFT JOIN LATERAL channels_of(o.id) c ON true
            LEFT JOIN organizations s ON s.id = c.organization_id
            WHERE o.id = $1 AND o.ancestors @> ARRAY[$2::uuid] ORDER BY c.kind""";

    private static final String ENDPOINTS =
            """
            SELECT e.id, e.channel_id, c.kind, e.address, e.state, e.reason
            FROM channel_endpoints e JOIN channels c ON c.id = e.channel_id
            WHERE e.channel_id = ANY ($1) AND e.state <> 'REMOVED' ORDER BY e.id""";

    private final Work work;
    private final SealedChannels sealed;

    ChannelProjection(Work work, SealedChannels sealed) {
        this.work = work;
        this.sealed = sealed;
    }

    /**
     * The inbox first, then one for each kind that is set up here or above.
     *
     * @throws ProblemException {@code organization-unknown}, also outside the caller's subtree
     */
    Uni<List<ChannelView>> of(UUID organization, Caller caller) {
        return work.onPool(caller.scope(), connection -> connection
                .preparedQuery(CHANNELS)
                .execute(Tuple.of(organization, caller.organizationId()))
                .chain(rows -> endpoints(connection, rows).map(endpoints -> views(rows, endpoints))));
    }

    private Uni<Map<UUID, List<EndpointView>>> endpoints(SqlConnection connection, RowSet<Row> channels) {
        var ids = rows(channels).map(row -> row.getUUID("id")).toArray(UUID[]::new);
        return connection
                .preparedQuery(ENDPOINTS)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> rows(rows)
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("channel_id"),
                                Collectors.mapping(this::endpoint, Collectors.toList()))));
    }

    private static Stream<Row> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private List<ChannelView> views(RowSet<Row> rows, Map<UUID, List<EndpointView>> endpoints) {
        var told = rows(rows)
                .findFirst()
                .map(row -> new ChannelView.SetUpBy(row.getUUID("told_id"), row.getString("told_name")))
                .orElseThrow(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN));
        var channels = rows(rows)
                .filter(row -> row.getUUID("id") != null)
                .map(row -> view(row, endpoints.getOrDefault(row.getUUID("id"), List.of())));
        return Stream.concat(Stream.of(ChannelView.inbox(told)), channels).toList();
    }

    private ChannelView view(Row row, List<EndpointView> endpoints) {
        boolean own = row.getUUID("organization_id").equals(row.getUUID("told_id"));
        Buffer secrets = row.get(Buffer.class, "secrets");
        return new ChannelView(
                row.getString("kind"),
                row.getBoolean("active"),
                own,
                new ChannelView.SetUpBy(row.getUUID("organization_id"), row.getString("owner_name")),
                row.getBoolean("shared"),
                Stream.of(row.getArrayOfStrings("notice_kinds"))
                        .map(NoticeKind::valueOf)
                        .toList(),
                QuietHours.of(row.getLocalTime("quiet_from"), row.getLocalTime("quiet_to")),
                StoredChannel.settings(row.getString("settings")),
                names(row.getUUID("id"), secrets),
                endpoints,
                own ? row.getInteger("version") : null,
                null);
    }

    private List<String> names(UUID channel, Buffer secrets) {
        return sealed.openSecrets(channel, secrets == null ? null : secrets.getBytes()).keySet().stream()
                .sorted()
                .toList();
    }

    private EndpointView endpoint(Row row) {
        UUID id = row.getUUID("id");
        String address = sealed.openAddress(id, row.get(Buffer.class, "address").getBytes());
        return new EndpointView(
                id,
                MaskedAddress.of(ChannelKind.valueOf(row.getString("kind")), address),
                EndpointView.State.valueOf(row.getString("state")),
                row.getString("reason"));
    }
}
