package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
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

@Path("/api/v1/organizations/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "First aid")
public class FirstAidClassesResource {
    private final FirstAidClassService classes;
    private final FirstAidCertificateService certificates;
    private final CurrentCaller caller;

    FirstAidClassesResource(
            FirstAidClassService classes, FirstAidCertificateService certificates, CurrentCaller caller) {
        this.classes = classes;
        this.certificates = certificates;
        this.caller = caller;
    }

    @GET
    @Path("/first-aid-classes")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "The first-aid classes of an organization, newest first")
    public Uni<Page<FirstAidClassView>> list(
            @RestPath UUID id, @RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return classes.list(id, after, limit, caller.get());
    }

    @POST
    @Path("/first-aid-classes")
    @RolesAllowed(Role.HANDLER)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FirstAidClassView.class)))
    @Cancellable(false)
    @Operation(summary = "Enter a first-aid class, with the code through which its participants apply")
    public Uni<FirstAidClassView> create(@RestPath UUID id, @NotNull @Valid CreateFirstAidClass request) {
        return classes.create(id, request, caller.get());
    }

    @GET
    @Path("/expiring-certificates")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "First-aid certificates of members below an organization that end soon, masked")
    public Uni<Page<ExpiringCertificate>> expiring(@RestPath UUID id, @BeanParam @Valid ExpiringFilter filter) {
        return certificates.expiring(id, filter, caller.get());
    }
}
