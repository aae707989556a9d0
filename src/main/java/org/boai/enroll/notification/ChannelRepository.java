package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.Layers.Layer;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;

/** Channels as they are stored; all in the session at hand. */
@ApplicationScoped
class ChannelRepository {
    private static final String LINEAGE =
            """
            SELECT o.name, c.id, c.organization_id, c.version, c.settings::text, c.secrets
            FROM organizations o LEFT JOIN channels c ON c.kind = $3 AND c.organization_id = ANY (o.ancestors)
            WHERE o.id = $1 AND o.ancestors @> ARRAY[$2::uuid]
            ORDER BY array_position(o.ancestors, c.organization_id) DESC""";

    private static final String ENDPOINTS =
            """
            SELECT id, address, state FROM channel_endpoints
            WHERE channel_id = $1 AND state <> 'REMOVED' ORDER BY id""";

    private static final String ADD =
            """
            INSERT INTO channels (id, organization_id, kind, active, shared, notice_kinds, quiet_from, quiet_to,
                settings, secrets, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10, now())
            ON CONFLICT ON CONSTRAINT channels_one_of_a_kind DO NOTHING""";

    private static final String CHANGE =
            """
            UPDATE channels SET active = $3, shared = $4, notice_kinds = $5, quiet_from = $6, quiet_to = $7,
                settings = $8::text::jsonb, secrets = $9, changed_at = now(), version = version + 1
            WHERE id = $1 AND version = $2""";

    private static final String REMOVE_ENDPOINTS =
            """
            UPDATE channel_endpoints SET state = 'REMOVED'
            WHERE channel_id = $1 AND state <> 'REMOVED' AND id <> ALL ($2::uuid[])""";

    private static final String ADD_ENDPOINTS =
            """
            INSERT INTO channel_endpoints (id, channel_id, address)
            SELECT e.id, cast($1 AS uuid), e.address FROM unnest($2::uuid[], $3::bytea[]) AS e (id, address)""";

    private static final String REVIVE =
            """
            UPDATE channel_endpoints SET state = 'ACTIVE', reason = NULL, failures = 0, failing_since = NULL,
                open_at = least(open_at, now())
            WHERE channel_id = $1 AND state <> 'REMOVED' AND id = ANY ($2::uuid[])""";

    private final SealedChannels sealed;

    ChannelRepository(SealedChannels sealed) {
        this.sealed = sealed;
    }

    /** @throws ProblemException {@code organization-unknown}, also outside the caller's subtree */
    Uni<Lineage> lineage(UUID organization, ChannelKind kind, Caller caller) {
        return Statements.rows(LINEAGE, organization, caller.organizationId(), kind)
                .map(rows -> {
                    if (rows.isEmpty()) {
                        throw ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN);
                    }
                    var channels = rows.stream()
                            .filter(row -> row[1] != null)
                            .map(this::channel)
                            .toList();
                    return lineage(organization, (String) rows.get(0)[0], channels);
                });
    }

    private static Lineage lineage(UUID organization, String name, List<StoredChannel> channels) {
        boolean own = !channels.isEmpty() && channels.get(0).organizationId().equals(organization);
        return own
                ? new Lineage(organization, name, channels.get(0), channels.subList(1, channels.size()))
                : new Lineage(organization, name, null, channels);
    }

    private StoredChannel channel(Object[] row) {
        UUID id = (UUID) row[1];
        var secrets = sealed.openSecrets(id, bytes(row[5]));
        return new StoredChannel(
                id, (UUID) row[2], (Integer) row[3], new Layer(StoredChannel.settings((String) row[4]), secrets));
    }

    /** Those that were not removed. */
    Uni<List<StoredEndpoint>> endpoints(UUID channel) {
        return Statements.rows(ENDPOINTS, channel)
                .map(rows -> rows.stream().map(this::endpoint).toList());
    }

    private StoredEndpoint endpoint(Object[] row) {
        UUID id = (UUID) row[0];
        return new StoredEndpoint(
                id, sealed.openAddress(id, bytes(row[1])), EndpointView.State.valueOf((String) row[2]));
    }

    private static byte[] bytes(Object column) {
        return column == null ? null : ((Buffer) column).getBytes();
    }

    /** @throws ProblemException {@code version-stale} when somebody else was faster */
    Uni<Void> write(ChannelKind kind, ChannelDraft draft) {
        return (draft.lineage().own() == null ? add(kind, draft) : change(draft))
                .invoke(rows -> {
                    if (rows == 0) {
                        throw ProblemException.of(CommonProblem.VERSION_STALE);
                    }
                })
                .chain(() -> writeEndpoints(draft));
    }

    private Uni<Integer> add(ChannelKind kind, ChannelDraft draft) {
        var request = draft.request();
        var quiet = request.quietHours();
        return Statements.update(
                ADD,
                draft.id(),
                draft.lineage().organizationId(),
                kind,
                request.active(),
                request.shared(),
                kinds(request),
                quiet == null ? null : quiet.begin(),
                quiet == null ? null : quiet.end(),
                StoredChannel.json(request.settings()),
                sealed.sealSecrets(draft.id(), draft.secrets()));
    }

    private Uni<Integer> change(ChannelDraft draft) {
        var request = draft.request();
        var quiet = request.quietHours();
        return Statements.update(
                CHANGE,
                draft.id(),
                draft.lineage().own().version(),
                request.active(),
                request.shared(),
                kinds(request),
                quiet == null ? null : quiet.begin(),
                quiet == null ? null : quiet.end(),
                StoredChannel.json(request.settings()),
                sealed.sealSecrets(draft.id(), draft.secrets()));
    }

    private static String[] kinds(SetChannel request) {
        return request.noticeKinds().stream().distinct().map(Enum::name).toArray(String[]::new);
    }

    private Uni<Void> writeEndpoints(ChannelDraft draft) {
        var all = draft.endpoints().stream().map(StoredEndpoint::id).toArray(UUID[]::new);
        var added = draft.endpoints().stream()
                .filter(endpoint -> draft.added().contains(endpoint.id()))
                .toList();
        return Statements.update(REMOVE_ENDPOINTS, draft.id(), all)
                .chain(() -> Statements.update(
                        ADD_ENDPOINTS,
                        draft.id(),
                        added.stream().map(StoredEndpoint::id).toArray(UUID[]::new),
                        added.stream()
                                .map(endpoint -> Buffer.buffer(sealed.sealAddress(endpoint.id(), endpoint.address())))
                                .toArray(Buffer[]::new)))
                .chain(() -> revive(draft.id(), draft.revived()));
    }

    /** They are told again, as if they had never failed. */
    Uni<Void> revive(UUID channel, UUID... endpoints) {
        return Statements.update(REVIVE, channel, endpoints).replaceWithVoid();
    }
}
