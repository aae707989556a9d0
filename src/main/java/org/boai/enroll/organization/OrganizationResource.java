package org.boai.enroll.organization;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.boai.enroll.web.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/organizations")
@Tag(name = "Organizations")
public class OrganizationResource {
    private final OrganizationService organizations;
    private final CurrentCaller caller;

    OrganizationResource(OrganizationService organizations, CurrentCaller caller) {
        this.organizations = organizations;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN})
    @Operation(summary = "Organizations of the caller's subtree")
    public Uni<Page<OrganizationView>> list(@BeanParam @Valid OrganizationFilter filter) {
        return organizations.list(filter, caller.get());
    }

    @GET
    @Path("/units")
    @PermitAll
    @Operation(summary = "Units that people may name as work or study place")
    public Uni<Units> units(
            @RestQuery @NotNull @Pattern(regexp = "[0-9]{2,12}") String within, @RestQuery @Size(max = 50) String q) {
        return organizations.units(within, q);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.STEWARD_ADMIN})
    @Operation(summary = "One organization of the caller's subtree")
    public Uni<RestResponse<OrganizationView>> get(@RestPath UUID id) {
        return organizations.get(id, caller.get()).map(OrganizationResource::tagged);
    }

    @POST
    @RolesAllowed(Role.STEWARD_ADMIN)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrganizationView.class)))
    @Cancellable(false)
    @Operation(summary = "Found or prepare an organization below one of the caller's subtree")
    public Uni<OrganizationView> create(@NotNull @Valid CreateOrganization request) {
        return organizations.create(request, caller.get());
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Change what is named and leave the rest")
    public Uni<RestResponse<OrganizationView>> change(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ChangeOrganization request) {
        return organizations
                .change(id, Versions.required(ifMatch), request, caller.get())
                .map(OrganizationResource::tagged);
    }

    private static RestResponse<OrganizationView> tagged(OrganizationView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, Versions.tag(view.version()))
                .build();
    }
}
