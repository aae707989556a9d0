package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/duties")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Duties")
public class DutyResource {
    private final DutyService duties;
    private final CurrentCaller caller;

    DutyResource(DutyService duties, CurrentCaller caller) {
        this.duties = duties;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "What is owed to new members of a subtree, masked: open ones from the most overdue on")
    public Uni<Page<DutyView>> list(@BeanParam @Valid DutyFilter filter) {
        return duties.list(filter, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One duty, with what was done about it")
    public Uni<DutyFile> get(@RestPath UUID id) {
        return duties.get(id, caller.get());
    }

    @POST
    @Path("/{id}/completion")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "It is done")
    public Uni<DutyFile> complete(@RestPath UUID id, @NotNull @Valid CompleteDuty request) {
        return duties.complete(id, request, caller.get());
    }

    @POST
    @Path("/{id}/postponement")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Put it off to a later day, and say why")
    public Uni<DutyFile> postpone(@RestPath UUID id, @NotNull @Valid PostponeDuty request) {
        return duties.postpone(id, request, caller.get());
    }

    @POST
    @Path("/{id}/handover")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Hand it over to another steward of the organization or one above, or take it on")
    public Uni<DutyFile> handOver(@RestPath UUID id, @NotNull @Valid HandOverDuty request) {
        return duties.handOver(id, request, caller.get());
    }
}
