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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/attendances/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
public class AttendanceResource {
    private final AttendanceService attendances;
    private final CurrentCaller caller;

    AttendanceResource(AttendanceService attendances, CurrentCaller caller) {
        this.attendances = attendances;
        this.caller = caller;
    }

    @POST
    @Path("/sign-out")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Note when somebody left; the latest counts")
    public Uni<AttendanceView> signOut(@RestPath UUID id, @NotNull @Valid AttendanceMoment request) {
        return attendances.signOut(id, request, caller.get());
    }

    @POST
    @Path("/correction")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Put right how many minutes count, and say why")
    public Uni<AttendanceView> correct(@RestPath UUID id, @NotNull @Valid AttendanceCorrection request) {
        return attendances.correct(id, request, caller.get());
    }

    @POST
    @Path("/retraction")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Take back a check-in that was a mistake; the place stays")
    public Uni<AttendanceView> takeBack(@RestPath UUID id) {
        return attendances.takeBack(id, caller.get());
    }
}
