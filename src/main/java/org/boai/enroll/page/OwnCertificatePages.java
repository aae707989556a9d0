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
import org.boai.enroll.page.OwnDesk.Visitor;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;

/** A person's first-aid certificates. */
@Path("/my/certificates")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OwnCertificatePages {
    private final OwnCertificateDesk desk;

    OwnCertificatePages(OwnCertificateDesk desk) {
        this.desk = desk;
    }

    @GET
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> certificates(
            @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.certificates(new Visitor(session, null, Look.language(headers)));
    }
}
