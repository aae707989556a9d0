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
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The poster, and the way to a place. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class EnrollmentPages {
    /** No dot: {@code /j/….txt} is somebody else's. */
    static final String CODE = "{code:[^./]+}";

    private final Landing landing;
    private final ResidenceChooser residences;
    private final PaperForms papers;

    EnrollmentPages(Landing landing, ResidenceChooser residences, PaperForms papers) {
        this.landing = landing;
        this.residences = residences;
        this.papers = papers;
    }

    /** The host stands on posters, too. */
    @GET
    @PermitAll
    public RestResponse<TemplateInstance> host() {
        return Answers.seeOther("/j");
    }

    @GET
    @Path("/j")
    @PermitAll
    public RestResponse<TemplateInstance> enterCode(@RestQuery String code, @Context HttpHeaders headers) {
        return Landing.enter(code, Visit.of(headers));
    }

    @GET
    @Path("/j/" + CODE)
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> landing(@RestPath String code, @Context HttpHeaders headers) {
        return landing.page(Visit.of(code, headers));
    }

    @GET
    @Path("/j/" + CODE + "/residence")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> residence(
            @RestPath String code, @RestQuery String parent, @RestQuery String q, @Context HttpHeaders headers) {
        return residences.residence(Visit.of(code, headers), parent, q);
    }

    @GET
    @Path("/j/" + CODE + "/units")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> units(
            @RestPath String code, @RestQuery String within, @RestQuery String q, @Context HttpHeaders headers) {
        return residences.units(Visit.of(code, headers), within, q);
    }

    @GET
    @Path("/j/" + CODE + "/paper-form")
    @Produces({"application/pdf", MediaType.TEXT_HTML})
    @PermitAll
    @Cancellable(false)
    public Uni<Response> paperForm(@RestPath String code, @Context HttpHeaders headers) {
        return papers.form(Visit.of(code, headers));
    }
}
