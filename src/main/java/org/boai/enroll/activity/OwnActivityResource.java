package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/my")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "My own")
public class OwnActivityResource {
    private final SignUpService own;
    private final CurrentPerson person;

    OwnActivityResource(SignUpService own, CurrentPerson person) {
        this.own = own;
        this.person = person;
    }

    @GET
    @Path("/activities")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "Activities that I have signed up for, the latest sign-up first")
    public Uni<Page<OwnActivityView>> own(
            @RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.LIMIT) int limit) {
        return own.own(after, limit, person.get());
    }

    @GET
    @Path("/activities/offers")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "Activities that I may sign up for and have not, the next first")
    public Uni<Page<OwnActivityView>> offers(
            @RestQuery @Pattern(regexp = TimeCursor.SHAPE) String after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.LIMIT) int limit) {
        return own.offers(after, limit, person.get());
    }

    @GET
    @Path("/activities/{id}")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "One activity, and how I stand with it")
    public Uni<OwnActivityView> activity(@RestPath UUID id) {
        return own.get(id, person.get());
    }

    @POST
    @Path("/activities/{id}/participation")
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OwnActivityView.class)))
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "Sign up, with a place or in the queue; under 18 with a guardian who has proved a phone")
    public Uni<OwnActivityView> signUp(@RestPath UUID id, @NotNull @Valid SignUp request) {
        return own.signUp(id, request, person.get());
    }

    @DELETE
    @Path("/activities/{id}/participation")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "Cancel; whoever waits first gets the place")
    public Uni<OwnActivityView> cancel(@RestPath UUID id) {
        return own.cancel(id, person.get());
    }
}
