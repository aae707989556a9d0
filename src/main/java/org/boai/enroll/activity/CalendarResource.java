package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.boai.enroll.kernel.RandomToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/calendars")
@Produces(CalendarResource.TYPE)
@Tag(name = "Calendars")
public class CalendarResource {
    static final String TYPE = "text/calendar;charset=UTF-8";

    private final CalendarService calendars;

    CalendarResource(CalendarService calendars) {
        this.calendars = calendars;
    }

    @GET
    @Path("/{token:" + RandomToken.SHAPE + "}.ics")
    @PermitAll
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/calendar", schema = @Schema(implementation = String.class)))
    @Operation(summary = "A member's calendar (RFC 5545), for whoever knows its address")
    public Uni<Response> ofMember(@RestPath String token, @Context Request request) {
        return calendars.read(token).map(calendar -> calendar.answerPrivately(request, calendars.fresh()));
    }

    @GET
    @Path("/organizations/{id}.ics")
    @PermitAll
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/calendar", schema = @Schema(implementation = String.class)))
    @Operation(summary = "What an organization and all below it hold for everyone (RFC 5545)")
    public Uni<Response> ofOrganization(@RestPath UUID id, @Context Request request) {
        return calendars.ofOrganization(id).map(calendar -> calendar.answer(request));
    }
}
