package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.security.CurrentPerson;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/my/consents")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "My own")
public class OwnConsentResource {
    private final OwnConsentService consents;
    private final CurrentPerson person;

    OwnConsentResource(OwnConsentService consents, CurrentPerson person) {
        this.consents = consents;
        this.person = person;
    }

    @GET
    @RolesAllowed(Role.PERSON)
    @Operation(summary = "What I have consented to, by purpose, and what I am asked for again")
    public Uni<List<OwnConsent>> own(@Context HttpHeaders headers) {
        return consents.own(person.get(), Language.of(headers.getAcceptableLanguages()));
    }

    @PUT
    @Path("/{purpose}")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "Consent to the text in force")
    public Uni<List<OwnConsent>> give(
            @RestPath Purpose purpose, @NotNull @Valid GiveConsent given, @Context HttpHeaders headers) {
        return consents.give(purpose, given, person.get(), Language.of(headers.getAcceptableLanguages()));
    }

    @DELETE
    @Path("/{purpose}")
    @RolesAllowed(Role.PERSON)
    @Cancellable(false)
    @Operation(summary = "Take a consent back; the answer says what follows")
    public Uni<WithdrawnConsent> withdraw(@RestPath Purpose purpose) {
        return consents.withdraw(purpose, person.get());
    }
}
