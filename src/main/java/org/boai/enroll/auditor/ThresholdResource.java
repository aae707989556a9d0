package org.boai.enroll.auditor;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/data-protection")
@Tag(name = "Data protection")
public class ThresholdResource {
    private final ThresholdService thresholds;

    ThresholdResource(ThresholdService thresholds) {
        this.thresholds = thresholds;
    }

    @GET
    @Path("/threshold")
    @RolesAllowed({Role.SYSTEM_ADMIN, Role.AUDITOR})
    @Operation(summary = "Of how many persons data is held, and until when the protection officer is reported")
    public Uni<ThresholdView> threshold() {
        return thresholds.threshold();
    }
}
