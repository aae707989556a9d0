package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.boai.enroll.membership.LeavingView;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/my")
@Tag(name = "My own")
public class OwnDataResource {
    private final OwnDataService data;
    private final LeavingService leaving;
    private final CurrentPerson person;

    OwnDataResource(OwnDataService data, LeavingService leaving, CurrentPerson person) {
        this.data = data;
        this.leaving = leaving;
        this.person = person;
    }

    @GET
    @Path("/data")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "A copy of all that is held about me")
    public Uni<DataCopy> copy() {
        return data.copy(person.get());
    }

    @GET
    @Path("/timeline")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "What happened between the society and me, newest first, at most 200")
    public Uni<List<TimelineEvent>> timeline() {
        return data.timeline(person.get());
    }

    @POST
    @Path("/leaving")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "Leave: the membership ends today, open applications are withdrawn, the branch is told")
    public Uni<LeavingView> leave() {
        return leaving.leave(person.get());
    }
}
