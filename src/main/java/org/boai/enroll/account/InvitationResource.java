package org.boai.enroll.account;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentAddress;
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

@Path("/api/v1/account-invitations")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class InvitationResource {
    private final InvitationService invitations;
    private final AcceptanceService acceptances;
    private final CurrentCaller caller;

    InvitationResource(InvitationService invitations, AcceptanceService acceptances, CurrentCaller caller) {
        this.invitations = invitations;
        this.acceptances = acceptances;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Operation(summary = "Open invitations of the caller's subtree, without their tokens")
    public Uni<Page<InvitationView>> list(@BeanParam @Valid AccountFilter filter) {
        return invitations.list(filter, caller.get());
    }

    @POST
    @RolesAllowed(Role.STEWARD_ADMIN)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedInvitation.class)))
    @Cancellable(false)
    @Operation(summary = "Invite somebody to an account; the token is shown once and works once")
    public Uni<IssuedInvitation> invite(@NotNull @Valid Invite request) {
        return invitations.invite(request, caller.get());
    }

    @POST
    @Path("/rosters")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedInvitations.class)))
    @Cancellable(false)
    @Operation(summary = "Invite a whole list, or nobody when a row cannot be invited")
    public Uni<IssuedInvitations> inviteAll(@NotNull @Valid Roster request) {
        return invitations.inviteAll(request, caller.get());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Withdraw an invitation that nobody has accepted")
    public Uni<Void> withdraw(@RestPath UUID id) {
        return invitations.withdraw(id, caller.get());
    }

    @POST
    @Path("/acceptance")
    @PermitAll
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcceptedInvitation.class)))
    @Cancellable(false)
    @Operation(summary = "Accept an invitation by its token, and set the password")
    public Uni<AcceptedInvitation> accept(@NotNull @Valid AcceptInvitation request) {
        return acceptances.accept(request, CurrentAddress.get());
    }
}
