package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/activities/{id}/attendances")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
public class ActivityAttendanceResource {
    private final AttendanceService attendances;
    private final CurrentCaller caller;

    ActivityAttendanceResource(AttendanceService attendances, CurrentCaller caller) {
        this.attendances = attendances;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.HANDLER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AttendanceView.class)))
    @Cancellable(false)
    @Operation(
            summary = "Check in a member by hand, by id or by number and name; who has no place gets one",
            description = "When all places are taken only with beyondCapacity, and the capacity grows by one.")
    public Uni<AttendanceView> checkIn(@RestPath UUID id, @NotNull @Valid CheckInMember request) {
        return attendances.checkIn(id, request, caller.get());
    }
}
