package org.boai.enroll.account;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class AccountResource {
    private final AccountService accounts;
    private final InvitationService invitations;
    private final CurrentCaller caller;

    AccountResource(AccountService accounts, InvitationService invitations, CurrentCaller caller) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Operation(summary = "Accounts of the caller's subtree")
    public Uni<Page<AccountView>> list(@BeanParam @Valid AccountFilter filter) {
        return accounts.list(filter, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Operation(summary = "One account of the caller's subtree")
    public Uni<RestResponse<AccountView>> get(@RestPath UUID id) {
        return accounts.get(id, caller.get()).map(AccountResource::tagged);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Move, grant, disable or enable; validUntil null takes the end away")
    public Uni<RestResponse<AccountView>> change(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ChangeAccount request) {
        return accounts.change(id, Versions.required(ifMatch), request, caller.get())
                .map(AccountResource::tagged);
    }

    @DELETE
    @Path("/{id}/second-factor")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Forget the second factor of somebody who has lost it; the account is signed out")
    public Uni<Void> resetSecondFactor(@RestPath UUID id) {
        return accounts.resetSecondFactor(id, caller.get());
    }

    @POST
    @Path("/{id}/handover")
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN, Role.AUDITOR, Role.SYSTEM_ADMIN})
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedInvitation.class)))
    @Cancellable(false)
    @Operation(summary = "Invite a successor, who takes organization and roles; the account ends when that is accepted")
    public Uni<IssuedInvitation> handOver(@RestPath UUID id, @NotNull @Valid HandOver request) {
        return invitations.handOver(id, request, caller.get());
    }

    private static RestResponse<AccountView> tagged(AccountView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, Versions.tag(view.version()))
                .build();
    }
}
