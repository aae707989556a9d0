package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/member-exports")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Member exports")
public class MemberExportResource {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final MemberExportService exports;
    private final CurrentCaller caller;

    MemberExportResource(MemberExportService exports, CurrentCaller caller) {
        this.exports = exports;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.REVIEWER)
    @Operation(summary = "Lists that were asked for within the subtree, newest first")
    public Uni<Page<MemberExportView>> list(
            @RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return exports.list(after, limit, caller.get());
    }

    @POST
    @RolesAllowed(Role.REVIEWER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MemberExportView.class)))
    @Cancellable(false)
    @Operation(
            summary = "Ask for a list of members as a workbook",
            description =
                    "Above 500 members, and for full fields of a minor, another account with this right approves.")
    public Uni<MemberExportView> ask(@NotNull @Valid AskMemberExport request) {
        return exports.ask(request, caller.get());
    }

    @PUT
    @Path("/{id}/approval")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Approve a list that another account asked for")
    public Uni<MemberExportView> approve(@RestPath UUID id) {
        return exports.approve(id, caller.get());
    }

    @PUT
    @Path("/{id}/refusal")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Refuse a list that another account asked for")
    public Uni<MemberExportView> refuse(@RestPath UUID id) {
        return exports.refuse(id, caller.get());
    }

    @GET
    @Path("/files/{token}")
    @RolesAllowed(Role.REVIEWER)
    @Produces(XLSX)
    @APIResponse(responseCode = "200", content = @Content(mediaType = XLSX))
    @Operation(summary = "Fetch a list, by the account that asked for it, within 24 hours; each fetch is recorded")
    public RestMulti<byte[]> fetch(@RestPath @Pattern(regexp = RandomToken.SHAPE) String token) {
        return RestMulti.fromUniResponse(
                exports.fetch(token, caller.get()), MemberExportService.File::pieces, MemberExportResource::headers);
    }

    private static Map<String, List<String>> headers(MemberExportService.File file) {
        return Map.of("Content-Disposition", List.of("attachment; filename=\"members-" + file.id() + ".xlsx\""));
    }
}
