package org.boai.enroll.security;

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

@Path("/api/v1/auth/second-factors")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Signing in")
public class SecondFactorResource {
    private final SecondFactorService factors;

    SecondFactorResource(SecondFactorService factors) {
        this.factors = factors;
    }

    @POST
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Make a secret for an authenticator app (RFC 6238); it counts after its first code")
    public Uni<NewSecondFactor> begin(@NotNull @Valid SignIn request) {
        return factors.begin(request, CurrentAddress.get());
    }

    @POST
    @Path("/confirmation")
    @PermitAll
    @Cancellable(false)
    @Operation(summary = "Give the first code of the new secret; answers with the recovery codes and signs in")
    public Uni<EnrolledSecondFactor> confirm(@NotNull @Valid EnrollSecondFactor request) {
        return factors.confirm(request, CurrentAddress.get());
    }
}
