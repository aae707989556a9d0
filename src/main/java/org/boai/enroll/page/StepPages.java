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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The questions of an application, one page each; each page is sent to its own address. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class StepPages {
    private final WhoDesk who;
    private final PlaceDesk places;
    private final DetailsDesk details;
    private final CheckDesk check;
    private final ProofDesk proofs;

    StepPages(WhoDesk who, PlaceDesk places, DetailsDesk details, CheckDesk check, ProofDesk proofs) {
        this.who = who;
        this.places = places;
        this.details = details;
        this.check = check;
        this.proofs = proofs;
    }

    @GET
    @Path("/j/" + EnrollmentPages.CODE + "/who")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> who(
            @RestPath String code, @BeanParam AskedPlace asked, @RestQuery boolean lost, @Context HttpHeaders headers) {
        return who.page(Visit.of(code, headers), asked.place(), lost);
    }

    @POST
    @Path("/j/" + EnrollmentPages.CODE + "/who")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> takeWho(
            @RestPath String code,
            @BeanParam TypedWho typed,
            @BeanParam TypedPlace place,
            @Context HttpHeaders headers) {
        return who.take(Visit.of(code, headers), typed, place);
    }

    /** For the next person at the same phone. */
    @POST
    @Path("/j/" + EnrollmentPages.CODE + "/next")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> next(@RestPath String code, @Context HttpHeaders headers) {
        return who.next(Visit.of(code, headers));
    }

    @GET
    @Path("/j/" + EnrollmentPages.CODE + "/place")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> place(
            @RestPath String code, @BeanParam AskedPlace asked, @Context HttpHeaders headers) {
        return places.page(Visit.of(code, headers), asked.place());
    }

    @POST
    @Path("/j/" + EnrollmentPages.CODE + "/place")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> takePlace(
            @RestPath String code, @BeanParam TypedPlace place, @Context HttpHeaders headers) {
        return places.take(Visit.of(code, headers), place);
    }

    @GET
    @Path("/j/" + EnrollmentPages.CODE + "/details")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> details(@RestPath String code, @Context HttpHeaders headers) {
        return details.page(Visit.of(code, headers));
    }

    @POST
    @Path("/j/" + EnrollmentPages.CODE + "/details")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> takeDetails(
            @RestPath String code, @BeanParam TypedDetails typed, @Context HttpHeaders headers) {
        return details.take(Visit.of(code, headers), typed);
    }

    @GET
    @Path("/j/" + EnrollmentPages.CODE + "/check")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> check(@RestPath String code, @Context HttpHeaders headers) {
        return check.page(Visit.of(code, headers));
    }

    @POST
    @Path("/j/" + EnrollmentPages.CODE + "/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> send(
            @RestPath String code, @BeanParam TypedAgreement typed, @Context HttpHeaders headers) {
        return check.take(Visit.of(code, headers), typed);
    }

    @GET
    @Path("/j/" + EnrollmentPages.CODE + "/proof")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> proof(@RestPath String code, @Context HttpHeaders headers) {
        return proofs.page(Visit.of(code, headers));
    }

    @POST
    @Path("/j/" + EnrollmentPages.CODE + "/proof")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> takeProof(
            @RestPath String code, @BeanParam TypedProof typed, @Context HttpHeaders headers) {
        return proofs.take(Visit.of(code, headers), typed);
    }
}
