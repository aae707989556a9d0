package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/activities/{id}/attendance-report")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Attendance reports")
public class ActivityReportResource {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final AttendanceReportService reports;
    private final CurrentCaller caller;

    ActivityReportResource(AttendanceReportService reports, CurrentCaller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "How an activity was attended: places, who came, no-shows, minutes")
    public Uni<AttendanceReport> one(@RestPath UUID id) {
        return reports.one(id, caller.get());
    }

    @GET
    @Path("/file")
    @RolesAllowed(Role.HANDLER)
    @Produces(XLSX)
    @APIResponse(responseCode = "200", content = @Content(mediaType = XLSX))
    @Operation(summary = "Who took part in an activity as a workbook, names masked; recorded")
    public RestMulti<byte[]> participants(@RestPath UUID id) {
        return file(reports.participants(id, caller.get()));
    }

    private static RestMulti<byte[]> file(Uni<AttendanceExport.File> file) {
        return RestMulti.fromUniResponse(file, AttendanceExport.File::pieces, ActivityReportResource::headers);
    }

    private static Map<String, List<String>> headers(AttendanceExport.File file) {
        return Map.of(
                "Content-Disposition", List.of("attachment; filename=\"attendances-" + file.number() + ".xlsx\""));
    }
}
