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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How an application really stands, and what its author does about it, once the phone is proved; every step is one form. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class FollowingPages {
    private static final String PROGRESS = "/s/{receipt:([0-9A-Za-z]{4}-?){2}[0-9A-Za-z]{4}}/progress";

    private final FollowingDesk desk;

    FollowingPages(FollowingDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path(PROGRESS)
    @PermitAll
    public RestResponse<TemplateInstance> first(@RestPath String receipt, @Context HttpHeaders headers) {
        return desk.first(receipt, Look.language(headers));
    }

    @POST
    @Path(PROGRESS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> next(
            @RestPath String receipt,
            @BeanParam TypedFollowing typed,
            @BeanParam TypedDetails details,
            @Context HttpHeaders headers) {
        return desk.next(new FollowingDesk.Step(StatusDesk.printed(receipt), typed, details, Look.language(headers)));
    }
}
