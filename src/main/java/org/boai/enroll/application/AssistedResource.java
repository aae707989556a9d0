package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/assisted-applications")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Assisted applications")
public class AssistedResource {
    private final AssistedService applications;
    private final AssistedCheckService checks;
    private final CurrentCaller caller;

    AssistedResource(AssistedService applications, AssistedCheckService checks, CurrentCaller caller) {
        this.applications = applications;
        this.checks = checks;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Apply for somebody without a phone, from a form on paper that they signed")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Receipt.class)))
    public Uni<RestResponse<String>> submit(
            @RestHeader("Idempotency-Key") String key, @NotNull @Valid SubmitAssistedApplication request) {
        return applications
                .submit(key, request, caller.get())
                .map(answer -> RestResponse.ResponseBuilder.<String>create(201)
                        .header(HttpHeaders.LOCATION, answer.location())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(answer.body())
                        .build());
    }

    @GET
    @RolesAllowed(Role.REVIEWER)
    @Operation(summary = "What was filled in for others below a county, oldest first, and the sample to look at")
    public Uni<Page<AssistedView>> list(@BeanParam @Valid AssistedFilter filter) {
        return checks.list(filter, caller.get());
    }

    @PUT
    @Path("/{id}/check")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Say what the county found when it looked at one of the sample")
    public Uni<AssistedView> check(@RestPath UUID id, @NotNull @Valid CheckAssistedApplication request) {
        return checks.check(id, request, caller.get());
    }
}
