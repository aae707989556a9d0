package org.boai.enroll.message;

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

@Path("/api/v1/person-messages")
@Tag(name = "Messages to persons")
public class PersonMessageResource {
    private final PersonMessageService messages;
    private final CurrentCaller caller;

    PersonMessageResource(PersonMessageService messages, CurrentCaller caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Operation(
            summary =
                    "Messages to persons in the name of organizations of the caller's subtree; by default those given up")
    public Uni<Page<PersonMessageView>> list(
            @RestQuery @DefaultValue("DEAD") MessageState state,
            @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return messages.list(state, after, limit, caller.get());
    }

    @POST
    @Path("/{id}/redrive")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Have a message that was given up tried again")
    public Uni<PersonMessageView> redrive(@RestPath UUID id) {
        return messages.redrive(id, caller.get());
    }
}
