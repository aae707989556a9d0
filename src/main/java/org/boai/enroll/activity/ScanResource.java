package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/activities/{id}/scans")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
public class ScanResource {
    private final ScanService scans;

    ScanResource(ScanService scans) {
        this.scans = scans;
    }

    @POST
    @PermitAll
    @Cancellable(false)
    @Operation(
            summary = "Send what a door has scanned, at once or days later, as often as it takes",
            description = "Each scan is signed with the door's key and answered for itself; nobody needs to sign in.")
    public Uni<ScanAnswers> receive(@RestPath UUID id, @NotNull @Valid ScanBatch batch) {
        return scans.receive(id, batch);
    }
}
