package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/rights-requests")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rights requests")
public class RightsDeskResource {
    private final RightsDesk desk;
    private final RightsService rights;
    private final CurrentCaller caller;

    RightsDeskResource(RightsDesk desk, RightsService rights, CurrentCaller caller) {
        this.desk = desk;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "What persons of the subtree have asked for, oldest first, without what is written in it")
    public Uni<Page<RightsRequestView>> list(
            @RestQuery RightsState state,
            @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return desk.list(state, after, limit, caller.get());
    }

    @POST
    @Path("/status")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "How a request stands, by its receipt")
    public Uni<AnsweredStatus> status(@NotNull @Valid FindRequest request) {
        return rights.status(request);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.REVIEWER)
    @Operation(summary = "One request with what is written in it; the record says who read it")
    public Uni<OpenedRequest> open(@RestPath UUID id) {
        return desk.open(id, caller.get());
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Do what was asked for: correct, or erase and end the membership")
    public Uni<RightsRequestView> grant(@RestPath UUID id) {
        return desk.grant(id, caller.get());
    }

    @POST
    @Path("/{id}/refusal")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Refuse with the reason")
    public Uni<RightsRequestView> refuse(@RestPath UUID id, @NotNull @Valid AnswerRequest answer) {
        return desk.refuse(id, answer, caller.get());
    }

    @POST
    @Path("/{id}/storage-only")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(
            summary =
                    "Instead of a deletion that something hinders: end the membership and only store, with the reason")
    public Uni<RightsRequestView> storeOnly(@RestPath UUID id, @NotNull @Valid AnswerRequest answer) {
        return desk.storeOnly(id, answer, caller.get());
    }
}
