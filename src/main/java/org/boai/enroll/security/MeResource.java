package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/me")
@Tag(name = "Signing in")
public class MeResource {
    private final PasswordService passwords;
    private final CurrentCaller caller;

    MeResource(PasswordService passwords, CurrentCaller caller) {
        this.passwords = passwords;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN, Role.AUDITOR, Role.SYSTEM_ADMIN})
    @Operation(summary = "Who is signed in, with the roles and the organization of this moment")
    public CallerView me() {
        return CallerView.of(caller.get());
    }

    @PUT
    @Path("/password")
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN, Role.AUDITOR, Role.SYSTEM_ADMIN})
    @Cancellable(false)
    @Operation(summary = "Change the own password; every other session ends, and the answer holds tokens to go on with")
    public Uni<IssuedTokens> changePassword(@NotNull @Valid ChangePassword request) {
        return passwords.change(request, caller.get());
    }
}
