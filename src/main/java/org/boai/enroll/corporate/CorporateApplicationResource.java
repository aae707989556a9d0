package org.boai.enroll.corporate;

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
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.boai.enroll.web.StoredAnswer;
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

@Path("/api/v1/corporate-applications")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Corporate members")
public class CorporateApplicationResource {
    private final CorporateService applications;
    private final CorporateStatusService statuses;
    private final CorporateReviewService reviews;
    private final CorporateDisclosures disclosures;
    private final CurrentCaller caller;

    CorporateApplicationResource(
            CorporateService applications,
            CorporateStatusService statuses,
            CorporateReviewService reviews,
            CorporateDisclosures disclosures,
            CurrentCaller caller) {
        this.applications = applications;
        this.statuses = statuses;
        this.reviews = reviews;
        this.disclosures = disclosures;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Apply for a unit; the answer is the same whichever unit applies")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CorporateReceipt.class)))
    public Uni<RestResponse<String>> submit(
            @RestHeader("Idempotency-Key") String key, @NotNull @Valid SubmitCorporateApplication request) {
        return applications.submit(key, request).map(CorporateApplicationResource::created);
    }

    @POST
    @Path("/entries")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Enter what a unit signed on paper; for the county and those above")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CorporateReceipt.class)))
    public Uni<RestResponse<String>> enter(
            @RestHeader("Idempotency-Key") String key, @NotNull @Valid EnterCorporateApplication request) {
        return applications.enter(key, request, caller.get()).map(CorporateApplicationResource::created);
    }

    private static RestResponse<String> created(StoredAnswer answer) {
        return RestResponse.ResponseBuilder.<String>create(201)
                .header(HttpHeaders.LOCATION, answer.location())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.body())
                .build();
    }

    @POST
    @Path("/status")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "That an application was received, by receipt and the contact's last four digits")
    public Uni<CorporateReceipt> status(@NotNull @Valid FindCorporateStatus request) {
        return statuses.status(request);
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Applications of units within the caller's subtree, oldest first")
    public Uni<Page<CorporateApplicationView>> list(
            @RestQuery("state") UnitStatus status,
            @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return reviews.list(status, after, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "The application of a unit, its persons masked")
    public Uni<CorporateApplicationView> get(@RestPath UUID id) {
        return reviews.get(id, caller.get());
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Admit the unit as a corporate member")
    public Uni<CorporateApplicationView> approve(@RestPath UUID id) {
        return reviews.approve(id, caller.get());
    }

    @POST
    @Path("/{id}/refusal")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Refuse the unit, with the reason")
    public Uni<CorporateApplicationView> refuse(@RestPath UUID id, @NotNull @Valid GivenReason request) {
        return reviews.refuse(id, request, caller.get());
    }

    @POST
    @Path("/{id}/disclosures")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Representative and contact of the unit in full, for a reason")
    public Uni<DisclosedContact> disclose(@RestPath UUID id, @NotNull @Valid GivenReason request) {
        return disclosures.ofApplication(id, request, caller.get());
    }
}
