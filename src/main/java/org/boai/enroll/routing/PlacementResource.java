package org.boai.enroll.routing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/placements")
@Tag(name = "Placement")
public class PlacementResource {
    private final RoutingService routing;

    PlacementResource(RoutingService routing) {
        this.routing = routing;
    }

    @POST
    @Path("/preview")
    @PermitAll
    @Operation(summary = "Which organization somebody would belong to, and who would receive the data")
    public Uni<PlacementPreview> preview(@NotNull @Valid FindPlacement request) {
        return routing.preview(request).map(PlacementPreview::of);
    }

    @POST
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN})
    @Operation(summary = "Dry run of routing with all reasons; stores nothing")
    public Uni<DryRun> dryRun(@NotNull @Valid FindPlacement request) {
        return routing.preview(request).map(DryRun::of);
    }
}
