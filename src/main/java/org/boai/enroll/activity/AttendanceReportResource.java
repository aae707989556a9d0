package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

@Path("/api/v1/attendance-reports")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Attendance reports")
public class AttendanceReportResource {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final AttendanceReportService reports;
    private final CurrentCaller caller;

    AttendanceReportResource(AttendanceReportService reports, CurrentCaller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "How the activities of an organization and all below were attended in a period, newest first")
    public Uni<Page<AttendanceReport>> list(@BeanParam @Valid AttendancePeriod period) {
        return reports.list(period, caller.get());
    }

    @GET
    @Path("/totals")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "The same all together, of at most 20,000 activities")
    public Uni<AttendanceTotals> totals(@BeanParam @Valid AttendancePeriod period) {
        return reports.totals(period, caller.get());
    }

    @GET
    @Path("/file")
    @RolesAllowed(Role.HANDLER)
    @Produces(XLSX)
    @APIResponse(responseCode = "200", content = @Content(mediaType = XLSX))
    @Operation(summary = "The same activity by activity as a workbook; recorded")
    public RestMulti<byte[]> activities(@BeanParam @Valid AttendancePeriod period) {
        return file(reports.activities(period, caller.get()));
    }

    private static RestMulti<byte[]> file(Uni<AttendanceExport.File> file) {
        return RestMulti.fromUniResponse(file, AttendanceExport.File::pieces, AttendanceReportResource::headers);
    }

    private static Map<String, List<String>> headers(AttendanceExport.File file) {
        return Map.of(
                "Content-Disposition", List.of("attachment; filename=\"attendances-" + file.number() + ".xlsx\""));
    }
}
