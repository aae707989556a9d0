package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/courses")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Education")
public class AssignmentResource {
    private final AssignmentService assignments;
    private final CurrentCaller caller;

    AssignmentResource(AssignmentService assignments, CurrentCaller caller) {
        this.assignments = assignments;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/assignments")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Who has a course and has not completed it, masked, branch by branch")
    public Uni<Page<AssignmentView>> waiting(@RestPath UUID id, @BeanParam @Valid AssignmentFilter filter) {
        return assignments.waiting(id, filter, caller.get());
    }

    @POST
    @Path("/{id}/assignments")
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssignmentJobView.class)))
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Give a course to members of an organization; done in batches, which the answer's id leads to")
    public Uni<AssignmentJobView> assign(@RestPath UUID id, @NotNull @Valid AssignCourse request) {
        return assignments.assign(id, request, caller.get());
    }

    @GET
    @Path("/{id}/progress")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "How many members have a course, have begun, completed, should have completed it")
    public Uni<CourseProgress> progress(@RestPath UUID id, @RestQuery UUID organization) {
        return assignments.progress(id, organization, caller.get());
    }

    @POST
    @Path("/{id}/reminders")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Remind members who have not completed a course, each once a day at most")
    public Uni<RemindedMembers> remind(@RestPath UUID id, @NotNull @Valid RemindMembers request) {
        return assignments.remind(id, request, caller.get());
    }
}
