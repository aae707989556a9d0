package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/** Makes the links by which a steward acknowledges one notice without signing in, for messages about to be sent. */
@ApplicationScoped
class AcknowledgmentLinks {
    private static final Logger LOG = Logger.getLogger(AcknowledgmentLinks.class);

    /** Sent again, a link is good for another day: the message that arrives may be the last of many. */
    private static final String KEEP =
            """
            INSERT INTO acknowledgment_links AS l (id, token_hash, notice_id, organization_id, endpoint_id, created_at,
                expires_at)
            SELECT d.id, decode(t.hash, 'hex'), d.notice_id, d.organization_id, d.endpoint_id, now(), now() + interval '24 hours'
            FROM unnest($1::uuid[], $2::text[]) AS t (id, hash) JOIN deliveries d ON d.id = t.id ORDER BY d.id
            ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
            WHERE l.used_at IS NULL""";

    private final Channels channels;
    private final LinkTokens tokens;
    private final NotificationConfig config;
    private final Work work;

    AcknowledgmentLinks(Channels channels, LinkTokens tokens, NotificationConfig config, Work work) {
        this.channels = channels;
        this.tokens = tokens;
        this.config = config;
        this.work = work;
    }

    /**
     * Never fails: a message goes without a link rather than not at all.
     *
     * @param messages each the deliveries of one message
     * @return by delivery, for those that are told alone and to a steward's own phone or mailbox
     */
    Uni<Map<UUID, String>> of(Collection<List<Delivery>> messages) {
        var ids = config.acknowledgmentUrl().isEmpty() ? List.<UUID>of() : entitled(messages);
        return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : made(ids);
    }

    private List<UUID> entitled(Collection<List<Delivery>> messages) {
        return messages.stream()
                .filter(message -> message.size() == 1)
                .map(message -> message.get(0))
                .filter(delivery -> channels.require(delivery.kind()).personal())
                .map(Delivery::id)
                .toList();
    }

    private Uni<Map<UUID, String>> made(List<UUID> ids) {
        String base = config.acknowledgmentUrl().orElseThrow() + "/a/";
        Map<UUID, String> byDelivery = ids.stream().collect(Collectors.toMap(Function.identity(), tokens::of));
        var hashes = ids.stream()
                .map(id -> HexFormat.of().formatHex(LinkTokens.hash(byDelivery.get(id))))
                .toArray(String[]::new);
        return work.onPool(Scope.SYSTEM, connection -> connection
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(ids.toArray(UUID[]::new), hashes)))
                .replaceWith(() -> byDelivery.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> base + entry.getValue())))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "messages go without their links: %s",
                        failure.getClass().getName()))
                .onFailure()
                .recoverWithItem(Map::of);
    }
}
