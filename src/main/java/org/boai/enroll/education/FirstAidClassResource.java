package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.boai.enroll.web.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/first-aid-classes/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "First aid")
public class FirstAidClassResource {
    private final FirstAidClassService classes;
    private final FirstAidParticipantService participants;
    private final FirstAidInvitationService invitations;
    private final CurrentCaller caller;

    FirstAidClassResource(
            FirstAidClassService classes,
            FirstAidParticipantService participants,
            FirstAidInvitationService invitations,
            CurrentCaller caller) {
        this.classes = classes;
        this.participants = participants;
        this.invitations = invitations;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One first-aid class")
    public Uni<RestResponse<FirstAidClassView>> get(@RestPath UUID id) {
        return classes.get(id, caller.get()).map(FirstAidClassResource::tagged);
    }

    @PUT
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Say title, place, days and instructor of a class anew")
    public Uni<RestResponse<FirstAidClassView>> change(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ChangeFirstAidClass request) {
        return classes.change(id, Versions.required(ifMatch), request, caller.get())
                .map(FirstAidClassResource::tagged);
    }

    private static RestResponse<FirstAidClassView> tagged(FirstAidClassView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, Versions.tag(view.version()))
                .build();
    }

    @GET
    @Path("/figures")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "What a class brings: participants, invited, applied, admitted")
    public Uni<FirstAidFigures> figures(@RestPath UUID id) {
        return classes.figures(id, caller.get());
    }

    @GET
    @Path("/participants")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "The participants of a class, masked, with how their invitations stand")
    public Uni<Page<ParticipantView>> participants(
            @RestPath UUID id, @RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return participants.list(id, after, limit, caller.get());
    }

    @POST
    @Path("/participants")
    @RolesAllowed(Role.HANDLER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnteredParticipants.class)))
    @Cancellable(false)
    @Operation(summary = "Enter participants who have consented, up to 200; who is there already stays as they are")
    public Uni<EnteredParticipants> enter(@RestPath UUID id, @NotNull @Valid EnterParticipants request) {
        return participants.enter(id, request, caller.get());
    }

    @POST
    @Path("/results")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Say who has passed, and with which certificate")
    public Uni<FirstAidFigures> results(@RestPath UUID id, @NotNull @Valid RecordResults request) {
        return participants.record(id, request, caller.get());
    }

    @POST
    @Path("/invitations")
    @RolesAllowed(Role.HANDLER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InvitedParticipants.class)))
    @Cancellable(false)
    @Operation(summary = "Invite participants, or invite them anew: addresses that are shown this once")
    public Uni<InvitedParticipants> invite(@RestPath UUID id, @NotNull @Valid InviteParticipants request) {
        return invitations.invite(id, request, caller.get());
    }

    @POST
    @Path("/invitation-sheets")
    @RolesAllowed(Role.HANDLER)
    @Produces("application/pdf")
    @Cancellable(false)
    @Operation(summary = "The same as a sheet to be printed, cut and handed out")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public Uni<RestResponse<byte[]>> print(@RestPath UUID id, @NotNull @Valid InviteParticipants request) {
        return invitations.print(id, request, caller.get()).map(pdf -> file(id, pdf));
    }

    private static RestResponse<byte[]> file(UUID id, byte[] pdf) {
        return RestResponse.ResponseBuilder.ok(pdf, "application/pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"first-aid-invitations-" + id + ".pdf\"")
                .build();
    }
}
