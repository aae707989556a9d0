package org.boai.enroll.proof;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.boai.enroll.security.CurrentAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/phone-proofs")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Phone proofs")
public class ProofResource {
    private final ProofService proofs;

    ProofResource(ProofService proofs) {
        this.proofs = proofs;
    }

    @GET
    @Path("/puzzle")
    @PermitAll
    @Operation(summary = "A puzzle to solve before a code is sent: a moment of computing, no picture")
    public Puzzle puzzle() {
        return proofs.puzzle();
    }

    @POST
    @PermitAll
    @ResponseStatus(202)
    @Cancellable(false)
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AskedProof.class)))
    @Operation(summary = "Have a code sent to a phone; the answer is the same whether one was sent or not")
    public Uni<AskedProof> ask(@NotNull @Valid AskForProof request) {
        return proofs.ask(request, CurrentAddress.get());
    }

    @POST
    @Path("/confirmations")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Give the code and get the proof, which is good once")
    public Uni<PhoneProof> confirm(@NotNull @Valid ConfirmProof request) {
        return proofs.confirm(request);
    }
}
