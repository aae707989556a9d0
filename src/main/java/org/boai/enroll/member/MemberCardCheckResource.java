package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/members/card-checks")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Members")
public class MemberCardCheckResource {
    private final CardService cards;
    private final CurrentCaller caller;

    MemberCardCheckResource(CardService cards, CurrentCaller caller) {
        this.cards = cards;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.VIEWER)
    @Cancellable(false)
    @Operation(summary = "The same for a steward, who learns whose it is when the member is of the own subtree")
    public Uni<CheckedMember> check(@NotNull @Valid CheckCard request) {
        return cards.check(request, caller.get());
    }
}
