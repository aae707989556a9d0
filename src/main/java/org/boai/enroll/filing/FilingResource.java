package org.boai.enroll.filing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/filings")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Filings")
public class FilingResource {
    private final FilingService filings;
    private final FilingDecisions decisions;
    private final RosterService rosters;
    private final CurrentCaller caller;

    FilingResource(FilingService filings, FilingDecisions decisions, RosterService rosters, CurrentCaller caller) {
        this.filings = filings;
        this.decisions = decisions;
        this.rosters = rosters;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Monthly batches of admissions below the caller, oldest first")
    public Uni<Page<FilingView>> list(@BeanParam @Valid FilingFilter filter) {
        return filings.list(filter, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One batch with a page of its rows, masked; a notice's subject leads to it, too")
    public Uni<FilingPage> get(@RestPath UUID id, @BeanParam @Valid RowFilter filter) {
        return filings.get(id, filter, caller.get());
    }

    @GET
    @Path("/{id}/roster")
    @RolesAllowed(Role.VIEWER)
    @Produces("application/pdf")
    @Cancellable(false)
    @Operation(summary = "The roster of a batch on paper, masked; of a large one a part, and a Link to the next")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public Uni<RestResponse<byte[]>> roster(@RestPath UUID id, @RestQuery UUID after) {
        return rosters.print(id, after, caller.get()).map(FilingResource::file);
    }

    private static RestResponse<byte[]> file(Roster roster) {
        return RestResponse.ResponseBuilder.ok(roster.pdf(), "application/pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + roster.fileName() + "\"")
                .header(HttpHeaders.LINK, roster.link())
                .build();
    }

    @POST
    @Path("/{id}/filing")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "File a batch; for the county, or a society by law above it")
    public Uni<FilingView> file(@RestPath UUID id, @NotNull @Valid FileBatch request) {
        return decisions.file(id, request, caller.get());
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Return a batch with reasons, of rows or of the whole; the branch is told")
    public Uni<FilingView> giveBack(@RestPath UUID id, @NotNull @Valid ReturnFiling request) {
        return decisions.giveBack(id, request, caller.get());
    }

    @POST
    @Path("/{id}/answers")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Explain what was returned, and send the batch again; the county is told")
    public Uni<FilingView> answer(@RestPath UUID id, @NotNull @Valid AnswerFiling request) {
        return decisions.answer(id, request, caller.get());
    }

    @POST
    @Path("/filing")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "File many batches, or say with dryRun what would be filed")
    public Uni<FiledMany> fileMany(@NotNull @Valid FileMany request) {
        return decisions.fileMany(request, caller.get());
    }
}
