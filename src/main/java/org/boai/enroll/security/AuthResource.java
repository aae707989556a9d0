package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/auth/tokens")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Signing in")
public class AuthResource {
    private final AuthService auth;

    AuthResource(AuthService auth) {
        this.auth = auth;
    }

    @POST
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Sign in as a steward")
    public Uni<IssuedTokens> signIn(@NotNull @Valid SignIn request) {
        return auth.signIn(request, CurrentAddress.get());
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Exchange a refresh token for new tokens; it works once")
    public Uni<IssuedTokens> refresh(@NotNull @Valid RefreshTokens request) {
        return auth.refresh(request);
    }

    @DELETE
    @Path("/current")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Sign out: end this refresh token and all that came from it")
    public Uni<Void> signOut(@NotNull @Valid RefreshTokens request) {
        return auth.signOut(request);
    }
}
