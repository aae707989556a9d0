package org.boai.enroll.member;

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

@Path("/api/v1/audit/member-exports")
@Tag(name = "Audit")
public class MemberExportAuditResource {
    private final MemberExportService exports;
    private final CurrentCaller caller;

    MemberExportAuditResource(MemberExportService exports, CurrentCaller caller) {
        this.exports = exports;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.AUDITOR)
    @Operation(summary = "Lists of members that were asked for within the subtree: who, what, why, and who approved")
    public Uni<Page<MemberExportView>> list(
            @RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return exports.list(after, limit, caller.get());
    }
}
