package org.boai.enroll.region;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.boai.enroll.web.PublicFacts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/regions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Regions")
public class RegionResource {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final String CODE = "[0-9]{2,12}";

    private final RegionService regions;

    RegionResource(RegionService regions) {
        this.regions = regions;
    }

    @GET
    @PermitAll
    @Operation(summary = "The regions directly below a parent; without one, the root")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegionList.class)))
    public Uni<Response> children(@RestQuery @Pattern(regexp = CODE) String parent, @Context Request request) {
        return regions.childrenOf(parent).map(list -> PublicFacts.answer(request, list, FRESH));
    }

    @GET
    @Path("/search")
    @PermitAll
    @Operation(summary = "Regions by name, pinyin or initials, each with its path")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegionMatches.class)))
    public Uni<Response> search(
            @RestQuery @NotBlank @Size(max = 50) String q,
            @RestQuery @Pattern(regexp = CODE) String within,
            @Context Request request) {
        return regions.search(q, within).map(matches -> PublicFacts.answer(request, matches, FRESH));
    }
}
