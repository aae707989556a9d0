package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/my/rights-requests")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "My own")
public class OwnRequestResource {
    private final RightsService rights;
    private final CurrentPerson person;

    OwnRequestResource(RightsService rights, CurrentPerson person) {
        this.rights = rights;
        this.person = person;
    }

    @GET
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "What I have asked for, newest first, and the answers")
    public Uni<List<RightsRequestView>> own() {
        return rights.own(person.get());
    }

    @POST
    @RolesAllowed(Role.PERSON)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RightsRequestView.class)))
    @Cancellable(false)
    @Operation(summary = "Ask for a correction or for deletion; a proved new phone is corrected at once")
    public Uni<RightsRequestView> ask(@NotNull @Valid AskForRight request) {
        return rights.ask(request, person.get());
    }
}
