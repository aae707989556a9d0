package org.boai.enroll.activity;

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

@Path("/api/v1/activities/{id}/doors")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
public class ActivityDoorResource {
    private final DoorService doors;
    private final CurrentCaller caller;

    ActivityDoorResource(DoorService doors, CurrentCaller caller) {
        this.doors = doors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.HANDLER)
    @Operation(summary = "Doors of an activity, without their keys")
    public Uni<List<DoorView>> list(@RestPath UUID id) {
        return doors.list(id, caller.get());
    }

    @POST
    @RolesAllowed(Role.HANDLER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OpenedDoor.class)))
    @Cancellable(false)
    @Operation(
            summary =
                    "Open a door for a device that scans passes; its key is said once, good until 72 hours after the end")
    public Uni<OpenedDoor> open(@RestPath UUID id, @NotNull @Valid OpenDoor request) {
        return doors.open(id, request, caller.get());
    }
}
