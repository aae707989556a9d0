package org.boai.enroll.disclosure;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/disclosures")
@Tag(name = "Disclosures")
public class DisclosureResource {
    private final DisclosureService disclosures;
    private final CurrentCaller caller;

    DisclosureResource(DisclosureService disclosures, CurrentCaller caller) {
        this.disclosures = disclosures;
        this.caller = caller;
    }

    static RestResponse<DisclosureView> answer(DisclosureView view) {
        return RestResponse.status(view.waiting() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK, view);
    }

    @GET
    @RolesAllowed(Role.REVIEWER)
    @Operation(summary = "Disclosures of minors that wait for the caller's approval, oldest first")
    public Uni<Page<WaitingDisclosure>> waiting(
            @RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return disclosures.waiting(after, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Read an approved disclosure, by the account that asked for it; each reading is recorded")
    public Uni<DisclosureView> read(@RestPath UUID id) {
        return disclosures.read(id, caller.get());
    }

    @PUT
    @Path("/{id}/approval")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Approve that another account sees fields of a minor")
    public Uni<DisclosureView> approve(@RestPath UUID id) {
        return disclosures.approve(id, caller.get());
    }

    @PUT
    @Path("/{id}/refusal")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Refuse that another account sees fields of a minor")
    public Uni<DisclosureView> refuse(@RestPath UUID id) {
        return disclosures.refuse(id, caller.get());
    }
}
