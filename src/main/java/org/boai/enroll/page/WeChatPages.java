package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.boai.enroll.proof.WeChatAuthorization.Came;
import org.boai.enroll.security.CurrentAddress;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The detour to WeChat that a page in WeChat's browser may take, and the way back from it. */
@Path(WeChatPages.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class WeChatPages {
    static final String PATH = "/wechat";

    private final WeChatDesk desk;

    WeChatPages(WeChatDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/authorization")
    @PermitAll
    public RestResponse<TemplateInstance> authorization(@RestQuery String to) {
        return desk.sendOff(to);
    }

    /** Not left halfway: the code is used up by then. */
    @GET
    @Path("/callback")
    @PermitAll
    @Cancellable(false)
    public Uni<RestResponse<TemplateInstance>> callback(
            @RestQuery String code,
            @RestQuery String state,
            @CookieParam(WeChatDesk.ERRAND) String errand,
            @Context HttpHeaders headers) {
        return desk.welcomeBack(new Came(code, state), errand, CurrentAddress.get(), Look.language(headers));
    }
}
