package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.boai.enroll.web.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/courses")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Education")
public class CourseResource {
    private final CourseService courses;
    private final CurrentCaller caller;

    CourseResource(CourseService courses, CurrentCaller caller) {
        this.courses = courses;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Courses of the caller's subtree, and what the organizations above have published")
    public Uni<Page<CourseSummary>> list(@BeanParam @Valid CourseFilter filter) {
        return courses.list(filter, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One course; what is right in its quiz only for whoever may change it")
    public Uni<RestResponse<CourseView>> get(@RestPath UUID id) {
        return courses.get(id, caller.get()).map(CourseResource::tagged);
    }

    @POST
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CourseView.class)))
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Draft a course of the own organization")
    public Uni<CourseView> create(@NotNull @Valid WriteCourse request) {
        return courses.create(request, caller.get());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Write a course anew; what is published becomes a new edition")
    public Uni<RestResponse<CourseView>> change(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid WriteCourse request) {
        return courses.change(id, Versions.required(ifMatch), request, caller.get())
                .map(CourseResource::tagged);
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Publish a course: this organization and all below may give it to their members")
    public Uni<CourseView> publish(@RestPath UUID id) {
        return courses.publish(id, caller.get());
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Withdraw a course: nobody gets or completes it any more; certificates stay")
    public Uni<CourseView> withdraw(@RestPath UUID id) {
        return courses.withdraw(id, caller.get());
    }

    private static RestResponse<CourseView> tagged(CourseView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, Versions.tag(view.version()))
                .build();
    }
}
