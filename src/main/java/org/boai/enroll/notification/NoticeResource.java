package org.boai.enroll.notification;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/notices")
@Tag(name = "Notices")
public class NoticeResource {
    private final NoticeService notices;
    private final NoticeStream stream;
    private final CurrentCaller caller;
    private final JsonWebToken token;

    NoticeResource(NoticeService notices, NoticeStream stream, CurrentCaller caller, JsonWebToken token) {
        this.notices = notices;
        this.stream = stream;
        this.caller = caller;
        this.token = token;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "The inbox of the caller's organization, oldest first, from a cursor on")
    public Uni<Inbox> list(
            @RestQuery NoticeState state,
            @RestQuery String after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return notices.inbox(state, after, limit, caller.get());
    }

    @GET
    @Path("/stream")
    @RolesAllowed(Role.VIEWER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Says that the inbox changed, up to which number; resumes by Last-Event-ID")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = NoticeStream.Changed.class)))
    public Multi<OutboundSseEvent> stream(
            @RestHeader("Last-Event-ID") @DefaultValue("0") @Min(0) long lastEventId, @Context Sse sse) {
        return stream.open(caller.get(), lastEventId, Instant.ofEpochSecond(token.getExpirationTime()), sse);
    }

    @PUT
    @Path("/{id}/acknowledgment")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Acknowledge: seen, ours; again changes nothing")
    public Uni<NoticeView> acknowledge(@RestPath UUID id) {
        return notices.acknowledge(id, caller.get());
    }

    @POST
    @Path("/acknowledgments")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Acknowledge many; each by itself")
    public Uni<Acknowledgments> acknowledgeAll(@NotNull @Valid AcknowledgeNotices request) {
        return notices.acknowledgeAll(request, caller.get());
    }

    @PUT
    @Path("/{id}/call")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "They were called: no reminder until the notice climbs; the clock goes on")
    public Uni<NoticeView> called(@RestPath UUID id) {
        return notices.called(id, caller.get());
    }
}
