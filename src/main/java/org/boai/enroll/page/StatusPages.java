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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Receipts, and how an application stands. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class StatusPages {
    private static final String RECEIPT = "/s/{receipt:([0-9A-Za-z]{4}-?){2}[0-9A-Za-z]{4}}";

    private final StatusDesk desk;

    StatusPages(StatusDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path(RECEIPT)
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> receipt(@RestPath String receipt, @Context HttpHeaders headers) {
        return desk.receipt(receipt, Visit.of(headers));
    }

    @POST
    @Path(RECEIPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> status(
            @RestPath String receipt, @RestForm String phoneLast4, @Context HttpHeaders headers) {
        return desk.status(receipt, phoneLast4, Visit.of(headers));
    }
}
