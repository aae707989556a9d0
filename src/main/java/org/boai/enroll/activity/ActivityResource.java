package org.boai.enroll.activity;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/activities")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Activities")
public class ActivityResource {
    private final ActivityService activities;
    private final ActivityDecisions decisions;
    private final CurrentCaller caller;

    ActivityResource(ActivityService activities, ActivityDecisions decisions, CurrentCaller caller) {
        this.activities = activities;
        this.decisions = decisions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Activities of an organization and all below it, the latest first")
    public Uni<Page<ActivityView>> list(@BeanParam @Valid ActivityFilter filter) {
        return activities.list(filter, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One activity with how many wait and have come")
    public Uni<RestResponse<ActivityView>> get(@RestPath UUID id) {
        return activities.get(id, caller.get()).map(ActivityResource::tagged);
    }

    @GET
    @Path("/{id}/participations")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "Who has signed up, in that order, masked; who came, and for how long")
    public Uni<Page<ParticipationView>> participations(
            @RestPath UUID id, @BeanParam @Valid ParticipationFilter filter) {
        return activities.participations(id, filter, caller.get());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Write an activity anew; who takes part is told of another time or place")
    public Uni<RestResponse<ActivityView>> change(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid WriteActivity request) {
        return activities
                .change(id, Versions.required(ifMatch), request, caller.get())
                .map(ActivityResource::tagged);
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Let members see a draft and sign up")
    public Uni<ActivityView> publish(@RestPath UUID id) {
        return decisions.publish(id, caller.get());
    }

    @POST
    @Path("/{id}/closing")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Let nobody sign up any more; at the deadline it happens by itself")
    public Uni<ActivityView> close(@RestPath UUID id) {
        return decisions.close(id, caller.get());
    }

    @POST
    @Path("/{id}/reopening")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Let members sign up again, before the deadline")
    public Uni<ActivityView> reopen(@RestPath UUID id) {
        return decisions.reopen(id, caller.get());
    }

    @POST
    @Path("/{id}/holding")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Note that it has taken place, once it has begun; also of a draft, which is seen from then on")
    public Uni<ActivityView> hold(@RestPath UUID id) {
        return decisions.hold(id, caller.get());
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Cancel it; whoever has a place or waits is told")
    public Uni<ActivityView> cancel(@RestPath UUID id, @NotNull @Valid CancelActivity request) {
        return decisions.cancel(id, request, caller.get());
    }

    @POST
    @Path("/{id}/report")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Report what was done and how many guests came; again to put it right")
    public Uni<ActivityView> report(@RestPath UUID id, @NotNull @Valid ReportActivity request) {
        return decisions.report(id, request, caller.get());
    }

    private static RestResponse<ActivityView> tagged(ActivityView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, Versions.tag(view.version()))
                .build();
    }
}
