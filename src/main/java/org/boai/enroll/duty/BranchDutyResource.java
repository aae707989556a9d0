package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/organizations/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Duties")
public class BranchDutyResource {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final DutyBranchService branches;
    private final DutySettings settings;
    private final LedgerService ledgers;
    private final CurrentCaller caller;

    BranchDutyResource(DutyBranchService branches, DutySettings settings, LedgerService ledgers, CurrentCaller caller) {
        this.branches = branches;
        this.settings = settings;
        this.ledgers = ledgers;
        this.caller = caller;
    }

    @GET
    @Path("/duty-branches")
    @RolesAllowed(Role.VIEWER)
    @Operation(
            summary = "How the branches below keep up with new members: open, overdue, done in time; the worst first")
    public Uni<DutyBranches> branches(@RestPath UUID id) {
        return branches.of(id, caller.get());
    }

    @GET
    @Path("/duty-settings")
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN})
    @Operation(summary = "When what is owed to new members is due: what the organization set, and what is in force")
    public Uni<RestResponse<DutySettingsView>> settings(@RestPath UUID id) {
        return settings.get(id, caller.get()).map(BranchDutyResource::tagged);
    }

    @PUT
    @Path("/duty-settings")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Set when it is due, for the organization and whoever below sets nothing else")
    public Uni<RestResponse<DutySettingsView>> set(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid SetDutyTimes request) {
        return settings.set(id, ifMatch, request, caller.get()).map(BranchDutyResource::tagged);
    }

    private static RestResponse<DutySettingsView> tagged(DutySettingsView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, view.tag())
                .build();
    }

    @GET
    @Path("/duty-ledger")
    @RolesAllowed(Role.HANDLER)
    @Produces(XLSX)
    @APIResponse(responseCode = "200", content = @Content(mediaType = XLSX))
    @Operation(summary = "The monthly ledger of a branch as a workbook, masked; each fetch is recorded")
    public RestMulti<byte[]> ledger(
            @RestPath UUID id, @RestQuery @NotNull @Pattern(regexp = LedgerMonth.SHAPE) String month) {
        return RestMulti.fromUniResponse(
                ledgers.take(id, month, caller.get()), LedgerService.Ledger::pieces, BranchDutyResource::headers);
    }

    private static Map<String, List<String>> headers(LedgerService.Ledger ledger) {
        return Map.of("Content-Disposition", List.of("attachment; filename=\"" + ledger.fileName() + "\""));
    }
}
