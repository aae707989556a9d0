package org.boai.enroll.code;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/organizations/{id}/enrollment-codes")
@Tag(name = "Enrollment codes")
public class IssuedCodesResource {
    private final CodeService codes;
    private final CurrentCaller caller;

    IssuedCodesResource(CodeService codes, CurrentCaller caller) {
        this.codes = codes;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Role.HANDLER, Role.STEWARD_ADMIN})
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CodeView.class)))
    @Cancellable(false)
    @Operation(summary = "Issue a code for an organization and an occasion")
    public Uni<CodeView> issue(@RestPath UUID id, @NotNull @Valid IssueCode request) {
        return codes.issue(id, request, caller.get());
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN})
    @Operation(summary = "The codes of an organization, newest first, at most 100")
    public Uni<List<CodeView>> issued(@RestPath UUID id) {
        return codes.issuedBy(id, caller.get());
    }
}
