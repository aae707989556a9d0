package org.boai.enroll.corporate;

import io.smallrye.mutiny.Uni;
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
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/corporate-members")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Corporate members")
public class CorporateMemberResource {
    private final CorporateMemberService members;
    private final CorporateDisclosures disclosures;
    private final CurrentCaller caller;

    CorporateMemberResource(CorporateMemberService members, CorporateDisclosures disclosures, CurrentCaller caller) {
        this.members = members;
        this.disclosures = disclosures;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Corporate members within the caller's subtree, newest first")
    public Uni<Page<CorporateMemberView>> list(
            @RestQuery("state") CorporateStatus status,
            @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return members.list(status, after, limit, caller.get());
    }

    @POST
    @Path("/searches")
    @RolesAllowed(Role.VIEWER)
    @Cancellable(false)
    @Operation(summary = "Corporate members by credit code or name, exactly")
    public Uni<FoundCorporateMembers> find(@NotNull @Valid FindCorporateMembers request) {
        return members.find(request, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One corporate member, its persons masked")
    public Uni<CorporateMemberView> get(@RestPath UUID id) {
        return members.get(id, caller.get());
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "What happened to a corporate membership, oldest first")
    public Uni<CorporateHistory> history(@RestPath UUID id) {
        return members.history(id, caller.get());
    }

    @POST
    @Path("/{id}/contacts")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Name another contact of the unit; the one before is forgotten")
    public Uni<CorporateMemberView> changeContact(@RestPath UUID id, @NotNull @Valid Contact request) {
        return members.changeContact(id, request, caller.get());
    }

    @POST
    @Path("/{id}/links")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Say which society in the tree is the unit's own")
    public Uni<CorporateMemberView> link(@RestPath UUID id, @NotNull @Valid LinkOrganization request) {
        return members.link(id, request, caller.get());
    }

    @POST
    @Path("/{id}/ending")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "End a corporate membership, with the reason")
    public Uni<CorporateMemberView> end(@RestPath UUID id, @NotNull @Valid EndCorporateMembership request) {
        return members.end(id, request, caller.get());
    }

    @POST
    @Path("/{id}/disclosures")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Representative and contact of the unit in full, for a reason")
    public Uni<DisclosedContact> disclose(@RestPath UUID id, @NotNull @Valid GivenReason request) {
        return disclosures.ofMember(id, request, caller.get());
    }
}
