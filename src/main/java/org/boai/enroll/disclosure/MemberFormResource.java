package org.boai.enroll.disclosure;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/members/{id}/application-form")
@Tag(name = "Disclosures")
public class MemberFormResource {
    static final String PDF = "application/pdf";

    private final FormService forms;
    private final CurrentCaller caller;

    MemberFormResource(FormService forms, CurrentCaller caller) {
        this.forms = forms;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.REVIEWER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(PDF)
    @Cancellable(false)
    @Operation(
            summary =
                    "The application form of a member on paper, in full, for a reason; of a minor once it is approved")
    @APIResponse(responseCode = "200", content = @Content(mediaType = PDF))
    public Uni<RestResponse<byte[]>> print(@RestPath UUID id, @NotNull @Valid PrintForm request) {
        return forms.print(id, request, caller.get()).map(MemberFormResource::file);
    }

    static RestResponse<byte[]> file(PrintedForm form) {
        return RestResponse.ResponseBuilder.ok(form.pdf(), PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + form.fileName() + "\"")
                .build();
    }
}
