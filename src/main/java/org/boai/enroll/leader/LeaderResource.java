package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.GivenReason;
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

@Path("/api/v1/leaders")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Leaders")
public class LeaderResource {
    private final LeaderService leaders;
    private final LeaderDisclosures disclosures;
    private final CurrentCaller caller;

    LeaderResource(LeaderService leaders, LeaderDisclosures disclosures, CurrentCaller caller) {
        this.leaders = leaders;
        this.disclosures = disclosures;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.HANDLER)
    @Operation(summary = "Leaders within the caller's subtree, masked, by organization; also those without training")
    public Uni<Page<LeaderView>> list(@BeanParam @Valid LeaderFilter filter) {
        return leaders.list(filter, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.HANDLER)
    @Operation(summary = "One leader's term, masked")
    public Uni<LeaderView> get(@RestPath UUID id) {
        return leaders.get(id, caller.get());
    }

    @POST
    @RolesAllowed(Role.REVIEWER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LeaderView.class)))
    @Cancellable(false)
    @Operation(summary = "Enter who was elected or appointed, a member or somebody else by name")
    public Uni<LeaderView> appoint(@NotNull @Valid AppointLeader request) {
        return leaders.appoint(request, caller.get());
    }

    @POST
    @Path("/{id}/ending")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "End a term before its time, with the reason")
    public Uni<LeaderView> end(@RestPath UUID id, @NotNull @Valid EndLeader request) {
        return leaders.end(id, request, caller.get());
    }

    @PUT
    @Path("/{id}/publication")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(
            summary =
                    "The leader agrees that the name stands on the organization's public page: where the consent is kept")
    public Uni<LeaderView> publish(@RestPath UUID id, @NotNull @Valid PublishLeader request) {
        return leaders.publish(id, request, caller.get());
    }

    @DELETE
    @Path("/{id}/publication")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "The leader's name stands on no public page any more")
    public Uni<LeaderView> withhold(@RestPath UUID id) {
        return leaders.withhold(id, caller.get());
    }

    @POST
    @Path("/{id}/disclosures")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Name and phone of a leader in full, for a reason")
    public Uni<DisclosedLeader> disclose(@RestPath UUID id, @NotNull @Valid GivenReason request) {
        return disclosures.disclose(id, request, caller.get());
    }
}
