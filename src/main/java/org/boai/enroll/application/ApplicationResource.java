package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/applications")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Applications")
public class ApplicationResource {
    private final ApplicationService applications;
    private final StatusService statuses;
    private final ReviewService reviews;
    private final CurrentCaller caller;

    ApplicationResource(
            ApplicationService applications, StatusService statuses, ReviewService reviews, CurrentCaller caller) {
        this.applications = applications;
        this.statuses = statuses;
        this.reviews = reviews;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Apply for membership; the answer is the same whoever applies")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Receipt.class)))
    public Uni<RestResponse<String>> submit(
            @RestHeader("Idempotency-Key") String key, @NotNull @Valid SubmitApplication request) {
        return applications.submit(key, request).map(answer -> RestResponse.ResponseBuilder.<String>create(201)
                .header(HttpHeaders.LOCATION, answer.location())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.body())
                .build());
    }

    @POST
    @Path("/status")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "How an application stands, by receipt and the phone's last four digits")
    public Uni<StatusView> status(@NotNull @Valid FindStatus request) {
        return statuses.status(request);
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Applications of the caller's subtree, masked, oldest first")
    public Uni<Page<ApplicationView>> list(
            @RestQuery("state") ApplicationStatus state,
            @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return reviews.list(state, after, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One application, masked, with every reason of its placement")
    public Uni<ApplicationView> get(@RestPath UUID id) {
        return reviews.get(id, caller.get());
    }
}
