package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/card-checks")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Members")
public class CardCheckResource {
    private final CardService cards;

    CardCheckResource(CardService cards) {
        this.cards = cards;
    }

    @POST
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Whether a card that somebody shows is good")
    public Uni<CheckedCard> check(@NotNull @Valid CheckCard request) {
        return cards.check(request);
    }
}
