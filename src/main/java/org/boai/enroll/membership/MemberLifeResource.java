package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.member.MemberView;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/members")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "A member's life")
public class MemberLifeResource {
    private final TransferService transfers;
    private final EndingService endings;
    private final EndingDecisions decisions;
    private final MemberChangeService changes;
    private final CurrentCaller caller;

    MemberLifeResource(
            TransferService transfers,
            EndingService endings,
            EndingDecisions decisions,
            MemberChangeService changes,
            CurrentCaller caller) {
        this.transfers = transfers;
        this.endings = endings;
        this.decisions = decisions;
        this.changes = changes;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/transfers")
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TransferView.class)))
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(
            summary = "Ask that a member of the subtree belongs elsewhere; whoever asks for a branch has agreed for it")
    public Uni<TransferView> askForTransfer(@RestPath UUID id, @NotNull @Valid AskTransfer request) {
        return transfers.ask(id, request, caller.get());
    }

    @POST
    @Path("/{id}/leaving")
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EndingView.class)))
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Record that a member has said on paper that they leave")
    public Uni<EndingView> leave(@RestPath UUID id, @NotNull @Valid RecordLeaving request) {
        return endings.leaving(id, request, caller.get());
    }

    @POST
    @Path("/{id}/removal")
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EndingView.class)))
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Remove a member by decision; the member's own branch needs a second account for it")
    public Uni<EndingView> remove(@RestPath UUID id, @NotNull @Valid RecordRemoval request) {
        return endings.removal(id, request, caller.get());
    }

    @POST
    @Path("/{id}/death")
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EndingView.class)))
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Record a member's death; nobody is sent a message")
    public Uni<EndingView> die(@RestPath UUID id, @NotNull @Valid RecordDeath request) {
        return endings.death(id, request, caller.get());
    }

    @POST
    @Path("/{id}/restoration")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Take back an end that was recorded by mistake: the county or a society above it")
    public Uni<EndingView> restore(@RestPath UUID id, @NotNull @Valid RestoreMembership request) {
        return decisions.restore(id, request, caller.get());
    }

    @PUT
    @Path("/{id}/kind")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "A youth member becomes an adult member, from a day on")
    public Uni<MemberView> changeKind(@RestPath UUID id, @NotNull @Valid ChangeKind request) {
        return changes.changeKind(id, request, caller.get());
    }

    @PUT
    @Path("/{id}/group")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Put a member into a group of the township, or out of any")
    public Uni<MemberView> assignGroup(@RestPath UUID id, @NotNull @Valid AssignGroup request) {
        return changes.assignGroup(id, request, caller.get());
    }
}
