package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/applications")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Applications")
public class ReviewResource {
    private final ReviewService reviews;
    private final ReturnService returns;
    private final RedirectionService redirections;
    private final AppealService appeals;
    private final StatementService statements;
    private final CurrentCaller caller;

    ReviewResource(
            ReviewService reviews,
            ReturnService returns,
            RedirectionService redirections,
            AppealService appeals,
            StatementService statements,
            CurrentCaller caller) {
        this.reviews = reviews;
        this.returns = returns;
        this.redirections = redirections;
        this.appeals = appeals;
        this.statements = statements;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(
            summary = "Approve an application and admit its author as a member; a child needs two different accounts")
    public Uni<ApplicationView> approve(@RestPath UUID id, @NotNull @Valid ApproveApplication request) {
        return reviews.approve(id, request, caller.get());
    }

    @POST
    @Path("/{id}/refusal")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Refuse an application, with the reason")
    public Uni<ApplicationView> refuse(@RestPath UUID id, @NotNull @Valid RefuseApplication request) {
        return reviews.refuse(id, request, caller.get());
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Ask the applicant for what is missing; no clock runs until the answer")
    public Uni<ApplicationView> giveBack(@RestPath UUID id, @NotNull @Valid ReturnApplication request) {
        return returns.ask(id, request, caller.get());
    }

    @POST
    @Path("/{id}/redirection")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Not ours: to the named organization, or where the residence leads; never a refusal")
    public Uni<RedirectedView> redirect(@RestPath UUID id, @NotNull @Valid RedirectApplication request) {
        return redirections.redirect(id, request, caller.get());
    }

    @POST
    @Path("/{id}/appeal-decision")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "Decide an appeal; upheld, the person is admitted in the same act")
    public Uni<ApplicationView> decideAppeal(@RestPath UUID id, @NotNull @Valid DecideAppeal request) {
        return appeals.decide(id, request, caller.get());
    }

    @GET
    @Path("/{id}/statements")
    @RolesAllowed(Role.REVIEWER)
    @Operation(summary = "What the applicant wrote in words; each reading is recorded")
    public Uni<Statement.All> statements(@RestPath UUID id) {
        return statements.read(id, caller.get());
    }

    @POST
    @Path("/decisions")
    @RolesAllowed(Role.REVIEWER)
    @Cancellable(false)
    @Operation(summary = "One decision for many, each by itself; a dry run says what would come of it")
    public Uni<Decisions> decideAll(@NotNull @Valid DecideApplications request) {
        return reviews.decideAll(request, caller.get());
    }
}
