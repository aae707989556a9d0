package org.boai.enroll.proof;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.boai.enroll.platform.JsSignature;
import org.boai.enroll.security.CurrentAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/wechat")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "WeChat")
public class WeChatResource {
    private final WeChatService wechat;

    WeChatResource(WeChatService wechat) {
        this.wechat = wechat;
    }

    @POST
    @Path("/sessions")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Sign in from the mini-program with wx.login's code; a session for two hours")
    public Uni<WeChatSession> signIn(@NotNull @Valid OpenWeChatSession request) {
        return wechat.signIn(request, CurrentAddress.get());
    }

    @POST
    @Path("/phone-proofs")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Prove the phone that WeChat knows, with getPhoneNumber's code; the proof is good once")
    public Uni<WeChatPhoneProof> prove(@NotNull @Valid ProveByWeChat request) {
        return wechat.prove(request, CurrentAddress.get());
    }

    @GET
    @Path("/js-signature")
    @PermitAll
    @Operation(summary = "Sign an address of ours for wx.config; what follows # does not count")
    public Uni<JsSignature> signature(@RestQuery @NotBlank @Size(max = 4096) String url) {
        return wechat.signature(url, CurrentAddress.get());
    }
}
