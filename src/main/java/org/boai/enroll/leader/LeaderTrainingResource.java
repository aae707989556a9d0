package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/leader-trainings")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Leaders")
public class LeaderTrainingResource {
    private final TrainingService trainings;
    private final AttendanceService attendances;
    private final CurrentCaller caller;

    LeaderTrainingResource(TrainingService trainings, AttendanceService attendances, CurrentCaller caller) {
        this.trainings = trainings;
        this.attendances = attendances;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.HANDLER)
    @Operation(summary = "Trainings of leaders, of the caller's subtree and of those above, newest first")
    public Uni<Page<TrainingView>> list(@BeanParam @Valid TrainingFilter filter) {
        return trainings.list(filter, caller.get());
    }

    @GET
    @Path("/counts")
    @RolesAllowed(Role.HANDLER)
    @Operation(summary = "How many leaders have had the first training and how many lack it, by level and office")
    public Uni<TrainingCounts> counts(@RestQuery UUID organization) {
        return trainings.counts(organization, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.HANDLER)
    @Operation(summary = "One training of leaders")
    public Uni<RestResponse<TrainingView>> get(@RestPath UUID id) {
        return trainings.get(id, caller.get()).map(LeaderTrainingResource::tagged);
    }

    @POST
    @RolesAllowed(Role.HANDLER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TrainingView.class)))
    @Cancellable(false)
    @Operation(summary = "Plan a training of leaders, or enter one that was held")
    public Uni<TrainingView> plan(@NotNull @Valid PlanTraining request) {
        return trainings.plan(request, caller.get());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Change title, place and days of a training")
    public Uni<RestResponse<TrainingView>> change(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ChangeTraining request) {
        return trainings
                .change(id, Versions.required(ifMatch), request, caller.get())
                .map(LeaderTrainingResource::tagged);
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Cancel a training that nobody has attended")
    public Uni<TrainingView> cancel(@RestPath UUID id) {
        return trainings.cancel(id, caller.get());
    }

    @GET
    @Path("/{id}/attendances")
    @RolesAllowed(Role.HANDLER)
    @Operation(summary = "Who of the caller's subtree completed a training, masked")
    public Uni<Page<AttendanceView>> attended(
            @RestPath UUID id, @RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return attendances.list(id, after, limit, caller.get());
    }

    @POST
    @Path("/{id}/attendances")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Record who completed a training")
    public Uni<RecordedAttendances> record(@RestPath UUID id, @NotNull @Valid RecordAttendances request) {
        return attendances.record(id, request, caller.get());
    }

    @DELETE
    @Path("/{id}/attendances/{leader}")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Take back an attendance that was recorded by mistake")
    public Uni<Void> takeBack(@RestPath UUID id, @RestPath UUID leader) {
        return attendances.takeBack(id, leader, caller.get());
    }

    private static RestResponse<TrainingView> tagged(TrainingView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, Versions.tag(view.version()))
                .build();
    }
}
