package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.Endpoint;
import org.boai.enroll.notification.channel.Layers;
import org.boai.enroll.notification.channel.Layers.Layer;
import org.boai.enroll.notification.channel.Message.Told;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/** Opens endpoints for sending, each with its channel's settings over those of the organizations above. */
@ApplicationScoped
class Endpoints {
    private static final Logger LOG = Logger.getLogger(Endpoints.class);

    /** Nearest first. */
    private static final String CHAIN =
            """
            SELECT e.id, e.address, o.id AS owner_id, o.name AS owner_name, c.kind, c.id AS channel_id,
                c.settings::text AS settings, c.secrets
            FROM channel_endpoints e JOIN channels own ON own.id = e.channel_id
            JOIN organizations o ON o.id = own.organization_id
            JOIN channels c ON c.kind = own.kind AND c.organization_id = ANY (o.ancestors)
            WHERE e.id = ANY ($1) ORDER BY e.id, array_position(o.ancestors, c.organization_id) DESC""";

    private final Work work;
    private final SealedChannels sealed;
    private final Channels channels;

    Endpoints(Work work, SealedChannels sealed, Channels channels) {
        this.work = work;
        this.sealed = sealed;
        this.channels = channels;
    }

    /** An endpoint and the organization that keeps it. */
    record Opened(Endpoint endpoint, Told owner) {}

    /** Those that can be opened; one that was tampered with is missing, and keeps no other from being told. */
    Uni<Map<UUID, Opened>> open(Collection<UUID> ids) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                        .preparedQuery(CHAIN)
                        .execute(Tuple.of(ids.stream().distinct().toArray(UUID[]::new))))
                .map(rows -> {
                    Map<UUID, Opened> opened = new HashMap<>();
                    rows.stream()
                            .collect(Collectors.groupingBy(row -> row.getUUID("id")))
                            .forEach((id, chain) -> put(opened, id, chain));
                    return opened;
                });
    }

    private void put(Map<UUID, Opened> opened, UUID id, List<Row> chain) {
        try {
            opened.put(id, opened(id, chain));
        } catch (IllegalStateException e) {
            LOG.errorf("endpoint %s cannot be opened: %s", id, e.getMessage());
        }
    }

    private Opened opened(UUID id, List<Row> chain) {
        Row own = chain.get(0);
        var channel = channels.require(ChannelKind.valueOf(own.getString("kind")));
        var merged = new Layers(chain.stream().map(this::layer).toList()).merged(channel.destinations(), List.of());
        String address = sealed.openAddress(id, bytes(own, "address"));
        return new Opened(
                new Endpoint(id, address, merged.settings(), merged.secrets()),
                new Told(own.getUUID("owner_id"), own.getString("owner_name")));
    }

    private Layer layer(Row row) {
        return new Layer(
                StoredChannel.settings(row.getString("settings")),
                sealed.openSecrets(row.getUUID("channel_id"), bytes(row, "secrets")));
    }

    private static byte[] bytes(Row row, String column) {
        var buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }
}
