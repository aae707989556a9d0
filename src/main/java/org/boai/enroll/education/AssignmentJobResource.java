package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/course-assignment-jobs")
@Tag(name = "Education")
public class AssignmentJobResource {
    private final AssignmentService assignments;
    private final CurrentCaller caller;

    AssignmentJobResource(AssignmentService assignments, CurrentCaller caller) {
        this.assignments = assignments;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "How far a course is given out; the notice of a yearly plan leads to it, too")
    public Uni<AssignmentJobView> job(@RestPath UUID id) {
        return assignments.job(id, caller.get());
    }
}
