package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/transfer-batches")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Transfers")
public class BatchResource {
    private final BatchService batches;
    private final CurrentCaller caller;

    BatchResource(BatchService batches, CurrentCaller caller) {
        this.batches = batches;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchView.class)))
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(
            summary = "Plan transfers or changes of the kind for many; the answer is a preview, nothing has happened")
    public Uni<BatchView> plan(@NotNull @Valid PlanTransferBatch request) {
        return batches.plan(request, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.REVIEWER)
    @Operation(summary = "A batch: how many it would move, has moved, and could not")
    public Uni<BatchView> get(@RestPath UUID id) {
        return batches.get(id, caller.get());
    }

    @GET
    @Path("/{id}/items")
    @RolesAllowed(Role.REVIEWER)
    @Operation(summary = "Each person of a batch, masked: where they go or why they are skipped, and what became of it")
    public Uni<Page<BatchItemView>> items(
            @RestPath UUID id,
            @RestQuery @DefaultValue("0") @Min(0) int after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(100) int limit) {
        return batches.items(id, after, limit, caller.get());
    }

    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Confirm what was previewed: each person has their turn, by itself")
    public Uni<BatchView> confirm(@RestPath UUID id) {
        return batches.confirm(id, caller.get());
    }
}
