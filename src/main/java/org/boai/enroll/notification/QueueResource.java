package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/organizations/{id}")
@Tag(name = "Notices")
public class QueueResource {
    private final QueueService queues;
    private final CurrentCaller caller;

    QueueResource(QueueService queues, CurrentCaller caller) {
        this.queues = queues;
        this.caller = caller;
    }

    @GET
    @Path("/queue")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "What nobody has acknowledged in a subtree, priority first, then the oldest")
    public Uni<Queue> queue(@RestPath UUID id, @RestQuery @DefaultValue("100") @Min(1) @Max(500) int limit) {
        return queues.queue(id, limit, caller.get());
    }

    @GET
    @Path("/answers")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "How the branches below answer: open, overdue, median to acknowledgment")
    public Uni<Answers> answers(@RestPath UUID id) {
        return queues.answers(id, caller.get());
    }

    @GET
    @Path("/silent")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Nobody answers here: organizations with open notices where nobody can act")
    public Uni<Silent> silent(@RestPath UUID id) {
        return queues.silent(id, caller.get());
    }
}
