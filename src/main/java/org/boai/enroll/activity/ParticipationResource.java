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
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/participations/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Activities")
public class ParticipationResource {
    private final SignUpsForOthers signUps;
    private final GuardianDisclosures disclosures;
    private final CurrentCaller caller;

    ParticipationResource(SignUpsForOthers signUps, GuardianDisclosures disclosures, CurrentCaller caller) {
        this.signUps = signUps;
        this.disclosures = disclosures;
        this.caller = caller;
    }

    @POST
    @Path("/cancellation")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Cancel a sign-up for the member, or the guardian, who has asked for it; they are told")
    public Uni<AttendanceView> cancel(@RestPath UUID id) {
        return signUps.cancel(id, caller.get());
    }

    @POST
    @Path("/guardian-disclosures")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Name and phone of the guardian of a minor who takes part, in an emergency, for a reason")
    public Uni<DisclosedGuardian> disclose(@RestPath UUID id, @NotNull @Valid GivenReason request) {
        return disclosures.disclose(id, request, caller.get());
    }
}
