package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/members/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Members")
public class MemberNumberResource {
    private final MemberNumberService members;
    private final CurrentCaller caller;

    MemberNumberResource(MemberNumberService members, CurrentCaller caller) {
        this.members = members;
        this.caller = caller;
    }

    @GET
    @Path("/history")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "What happened to a membership after admission, oldest first")
    public Uni<List<MemberEventView>> history(@RestPath UUID id) {
        return members.history(id, caller.get());
    }

    @GET
    @Path("/numbers")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Numbers of before this register and of cards of paper, those that were replaced included")
    public Uni<List<MemberNumberView>> numbers(@RestPath UUID id) {
        return members.numbers(id, caller.get());
    }

    @PUT
    @Path("/legacy-number")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Note the number that a member had before this register, as it was given")
    public Uni<List<MemberNumberView>> legacyNumber(@RestPath UUID id, @NotNull @Valid NoteLegacyNumber request) {
        return members.note(id, request, caller.get());
    }

    @PUT
    @Path("/paper-card")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Note the card of paper that a member was given, or was given in place of another one")
    public Uni<List<MemberNumberView>> paperCard(@RestPath UUID id, @NotNull @Valid NotePaperCard request) {
        return members.note(id, request, caller.get());
    }
}
