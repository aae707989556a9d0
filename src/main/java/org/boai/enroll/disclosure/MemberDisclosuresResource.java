package org.boai.enroll.disclosure;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/members/{id}/disclosures")
@Tag(name = "Disclosures")
public class MemberDisclosuresResource {
    private final DisclosureService disclosures;
    private final CurrentCaller caller;

    MemberDisclosuresResource(DisclosureService disclosures, CurrentCaller caller) {
        this.disclosures = disclosures;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Fields of a member in full, for a reason; a HANDLER sees name and phone, a REVIEWER all")
    @APIResponse(
            responseCode = "200",
            description = "The values",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DisclosureView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Of a minor: waits for another person's approval",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DisclosureView.class)))
    public Uni<RestResponse<DisclosureView>> ask(@RestPath UUID id, @NotNull @Valid DiscloseFields request) {
        return disclosures.ask(Subject.member(id), request, caller.get()).map(DisclosureResource::answer);
    }
}
