package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/my/courses")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "My own")
public class OwnCourseResource {
    private final OwnCourseService courses;
    private final CurrentPerson person;

    OwnCourseResource(OwnCourseService courses, CurrentPerson person) {
        this.courses = courses;
        this.person = person;
    }

    @GET
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "My courses, newest first")
    public Uni<OwnCourses> own() {
        return courses.own(person.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "One course of mine, to learn; the first look begins it")
    public Uni<OwnCourseView> read(@RestPath UUID id) {
        return courses.read(id, person.get());
    }

    @POST
    @Path("/{id}/answers")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "Answer the quiz; enough right answers complete the course, and again changes nothing")
    public Uni<QuizResult> answer(@RestPath UUID id, @NotNull @Valid AnswerQuiz request) {
        return courses.answer(id, request, person.get());
    }

    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "Say that I have learned a course without a quiz; again changes nothing")
    public Uni<QuizResult> confirm(@RestPath UUID id) {
        return courses.confirm(id, person.get());
    }

    @GET
    @Path("/{id}/certificate")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "What says that I have completed it")
    public Uni<CourseCertificate> certificate(@RestPath UUID id) {
        return courses.certificate(id, person.get());
    }

    @GET
    @Path("/{id}/certificate/file")
    @Produces("application/pdf")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "The same on paper")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public Uni<RestResponse<byte[]>> print(@RestPath UUID id) {
        return courses.print(id, person.get()).map(OwnCourseResource::file);
    }

    private static RestResponse<byte[]> file(byte[] pdf) {
        return RestResponse.ResponseBuilder.ok(pdf, "application/pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"certificate.pdf\"")
                .build();
    }
}
