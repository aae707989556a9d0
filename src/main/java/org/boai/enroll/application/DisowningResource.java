package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/disownings")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Disownings")
public class DisowningResource {
    private final DisowningService disownings;

    DisowningResource(DisowningService disownings) {
        this.disownings = disownings;
    }

    @POST
    @Path("/lookup")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "When and to which branch something was sent with a proved number; never who it is about")
    public Uni<SentApplications> find(@NotNull @Valid FindSent request) {
        return disownings.find(request);
    }

    @POST
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "End what somebody else sent with a proved number; repeated, the answer is the same")
    public Uni<SentApplications> disown(@NotNull @Valid DisownApplications request) {
        return disownings.disown(request);
    }
}
