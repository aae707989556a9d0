package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/my/activities/{id}/pass")
@Tag(name = "My own")
public class PassResource {
    private final PassService passes;
    private final CurrentPerson person;

    PassResource(PassService passes, CurrentPerson person) {
        this.passes = passes;
        this.person = person;
    }

    @GET
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "What my device makes my check-in codes for an activity of, also without a network")
    public Uni<PassView> pass(@RestPath UUID id) {
        return passes.pass(id, person.get());
    }
}
