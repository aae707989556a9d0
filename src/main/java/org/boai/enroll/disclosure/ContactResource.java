package org.boai.enroll.disclosure;

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

@Path("/api/v1/notices/{id}/contact")
@Tag(name = "Disclosures")
public class ContactResource {
    private final ContactService contacts;
    private final CurrentCaller caller;

    ContactResource(ContactService contacts, CurrentCaller caller) {
        this.contacts = contacts;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Name and phone of the person, for 15 minutes, for the account that acknowledged the notice")
    public Uni<ContactView> open(@RestPath UUID id) {
        return contacts.open(id, caller.get());
    }
}
