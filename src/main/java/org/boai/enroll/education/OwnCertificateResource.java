package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/my/certificates")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "My own")
public class OwnCertificateResource {
    private final FirstAidCertificateService certificates;
    private final CurrentPerson person;

    OwnCertificateResource(FirstAidCertificateService certificates, CurrentPerson person) {
        this.certificates = certificates;
        this.person = person;
    }

    @GET
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "My first-aid certificates in full, newest first")
    public Uni<OwnCertificates> own() {
        return certificates.own(person.get());
    }
}
