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

@Path("/api/v1/members/searches")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Members")
public class MemberSearchResource {
    private final MemberSearchService searches;
    private final CurrentCaller caller;

    MemberSearchResource(MemberSearchService searches, CurrentCaller caller) {
        this.searches = searches;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.VIEWER)
    @Cancellable(false)
    @Operation(summary = "Find members by name, number or phone, exactly, within the subtree; each search is recorded")
    public Uni<MemberSearchResult> search(@NotNull @Valid SearchMembers request) {
        return searches.search(request, caller.get());
    }
}
