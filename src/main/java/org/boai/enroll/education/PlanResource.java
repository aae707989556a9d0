package org.boai.enroll.education;

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
import org.boai.enroll.web.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/education-plans")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Education")
public class PlanResource {
    private final PlanService plans;
    private final CurrentCaller caller;

    PlanResource(PlanService plans, CurrentCaller caller) {
        this.plans = plans;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Yearly plans of the caller's subtree, newest first")
    public Uni<Page<PlanView>> list(@BeanParam @Valid PlanFilter filter) {
        return plans.list(filter, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One plan, with its next day")
    public Uni<RestResponse<PlanView>> get(@RestPath UUID id) {
        return plans.get(id, caller.get()).map(PlanResource::tagged);
    }

    @POST
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PlanView.class)))
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Plan a course for each year: for 5·8, for World First Aid Day or another day")
    public Uni<PlanView> create(@NotNull @Valid WritePlan request) {
        return plans.create(request, caller.get());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Write a plan anew, or stop it; what was given stays")
    public Uni<RestResponse<PlanView>> change(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid WritePlan request) {
        return plans.change(id, Versions.required(ifMatch), request, caller.get())
                .map(PlanResource::tagged);
    }

    private static RestResponse<PlanView> tagged(PlanView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, Versions.tag(view.version()))
                .build();
    }
}
