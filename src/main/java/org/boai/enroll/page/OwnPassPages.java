package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** A member's pass for an activity, drawn by the server for phones that run no script of ours. */
@Path("/my/activities/{id}/pass")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OwnPassPages {
    private final OwnPassDesk desk;

    OwnPassPages(OwnPassDesk desk) {
        this.desk = desk;
    }

    @GET
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> pass(
            @RestPath UUID id, @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.pass(id, new Visitor(session, null, Look.language(headers)));
    }

    @GET
    @Path("/picture")
    @Produces("image/svg+xml")
    @PermitAll
    public Uni<String> picture(
            @RestPath UUID id, @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.picture(id, new Visitor(session, null, Look.language(headers)));
    }
}
