package org.boai.enroll.code;

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

@Path("/api/v1/invitations")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
public class InvitationLookupResource {
    private final InvitationLookup invitations;

    InvitationLookupResource(InvitationLookup invitations) {
        this.invitations = invitations;
    }

    @POST
    @Path("/lookup")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "What an invitation of a first-aid class fills in; uses nothing up")
    public Uni<InvitationCard> lookUp(@NotNull @Valid LookUpInvitation request) {
        return invitations.card(request.token());
    }
}
