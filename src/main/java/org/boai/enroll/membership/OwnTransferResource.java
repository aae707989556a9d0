package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/my")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "My own")
public class OwnTransferResource {
    private final OwnTransferService own;
    private final CurrentPerson person;

    OwnTransferResource(OwnTransferService own, CurrentPerson person) {
        this.own = own;
        this.person = person;
    }

    @GET
    @Path("/membership")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "My membership with its history; the latest when it has ended, and what that rests on")
    public Uni<OwnMembershipView> membership() {
        return own.membership(person.get());
    }

    @GET
    @Path("/transfers")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "My transfers, newest first")
    public Uni<OwnTransfers> transfers() {
        return own.own(person.get());
    }

    @POST
    @Path("/transfers")
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OwnTransfers.class)))
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(
            summary =
                    "Ask to belong elsewhere: where I live now, or where I work or study; both branches have to agree")
    public Uni<OwnTransfers> ask(@NotNull @Valid AskOwnTransfer request) {
        return own.ask(request, person.get());
    }

    @POST
    @Path("/transfers/{id}/cancellation")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "Stop a transfer of mine that is open, whoever asked for it")
    public Uni<OwnTransfers> cancel(@RestPath UUID id) {
        return own.cancel(id, person.get());
    }
}
