package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
public class AttendanceResource {
    private final AttendanceService attendances;
    private final AttendanceSheets sheets;
    private final CurrentCaller caller;

    AttendanceResource(AttendanceService attendances, AttendanceSheets sheets, CurrentCaller caller) {
        this.attendances = attendances;
        this.sheets = sheets;
        this.caller = caller;
    }

    @GET
    @Path("/activities/{id}/attendances")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Who takes part in an activity and who came, names masked, in the order of signing up")
    public Uni<Page<AttendanceView>> list(@RestPath UUID id, @BeanParam @Valid AttendanceFilter filter) {
        return attendances.list(id, filter, caller.get());
    }

    @POST
    @Path("/activities/{id}/attendances")
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

    @GET
    @Path("/activities/{id}/sign-in-sheet")
    @RolesAllowed(Role.HANDLER)
    @Produces("application/pdf")
    @Cancellable(false)
    @Operation(
            summary = "The sheet to sign at the door: those with a place, in full, and blank lines; recorded",
            description = "Of many a part, and a Link to the next.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public Uni<RestResponse<byte[]>> sheet(
            @RestPath UUID id, @RestQuery UUID after, @RestQuery @DefaultValue("20") @Min(0) @Max(200) int blank) {
        return sheets.print(id, after, blank, caller.get()).map(AttendanceResource::file);
    }

    private static RestResponse<byte[]> file(AttendanceSheets.Printed sheet) {
        return RestResponse.ResponseBuilder.ok(sheet.pdf(), "application/pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sheet.fileName() + "\"")
                .header(HttpHeaders.LINK, sheet.link())
                .build();
    }

    @POST
    @Path("/attendances/{id}/sign-out")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Note when somebody left; the latest counts")
    public Uni<AttendanceView> signOut(@RestPath UUID id, @NotNull @Valid AttendanceMoment request) {
        return attendances.signOut(id, request, caller.get());
    }

    @POST
    @Path("/attendances/{id}/correction")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Put right how many minutes count, and say why")
    public Uni<AttendanceView> correct(@RestPath UUID id, @NotNull @Valid AttendanceCorrection request) {
        return attendances.correct(id, request, caller.get());
    }

    @POST
    @Path("/attendances/{id}/retraction")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Take back a check-in that was a mistake; the place stays")
    public Uni<AttendanceView> takeBack(@RestPath UUID id) {
        return attendances.takeBack(id, caller.get());
    }
}
