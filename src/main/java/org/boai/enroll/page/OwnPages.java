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
import org.boai.enroll.page.OwnDesk.Visitor;
import org.boai.enroll.page.OwnSignInDesk.Browser;
import org.boai.enroll.privacy.Purpose;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What is a person's own: card, history, consents, data, requests, leaving. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OwnPages {
    private final OwnSignInDesk signIn;
    private final OwnDesk desk;
    private final OwnPhoneDesk phones;

    OwnPages(OwnSignInDesk signIn, OwnDesk desk, OwnPhoneDesk phones) {
        this.signIn = signIn;
        this.desk = desk;
        this.phones = phones;
    }

    private static Visitor visitor(String session, String token, HttpHeaders headers) {
        return new Visitor(session, token, Look.language(headers));
    }

    @GET
    @Path("/my")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> home(
            @RestCookie(OwnCookie.NAME) String session,
            @RestCookie(WeChatDesk.SESSION) String weChat,
            @Context HttpHeaders headers) {
        return desk.home(visitor(session, null, headers), language -> signIn.first(weChat, language));
    }

    /** Where a form that was refused stands, for who reads it in another size or language. */
    @GET
    @Path("/my/session")
    @PermitAll
    public RestResponse<TemplateInstance> session() {
        return Answers.seeOther("/my");
    }

    @POST
    @Path("/my/session")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> signIn(
            @BeanParam TypedPerson typed,
            @BeanParam TypedProof proof,
            @RestCookie(WeChatDesk.SESSION) String weChat,
            @Context HttpHeaders headers) {
        return signIn.step(typed, proof, new Browser(weChat, Look.language(headers)));
    }

    @POST
    @Path("/my/session/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> signOut(
            @RestCookie(OwnCookie.NAME) String session, @RestForm String token, @Context HttpHeaders headers) {
        return desk.signOut(visitor(session, token, headers));
    }

    @GET
    @Path("/my/card")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> card(
            @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.card(visitor(session, null, headers));
    }

    @GET
    @Path("/my/card/picture")
    @Produces("image/svg+xml")
    @PermitAll
    public Uni<String> picture(@RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.picture(visitor(session, null, headers));
    }

    @GET
    @Path("/c/{handle:[A-Za-z0-9_-]{43}}")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> check(@RestPath String handle, @Context HttpHeaders headers) {
        return desk.check(handle, Look.language(headers));
    }

    @GET
    @Path("/my/data")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> copy(
            @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.copy(visitor(session, null, headers));
    }

    @GET
    @Path("/my/consents")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> consents(
            @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.consents(visitor(session, null, headers));
    }

    @POST
    @Path("/my/consents/{purpose}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> withdraw(
            @RestPath Purpose purpose,
            @RestCookie(OwnCookie.NAME) String session,
            @RestForm String token,
            @Context HttpHeaders headers) {
        return desk.withdraw(purpose, visitor(session, token, headers));
    }

    @POST
    @Path("/my/consents/{purpose}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> give(
            @RestPath Purpose purpose,
            @BeanParam TypedConsent typed,
            @RestCookie(OwnCookie.NAME) String session,
            @Context HttpHeaders headers) {
        return desk.give(purpose, typed.version(), visitor(session, typed.token(), headers));
    }

    @GET
    @Path("/my/requests")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> requests(
            @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.requests(visitor(session, null, headers));
    }

    @POST
    @Path("/my/requests")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> ask(
            @BeanParam TypedWish typed,
            @RestCookie(OwnCookie.NAME) String session,
            @RestForm String token,
            @Context HttpHeaders headers) {
        return desk.ask(typed, visitor(session, token, headers));
    }

    @GET
    @Path("/my/phone")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> phone(
            @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return phones.empty(visitor(session, null, headers));
    }

    @POST
    @Path("/my/phone")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> changePhone(
            @BeanParam TypedPhone typed,
            @BeanParam TypedProof proof,
            @RestCookie(OwnCookie.NAME) String session,
            @Context HttpHeaders headers) {
        return phones.step(typed, proof, visitor(session, typed.token(), headers));
    }

    @POST
    @Path("/my/wechat/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> forgetWeChat(
            @RestCookie(OwnCookie.NAME) String session, @RestForm String token, @Context HttpHeaders headers) {
        return desk.forgetWeChat(visitor(session, token, headers));
    }

    @GET
    @Path("/my/leaving")
    @PermitAll
    public Uni<RestResponse<TemplateInstance>> leaving(
            @RestCookie(OwnCookie.NAME) String session, @Context HttpHeaders headers) {
        return desk.leaving(visitor(session, null, headers));
    }

    @POST
    @Path("/my/leaving")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> leave(
            @RestCookie(OwnCookie.NAME) String session, @RestForm String token, @Context HttpHeaders headers) {
        return desk.leave(visitor(session, token, headers));
    }
}
