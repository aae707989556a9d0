package org.boai.enroll.auditor;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/audit")
@Tag(name = "Audit")
public class AuditResource {
    private final AuditService service;
    private final CurrentCaller caller;

    AuditResource(AuditService service, CurrentCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Path("/entries")
    @RolesAllowed(Role.AUDITOR)
    @Operation(summary = "Who did and who saw what within the subtree, newest first")
    public Uni<Page<AuditEntryView>> entries(@BeanParam @Valid AuditFilter filter) {
        return service.list(filter, caller.get());
    }

    @GET
    @Path("/verification")
    @RolesAllowed(Role.AUDITOR)
    @Operation(
            summary =
                    "Checks the sealed chain after a position, up to 100,000 links, against a head (position:hash) kept elsewhere")
    public Uni<Verification> verification(
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @Pattern(regexp = AuditHead.SHAPE) String head) {
        return service.verify(after, head == null ? null : AuditHead.of(head), caller.get());
    }
}
