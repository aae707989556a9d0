package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A member's activities. */
@Path("/my/activities")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OwnActivityPages {
    private final OwnActivityDesk desk;

    OwnActivityPages(OwnActivityDesk desk) {
        this.desk = desk;
    }

    @GET
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> activities(
            @RestCookie(OwnCookie.NAME) String session, @RestQuery String after, @Context HttpHeaders headers) {
        return desk.activities(new Visitor(session, null, Look.language(headers)), after);
    }

    @POST
    @Path("/calendar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> makeCalendar(
            @RestCookie(OwnCookie.NAME) String session, @RestForm String token, @Context HttpHeaders headers) {
        return desk.makeCalendar(new Visitor(session, token, Look.language(headers)));
    }

    @POST
    @Path("/calendar/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> endCalendar(
            @RestCookie(OwnCookie.NAME) String session, @RestForm String token, @Context HttpHeaders headers) {
        return desk.endCalendar(new Visitor(session, token, Look.language(headers)));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> activity(
            @RestCookie(OwnCookie.NAME) String session, @RestPath UUID id, @Context HttpHeaders headers) {
        return desk.activity(id, new Visitor(session, null, Look.language(headers)));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> signUp(
            @RestPath UUID id,
            @BeanParam TypedGuardian typed,
            @RestCookie(OwnCookie.NAME) String session,
            @Context HttpHeaders headers) {
        return desk.signUp(id, typed, new Visitor(session, typed.token(), Look.language(headers)));
    }

    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> cancel(
            @RestPath UUID id,
            @RestForm String token,
            @RestCookie(OwnCookie.NAME) String session,
            @Context HttpHeaders headers) {
        return desk.cancel(id, new Visitor(session, token, Look.language(headers)));
    }
}
