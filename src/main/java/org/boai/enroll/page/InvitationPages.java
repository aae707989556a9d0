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

/** Where the invitation of a first-aid class leads; looking at it changes nothing. */
@Path("/i")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class InvitationPages {
    private final InvitationDesk desk;

    InvitationPages(InvitationDesk desk) {
        this.desk = desk;
    }

    /** Where the form stands, for who reads it in another size or language. */
    @GET
    @PermitAll
    public RestResponse<TemplateInstance> nothing() {
        return Answers.seeOther("/j");
    }

    @GET
    @Path("/{token}")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> look(@RestPath String token, @Context HttpHeaders headers) {
        return desk.look(token, Visit.of(headers));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> begin(@RestForm String token, @Context HttpHeaders headers) {
        return desk.begin(token == null ? "" : token, Visit.of(headers));
    }
}
