package org.boai.enroll.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me")
@Tag(name = "Signing in")
public class MeResource {
    private final CurrentCaller caller;

    MeResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN, Role.AUDITOR, Role.SYSTEM_ADMIN})
    @Operation(summary = "Who is signed in, with the roles and the organization of this moment")
    public CallerView me() {
        return CallerView.of(caller.get());
    }
}
