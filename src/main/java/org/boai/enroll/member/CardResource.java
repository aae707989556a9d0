package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/my/card")
@Tag(name = "My own")
public class CardResource {
    private final CardService cards;
    private final CurrentPerson person;

    CardResource(CardService cards, CurrentPerson person) {
        this.cards = cards;
        this.person = person;
    }

    @GET
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "The own card; what its picture says is good for sixty seconds")
    public Uni<CardView> card() {
        return cards.card(person.get());
    }

    @GET
    @Path("/image")
    @Produces("image/svg+xml")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "The picture of the own card as SVG, a new one each time")
    public Uni<String> picture() {
        return cards.picture(person.get());
    }
}
