package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/first-aid-participants/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "First aid")
public class FirstAidParticipantResource {
    private final FirstAidParticipantService participants;
    private final CurrentCaller caller;

    FirstAidParticipantResource(FirstAidParticipantService participants, CurrentCaller caller) {
        this.participants = participants;
        this.caller = caller;
    }

    @POST
    @Path("/revocation")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @APIResponse(responseCode = "204", description = "No Content")
    @Operation(summary = "Revoke the invitation of a participant")
    public Uni<Void> revoke(@RestPath UUID id) {
        return participants.revoke(id, caller.get());
    }

    @POST
    @Path("/erasure")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @APIResponse(responseCode = "204", description = "No Content")
    @Operation(summary = "Forget a participant, who asked for it or was entered by mistake")
    public Uni<Void> erase(@RestPath UUID id) {
        return participants.erase(id, caller.get());
    }
}
