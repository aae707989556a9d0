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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Texts to read, and the files that verify the host. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class TextPages {
    private static final String NAME = "{name:" + VerificationFiles.NAME + "}";

    private final Texts texts;
    private final VerificationFiles files;

    TextPages(Texts texts, VerificationFiles files) {
        this.texts = texts;
        this.files = files;
    }

    @GET
    @Path("/consents/{purpose}")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> consent(@RestPath String purpose, @Context HttpHeaders headers) {
        return texts.consent(purpose, Visit.of(headers));
    }

    @GET
    @Path("/problems/{slug}")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> problem(@RestPath String slug, @Context HttpHeaders headers) {
        return texts.problem(slug, Visit.of(headers));
    }

    @GET
    @Path("/j/" + NAME)
    @Produces(MediaType.TEXT_PLAIN)
    @PermitAll
    public byte[] fileBesideCodes(@RestPath String name) {
        return files.read(name);
    }

    @GET
    @Path("/" + NAME)
    @Produces(MediaType.TEXT_PLAIN)
    @PermitAll
    public byte[] fileOfHost(@RestPath String name) {
        return files.read(name);
    }
}
