package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.boai.enroll.security.CurrentAddress;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where a link in a message to a steward leads: one notice, and a button that acknowledges it. */
@Path("/a/{token:[0-9A-Za-z_-]{16}}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class AcknowledgmentPages {
    private final AcknowledgmentDesk desk;

    AcknowledgmentPages(AcknowledgmentDesk desk) {
        this.desk = desk;
    }

    @GET
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> look(@RestPath String token, @Context HttpHeaders headers) {
        return desk.look(token, CurrentAddress.get(), Look.language(headers));
    }

    @POST
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> acknowledge(@RestPath String token, @Context HttpHeaders headers) {
        return desk.acknowledge(token, CurrentAddress.get(), Look.language(headers));
    }
}
