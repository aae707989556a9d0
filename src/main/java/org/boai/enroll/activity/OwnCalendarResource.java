package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/my")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "My own")
public class OwnCalendarResource {
    private final CalendarService calendars;
    private final CurrentPerson person;

    OwnCalendarResource(CalendarService calendars, CurrentPerson person) {
        this.calendars = calendars;
        this.person = person;
    }

    @GET
    @Path("/calendar")
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "Whether my calendar has an address, and since when")
    public Uni<OwnCalendar> own() {
        return calendars.own(person.get());
    }

    @POST
    @Path("/calendar")
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OwnCalendar.class)))
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "Make a new address of my calendar, shown once; the one before is given up")
    public Uni<OwnCalendar> renew() {
        return calendars.renew(person.get());
    }

    @DELETE
    @Path("/calendar")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "Give the address of my calendar up")
    public Uni<Void> revoke() {
        return calendars.revoke(person.get());
    }
}
