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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where a message with a code leads whoever did not ask for it; every step is one form. */
@Path("/not-me")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class NotMePages {
    private final NotMeDesk desk;

    NotMePages(NotMeDesk desk) {
        this.desk = desk;
    }

    @GET
    @PermitAll
    public RestResponse<TemplateInstance> first(@Context HttpHeaders headers) {
        return desk.first(Look.language(headers));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> next(@BeanParam TypedDisowning typed, @Context HttpHeaders headers) {
        return desk.next(typed, Look.language(headers));
    }
}
