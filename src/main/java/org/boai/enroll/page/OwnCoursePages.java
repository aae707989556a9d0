package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A member's courses. */
@Path("/my/courses")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OwnCoursePages {
    private final OwnCourseDesk desk;

    OwnCoursePages(OwnCourseDesk desk) {
        this.desk = desk;
    }

    @GET
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> courses(
            @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.courses(new Visitor(session, null, Look.language(headers)));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> course(
            @RestPath UUID id, @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.course(id, new Visitor(session, null, Look.language(headers)));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> send(
            @RestPath UUID id,
            @RestCookie(OwnCookie.NAME) String session,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers) {
        var typed = new TypedAnswers(form);
        return desk.send(id, typed, new Visitor(session, typed.token(), Look.language(headers)));
    }

    @GET
    @Path("/{id}/certificate")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> certificate(
            @RestPath UUID id, @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.certificate(id, new Visitor(session, null, Look.language(headers)));
    }

    @GET
    @Path("/{id}/certificate.pdf")
    @Produces({"application/pdf", MediaType.TEXT_HTML})
    @PermitAll
    public Uni<Response> print(
            @RestPath UUID id, @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.print(id, new Visitor(session, null, Look.language(headers)));
    }
}
