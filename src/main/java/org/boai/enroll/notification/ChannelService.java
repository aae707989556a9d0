package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.Channel;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Setting up how organizations are told beside their inbox, within the caller's subtree. */
@ApplicationScoped
public class ChannelService {
    private final ChannelRepository channels;
    private final ChannelProjection projection;
    private final Channels adapters;
    private final AuditLog audit;
    private final Work work;

    ChannelService(
            ChannelRepository channels, ChannelProjection projection, Channels adapters, AuditLog audit, Work work) {
        this.channels = channels;
        this.projection = projection;
        this.adapters = adapters;
        this.audit = audit;
        this.work = work;
    }

    /** @throws ProblemException {@code organization-unknown}, also outside the caller's subtree */
    public Uni<List<ChannelView>> of(UUID organization, Caller caller) {
        return projection.of(organization, caller);
    }

    /**
     * Sets a channel up, or changes it against a version.
     *
     * @param ifMatch the tag of the version; absent exactly when there is no channel of this kind yet
     * @throws ProblemException {@code channel-kind-unknown}, {@code inbox-cannot-be-switched-off}, {@code
     *     organization-unknown}, {@code version-missing}, {@code version-stale}, or {@code request-invalid} by the
     *     adapter's word
     */
    public Uni<ChannelView> set(ChannelPlace place, SetChannel request, String ifMatch, Caller caller) {
        var kind = place.requireKind();
        var adapter = adapters.require(kind);
        return work.in(caller.scope(), () -> channels.lineage(place.organization(), kind, caller)
                        .invoke(lineage -> lineage.requireVersion(ifMatch))
                        .chain(lineage ->
                                stored(lineage).map(endpoints -> ChannelDraft.of(kind, request, lineage, endpoints)))
                        .invoke(draft -> check(adapter, draft))
                        .call(draft -> channels.write(kind, draft))
                        .invoke(draft -> record(draft, caller)))
                .chain(draft -> written(place, caller).map(view -> view.showing(draft.generatedSecret())));
    }

    private Uni<List<StoredEndpoint>> stored(Lineage lineage) {
        return lineage.own() == null
                ? Uni.createFrom().item(List.of())
                : channels.endpoints(lineage.own().id());
    }

    private static void check(Channel adapter, ChannelDraft draft) {
        adapter.check(draft.layers().merged(adapter.destinations(), draft.addresses()));
    }

    private void record(ChannelDraft draft, Caller caller) {
        UUID organization = draft.lineage().organizationId();
        audit.record(
                caller.actor(),
                new AuditEvent("channel-set", "channel", draft.id().toString(), organization, draft.fields()));
    }

    private Uni<ChannelView> written(ChannelPlace place, Caller caller) {
        return projection.of(place.organization(), caller).map(views -> views.stream()
                .filter(view -> view.kind().equals(place.kind()))
                .findAny()
                .orElseThrow());
    }
}
