package org.boai.enroll.duplicate;

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
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/duplicates")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Duplicates")
public class DuplicateResource {
    private final DuplicateService duplicates;
    private final CurrentCaller caller;

    DuplicateResource(DuplicateService duplicates, CurrentCaller caller) {
        this.duplicates = duplicates;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Pairs that seem to be one person, masked; a side outside the caller's subtree is null")
    public Uni<Page<DuplicateView>> list(
            @RestQuery @DefaultValue("OPEN") PairState state,
            @RestQuery UUID about,
            @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return duplicates.list(new DuplicateFilter(state, about, after, limit), caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One pair, with what a merge would leave")
    public Uni<DuplicateView> get(@RestPath UUID id) {
        return duplicates.get(id, caller.get());
    }

    @POST
    @Path("/{id}/merge")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "They are one: the membership that began first goes on; an application is joined to it")
    public Uni<DuplicateView> merge(@RestPath UUID id, @NotNull @Valid MergePair request) {
        return duplicates.merge(id, request, caller.get());
    }

    @POST
    @Path("/{id}/dismissal")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "They are two")
    public Uni<DuplicateView> dismiss(@RestPath UUID id, @NotNull @Valid DismissPair request) {
        return duplicates.dismiss(id, request, caller.get());
    }
}
