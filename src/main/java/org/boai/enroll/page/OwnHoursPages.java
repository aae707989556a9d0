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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** A member's hours. */
@Path("/my/hours")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OwnHoursPages {
    private final OwnPassDesk desk;

    OwnHoursPages(OwnPassDesk desk) {
        this.desk = desk;
    }

    @GET
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> hours(
            @RestQuery UUID after, @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.hours(after, new Visitor(session, null, Look.language(headers)));
    }
}
