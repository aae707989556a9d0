package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/my/hours")
@Tag(name = "My own")
public class HoursResource {
    private final HoursService hours;
    private final CurrentPerson person;

    HoursResource(HoursService hours, CurrentPerson person) {
        this.hours = hours;
        this.person = person;
    }

    @GET
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "My hours by year, and the activities I came to, newest first")
    public Uni<HoursView> hours(@RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return hours.hours(after, limit, person.get());
    }
}
