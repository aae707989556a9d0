package org.boai.enroll.filing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/members/{id}/filing")
@Tag(name = "Filings")
public class MemberFilingResource {
    private final FilingService filings;
    private final CurrentCaller caller;

    MemberFilingResource(FilingService filings, CurrentCaller caller) {
        this.filings = filings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Whether a membership is filed with the county")
    public Uni<MemberFilingView> get(@RestPath UUID id) {
        return filings.ofMember(id, caller.get());
    }
}
