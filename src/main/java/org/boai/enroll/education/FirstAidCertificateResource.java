package org.boai.enroll.education;

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

@Path("/api/v1/first-aid-certificates")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "First aid")
public class FirstAidCertificateResource {
    private final FirstAidCertificateService certificates;
    private final CurrentCaller caller;

    FirstAidCertificateResource(FirstAidCertificateService certificates, CurrentCaller caller) {
        this.certificates = certificates;
        this.caller = caller;
    }

    @POST
    @Path("/searches")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "Which member has the certificate with this number")
    public Uni<Certificates> find(@NotNull @Valid FindCertificates request) {
        return certificates.find(request, caller.get());
    }

    @POST
    @Path("/{id}/renewal")
    @RolesAllowed(Role.HANDLER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CertificateView.class)))
    @Cancellable(false)
    @Operation(summary = "Record the certificate that follows this one")
    public Uni<CertificateView> renew(@RestPath UUID id, @NotNull @Valid RecordCertificate request) {
        return certificates.renew(id, request, caller.get());
    }

    @POST
    @Path("/{id}/ending")
    @RolesAllowed(Role.HANDLER)
    @Cancellable(false)
    @Operation(summary = "End a certificate that was recorded by mistake")
    public Uni<CertificateView> end(@RestPath UUID id) {
        return certificates.end(id, caller.get());
    }
}
