package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/organizations/{id}/deliveries")
@Tag(name = "Channels")
public class OrganizationDeliveriesResource {
    private final DeliveryService deliveries;
    private final CurrentCaller caller;

    OrganizationDeliveriesResource(DeliveryService deliveries, CurrentCaller caller) {
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Deliveries to an organization and those below it; those that were given up, unless asked")
    public Uni<Page<DeliveryView>> list(@RestPath UUID id, @BeanParam @Valid DeliveryFilter filter) {
        return deliveries.list(id, filter, caller.get());
    }
}
