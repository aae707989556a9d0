package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/organizations/{id}/activities")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Activities")
public class HeldActivitiesResource {
    private final ActivityService activities;
    private final CurrentCaller caller;

    HeldActivitiesResource(ActivityService activities, CurrentCaller caller) {
        this.activities = activities;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.HANDLER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActivityView.class)))
    @Cancellable(false)
    @Operation(summary = "Draft an activity that an organization holds")
    public Uni<ActivityView> create(@RestPath UUID id, @NotNull @Valid WriteActivity request) {
        return activities.create(id, request, caller.get());
    }
}
