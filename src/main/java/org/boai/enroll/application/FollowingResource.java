package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/applications")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Applications")
public class FollowingResource {
    private final FollowingService following;

    FollowingResource(FollowingService following) {
        this.following = following;
    }

    @POST
    @Path("/progress")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "How an application really stands, for whoever has the receipt and has proved the phone")
    public Uni<ProgressView> look(@NotNull @Valid FollowApplication request) {
        return following.look(request);
    }

    @POST
    @Path("/answers")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Answer what the branch has asked for: each item of it and nothing else")
    public Uni<ProgressView> answer(@NotNull @Valid AnswerReturn request) {
        return following.answer(request);
    }

    @POST
    @Path("/appeals")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Ask the organization above the one that refused; once, within thirty days")
    public Uni<ProgressView> appeal(@NotNull @Valid AppealRefusal request) {
        return following.appeal(request);
    }
}
