package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/membership-endings")
@Tag(name = "A member's life")
public class EndingResource {
    private final EndingDecisions endings;
    private final CurrentCaller caller;

    EndingResource(EndingDecisions endings, CurrentCaller caller) {
        this.endings = endings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.REVIEWER)
    @Operation(summary = "Ends of memberships that stewards of the subtree recorded, and removals that are proposed")
    public Uni<Page<EndingView>> list(
            @RestQuery EndingState state,
            @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return endings.list(state, after, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.REVIEWER)
    @Operation(summary = "One end of a membership")
    public Uni<EndingView> get(@RestPath UUID id) {
        return endings.get(id, caller.get());
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Decide a proposed removal with a second account: it takes effect")
    public Uni<EndingView> approve(@RestPath UUID id) {
        return endings.approve(id, caller.get());
    }

    @POST
    @Path("/{id}/refusal")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Refuse a proposed removal with a second account: the membership goes on")
    public Uni<EndingView> refuse(@RestPath UUID id) {
        return endings.refuse(id, caller.get());
    }
}
