package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

@Path("/api/v1/members/{id}/first-aid-certificates")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "First aid")
public class MemberCertificateResource {
    private final FirstAidCertificateService certificates;
    private final CurrentCaller caller;

    MemberCertificateResource(FirstAidCertificateService certificates, CurrentCaller caller) {
        this.certificates = certificates;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "The first-aid certificates of a member, newest first")
    public Uni<Certificates> of(@RestPath UUID id) {
        return certificates.of(id, caller.get());
    }

    @POST
    @RolesAllowed(Role.HANDLER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CertificateView.class)))
    @Cancellable(false)
    @Operation(summary = "Record a first-aid certificate of a member")
    public Uni<CertificateView> record(@RestPath UUID id, @NotNull @Valid RecordCertificate request) {
        return certificates.record(id, request, caller.get());
    }
}
