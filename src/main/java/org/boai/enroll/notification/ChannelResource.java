package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.boai.enroll.web.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/organizations/{id}/channels")
@Tag(name = "Channels")
public class ChannelResource {
    private final ChannelService channels;
    private final ChannelTrials trials;
    private final CurrentCaller caller;

    ChannelResource(ChannelService channels, ChannelTrials trials, CurrentCaller caller) {
        this.channels = channels;
        this.trials = trials;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN})
    @Operation(summary = "What tells an organization: its inbox, then its own or inherited channels")
    public Uni<List<ChannelView>> list(@RestPath UUID id) {
        return channels.of(id, caller.get());
    }

    @PUT
    @Path("/{kind}")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Set up a channel, or change it against a version; secrets that are not named are kept")
    public Uni<RestResponse<ChannelView>> set(
            @RestPath UUID id,
            @RestPath String kind,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid SetChannel request) {
        return channels.set(new ChannelPlace(id, kind), request, ifMatch, caller.get())
                .map(ChannelResource::tagged);
    }

    @POST
    @Path("/{kind}/test")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Send a test message to each active endpoint of an own channel, three times in ten minutes")
    public Uni<List<TriedEndpoint>> test(@RestPath UUID id, @RestPath String kind) {
        return trials.test(new ChannelPlace(id, kind), caller.get());
    }

    private static RestResponse<ChannelView> tagged(ChannelView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, Versions.tag(view.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
