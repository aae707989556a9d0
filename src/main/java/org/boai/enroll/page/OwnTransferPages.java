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
import java.util.UUID;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A member's transfers. */
@Path("/my/transfers")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OwnTransferPages {
    private final OwnTransferDesk desk;

    OwnTransferPages(OwnTransferDesk desk) {
        this.desk = desk;
    }

    @GET
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> transfers(
            @RestCookie(OwnCookie.NAME) String session, @RestQuery String q, @Context HttpHeaders headers) {
        return desk.transfers(new Visitor(session, null, Look.language(headers)), q);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> ask(
            @RestCookie(OwnCookie.NAME) String session,
            @RestForm String token,
            @RestForm String regionCode,
            @Context HttpHeaders headers) {
        return desk.ask(new Visitor(session, token, Look.language(headers)), regionCode);
    }

    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> cancel(
            @RestCookie(OwnCookie.NAME) String session,
            @RestForm String token,
            @RestPath UUID id,
            @Context HttpHeaders headers) {
        return desk.cancel(new Visitor(session, token, Look.language(headers)), id);
    }
}
