package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.IssuedSession;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/my/sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "My own")
public class PersonSessionResource {
    private final PersonSignIn signIn;
    private final CurrentPerson person;

    PersonSessionResource(PersonSignIn signIn, CurrentPerson person) {
        this.signIn = signIn;
        this.person = person;
    }

    @POST
    @PermitAll
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedSession.class)))
    @Cancellable(false)
    @Operation(summary = "Prove to be a person who has applied here, by phone proof, name and birth date")
    public Uni<IssuedSession> signIn(@NotNull @Valid SignInAsPerson request) {
        return signIn.signIn(request);
    }

    @POST
    @Path("/wechat")
    @PermitAll
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IssuedSession.class)))
    @Cancellable(false)
    @Operation(summary = "Sign in with the WeChat that has signed in by proof before")
    public Uni<IssuedSession> signInByWeChat(@NotNull @Valid SignInByWeChat request) {
        return signIn.signIn(request);
    }

    @DELETE
    @Path("/wechat")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "No WeChat signs in as me any more")
    public Uni<Void> forgetWeChat() {
        return signIn.forgetWeChat(person.get());
    }

    @DELETE
    @Path("/current")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "End this session")
    public Uni<Void> signOut() {
        return signIn.signOut(person.get());
    }
}
