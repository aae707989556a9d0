package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/transfers")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Transfers")
public class TransferResource {
    private final TransferService transfers;
    private final TransferDecisions decisions;
    private final CurrentCaller caller;

    TransferResource(TransferService transfers, TransferDecisions decisions, CurrentCaller caller) {
        this.transfers = transfers;
        this.decisions = decisions;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TransferView.class)))
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Ask for somebody who has come to the own organization and shows the card: number and name")
    public Uni<TransferView> askForArrival(@NotNull @Valid AskArrival request) {
        return transfers.askForArrival(request, caller.get());
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Transfers that lead into the caller's subtree or out of it, newest first")
    public Uni<Page<TransferView>> list(@BeanParam @Valid TransferFilter filter) {
        return transfers.list(filter, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One transfer; of the member only what the caller may see")
    public Uni<TransferView> get(@RestPath UUID id) {
        return transfers.get(id, caller.get());
    }

    @POST
    @Path("/{id}/agreement")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Agree for one of the two branches; the second agreement moves the member")
    public Uni<TransferView> agree(@RestPath UUID id, @NotNull @Valid DecideTransfer request) {
        return decisions.agree(id, request, caller.get());
    }

    @POST
    @Path("/{id}/refusal")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Refuse for one of the two branches, with the reason; the member and who asked are told")
    public Uni<TransferView> refuse(@RestPath UUID id, @NotNull @Valid RefuseTransfer request) {
        return decisions.refuse(id, request, caller.get());
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Take back a transfer that the own organization has asked for")
    public Uni<TransferView> cancel(@RestPath UUID id) {
        return decisions.cancel(id, caller.get());
    }
}
