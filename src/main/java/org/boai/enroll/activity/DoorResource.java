package org.boai.enroll.activity;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/doors/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
public class DoorResource {
    private final DoorService doors;
    private final CurrentCaller caller;

    DoorResource(DoorService doors, CurrentCaller caller) {
        this.doors = doors;
        this.caller = caller;
    }

    @POST
    @Path("/revocation")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Let nothing count any more that a door sends")
    public Uni<DoorView> revoke(@RestPath UUID id) {
        return doors.revoke(id, caller.get());
    }
}
