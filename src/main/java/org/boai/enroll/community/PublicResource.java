package org.boai.enroll.community;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For everybody, by query parameters alone: gateways allow no others. */
@Path("/api/v1/public")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Public information")
public class PublicResource {
    private final PublicActivityService activities;
    private final PublicCourseService courses;
    private final PublicOrganizationService organizations;
    private final PublicAnswers answers;

    PublicResource(
            PublicActivityService activities,
            PublicCourseService courses,
            PublicOrganizationService organizations,
            PublicAnswers answers) {
        this.activities = activities;
        this.courses = courses;
        this.organizations = organizations;
        this.answers = answers;
    }

    @GET
    @Path("/activities")
    @PermitAll
    @Operation(summary = "Activities that are open to everyone, in the order of time; with id one and its description")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PublicActivities.class)))
    public Uni<Response> activities(@BeanParam @Valid PublicActivityFilter filter, @Context Request request) {
        return answers.json(request, filter, () -> activities.list(filter));
    }

    @GET
    @Path("/courses")
    @PermitAll
    @Operation(summary = "Courses that everybody may read, newest first; with id one and its text")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PublicCourses.class)))
    public Uni<Response> courses(@BeanParam @Valid PublicCourseFilter filter, @Context Request request) {
        return answers.json(request, filter, () -> courses.list(filter));
    }

    @GET
    @Path("/organizations")
    @PermitAll
    @Operation(summary = "Active organizations: one, those directly below another, or all")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PublicOrganizations.class)))
    public Uni<Response> organizations(@BeanParam @Valid PublicOrganizationFilter filter, @Context Request request) {
        return answers.json(request, filter, () -> organizations.list(filter));
    }
}
