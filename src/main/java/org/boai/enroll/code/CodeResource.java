package org.boai.enroll.code;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.boai.enroll.web.PublicFacts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/enrollment-codes")
@Tag(name = "Enrollment codes")
public class CodeResource {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final CodeService codes;
    private final FunnelService funnels;
    private final CurrentCaller caller;

    CodeResource(CodeService codes, FunnelService funnels, CurrentCaller caller) {
        this.codes = codes;
        this.funnels = funnels;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a code opens: the organization behind it and the texts to consent to")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CodeCard.class)))
    public Uni<Response> lookUp(
            @RestQuery @NotNull String code, @Context HttpHeaders headers, @Context Request request) {
        return codes.card(code, Language.of(headers.getAcceptableLanguages()))
                .map(card -> PublicFacts.answer(request, card, FRESH));
    }

    @PUT
    @Path("/{code}/revocation")
    @RolesAllowed({Role.HANDLER, Role.STEWARD_ADMIN})
    @Cancellable(false)
    @Operation(summary = "Revoke a code for good")
    public Uni<CodeView> revoke(@RestPath String code) {
        return codes.revoke(code, caller.get());
    }

    @PUT
    @Path("/{code}/pause")
    @RolesAllowed({Role.HANDLER, Role.STEWARD_ADMIN})
    @Cancellable(false)
    @Operation(summary = "Pause a code")
    public Uni<CodeView> pause(@RestPath String code) {
        return codes.pause(code, true, caller.get());
    }

    @DELETE
    @Path("/{code}/pause")
    @RolesAllowed({Role.HANDLER, Role.STEWARD_ADMIN})
    @Cancellable(false)
    @Operation(summary = "Open a paused code again")
    public Uni<CodeView> resume(@RestPath String code) {
        return codes.pause(code, false, caller.get());
    }

    @GET
    @Path("/{code}/funnel")
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN})
    @Operation(
            summary =
                    "How many scanned, started, submitted and were admitted on some days; numbers below five are hidden")
    public Uni<FunnelView> funnel(@RestPath String code, @BeanParam @Valid FunnelPeriod period) {
        return funnels.funnel(code, period, caller.get());
    }

    @GET
    @Path("/{code}/image")
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN})
    @Operation(summary = "The code's picture; scale is pixels per module of a PNG")
    @APIResponse(
            responseCode = "200",
            content = {@Content(mediaType = "image/svg+xml"), @Content(mediaType = "image/png")})
    public Uni<Response> image(
            @RestPath String code,
            @RestQuery @DefaultValue("svg") CodePicture.Format format,
            @RestQuery @DefaultValue("10") @Min(1) @Max(64) int scale) {
        return codes.picture(code, format, scale, caller.get())
                .map(picture ->
                        Response.ok(picture.bytes(), picture.mediaType()).build());
    }
}
