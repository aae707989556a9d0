package org.boai.enroll.security;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Tag(name = "Signing in")
public class MeResource {
    private final CurrentCaller caller;
    private final SigningKeys keys;

    MeResource(CurrentCaller caller, SigningKeys keys) {
        this.caller = caller;
        this.keys = keys;
    }

    @GET
    @Path("/api/v1/me")
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN, Role.AUDITOR, Role.SYSTEM_ADMIN})
    @Operation(summary = "Who is signed in, with the roles and the organization of this moment")
    public CallerView me() {
        return CallerView.of(caller.get());
    }

    @GET
    @Path("/.well-known/jwks.json")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The public keys of access tokens (RFC 7517)")
    public String keys() {
        return keys.publicKeySet();
    }
}
