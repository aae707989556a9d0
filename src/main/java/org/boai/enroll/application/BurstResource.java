package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/bursts")
@Tag(name = "Bursts")
public class BurstResource {
    private final BurstService bursts;
    private final CurrentCaller caller;

    BurstResource(BurstService bursts, CurrentCaller caller) {
        this.bursts = bursts;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.REVIEWER, Role.STEWARD_ADMIN})
    @Operation(summary = "Unusually many applications of branches below the caller's organization, newest first")
    public Uni<Page<BurstView>> list(
            @RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return bursts.list(after, limit, caller.get());
    }
}
