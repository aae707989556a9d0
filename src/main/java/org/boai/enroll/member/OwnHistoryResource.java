package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/my/history")
@Tag(name = "My own")
public class OwnHistoryResource {
    private final MemberNumberService members;
    private final CurrentPerson person;

    OwnHistoryResource(MemberNumberService members, CurrentPerson person) {
        this.members = members;
        this.person = person;
    }

    @GET
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "What happened to my membership after admission, oldest first")
    public Uni<List<MemberEventView>> history() {
        return members.history(person.get());
    }
}
