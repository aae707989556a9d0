package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.kernel.Language;
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

@Path("/api/v1/member-imports")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Member imports")
public class MemberImportResource {
    private final MemberImportService imports;
    private final CurrentCaller caller;

    MemberImportResource(MemberImportService imports, CurrentCaller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Operation(summary = "Imports within the subtree, newest first; for societies of the county and above")
    public Uni<Page<MemberImportView>> list(
            @RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return imports.list(after, limit, caller.get());
    }

    @POST
    @RolesAllowed(Role.STEWARD_ADMIN)
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MemberImportView.class)))
    @Cancellable(false)
    @Operation(summary = "Begin to take over people who are members on paper")
    public Uni<MemberImportView> create(@NotNull @Valid CreateMemberImport request) {
        return imports.create(request, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Operation(summary = "How far an import has come")
    public Uni<MemberImportView> get(@RestPath UUID id) {
        return imports.get(id, caller.get());
    }

    @PUT
    @Path("/{id}/parts/{part}")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Give a part of the list, as rows or as CSV; giving it again replaces it")
    public Uni<MemberImportView> give(
            @RestPath UUID id, @RestPath @Min(1) @Max(200) int part, @NotNull @Valid MemberImportPart request) {
        return imports.give(id, part, request, caller.get());
    }

    @POST
    @Path("/{id}/preflight")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Check every row; goes on by itself until the state is CHECKED")
    public Uni<MemberImportView> check(@RestPath UUID id) {
        return imports.check(id, caller.get());
    }

    @GET
    @Path("/{id}/findings")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Operation(summary = "Bad rows: where, what is wrong and what to do, never a value")
    public Uni<Page<MemberImportFindingView>> findings(
            @RestPath UUID id,
            @RestQuery @Pattern(regexp = "[0-9]{1,5}-[0-9]{1,8}") String after,
            @Context HttpHeaders headers) {
        return imports.findings(id, after, Language.of(headers.getAcceptableLanguages()), caller.get());
    }

    @POST
    @Path("/{id}/run")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Enter everybody who was checked; goes on by itself until the state is DONE")
    public Uni<MemberImportView> run(@RestPath UUID id, @NotNull @Valid RunMemberImport request) {
        return imports.run(id, request, caller.get());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.STEWARD_ADMIN)
    @Cancellable(false)
    @Operation(summary = "Take an import back that has not ended; goes on by itself until the state is UNDONE")
    public Uni<MemberImportView> undo(@RestPath UUID id) {
        return imports.undo(id, caller.get());
    }
}
