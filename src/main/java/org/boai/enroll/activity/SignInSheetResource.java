package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/activities/{id}/sign-in-sheet")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
public class SignInSheetResource {
    private final AttendanceSheets sheets;
    private final CurrentCaller caller;

    SignInSheetResource(AttendanceSheets sheets, CurrentCaller caller) {
        this.sheets = sheets;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.HANDLER)
    @Produces("application/pdf")
    @Cancellable(false)
    @Operation(
            summary = "The sheet to sign at the door: those with a place, minors masked, and blank lines; recorded",
            description = "Of many a part, and a Link to the next.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public Uni<RestResponse<byte[]>> sheet(
            @RestPath UUID id, @RestQuery UUID after, @RestQuery @DefaultValue("20") @Min(0) @Max(200) int blank) {
        return sheets.print(id, after, blank, caller.get()).map(SignInSheetResource::file);
    }

    private static RestResponse<byte[]> file(AttendanceSheets.Printed sheet) {
        return RestResponse.ResponseBuilder.ok(sheet.pdf(), "application/pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sheet.fileName() + "\"")
                .header(HttpHeaders.LINK, sheet.link())
                .build();
    }
}
