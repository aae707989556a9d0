package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/audit/retention-runs")
@Tag(name = "Audit")
public class RetentionResource {
    private final RetentionJob job;

    RetentionResource(RetentionJob job) {
        this.job = job;
    }

    @GET
    @RolesAllowed({Role.AUDITOR, Role.SYSTEM_ADMIN})
    @Operation(summary = "What was erased because its time was over, by day and kind, newest first; numbers only")
    public Uni<Page<RetentionRun>> reports(
            @RestQuery @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z-]{1,40}") String after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return job.reports(after, limit);
    }
}
