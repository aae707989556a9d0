package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/deliveries")
@Tag(name = "Channels")
public class DeliveryResource {
    private final DeliveryService deliveries;
    private final CurrentCaller caller;

    DeliveryResource(DeliveryService deliveries, CurrentCaller caller) {
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/redrive")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Have a delivery that was given up tried again")
    public Uni<DeliveryView> redrive(@RestPath UUID id) {
        return deliveries.redrive(id, caller.get());
    }
}
