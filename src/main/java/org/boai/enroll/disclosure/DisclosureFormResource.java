package org.boai.enroll.disclosure;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

@Path("/api/v1/disclosures/{id}/application-form")
@Tag(name = "Disclosures")
public class DisclosureFormResource {
    private final FormService forms;
    private final CurrentCaller caller;

    DisclosureFormResource(FormService forms, CurrentCaller caller) {
        this.forms = forms;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.REVIEWER)
    @Produces(MemberFormResource.PDF)
    @Cancellable(false)
    @Operation(
            summary = "The application form of a minor under an approved disclosure, by the account that asked for it")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MemberFormResource.PDF))
    public Uni<RestResponse<byte[]>> printApproved(@RestPath UUID id) {
        return forms.printApproved(id, caller.get()).map(MemberFormResource::file);
    }
}
