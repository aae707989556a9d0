package org.boai.enroll.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Deciding applications; whoever is in the audience of the notice may, and the decision acknowledges it. */
@ApplicationScoped
public class ReviewService {
    private final ApplicationProjection applications;
    private final Deciding deciding;
    private final CaseFiles files;
    private final NoticeService notices;
    private final Doorbell doorbell;
    private final Work work;

    ReviewService(
            ApplicationProjection applications,
            Deciding deciding,
            CaseFiles files,
            NoticeService notices,
            Doorbell doorbell,
            Work work) {
        this.applications = applications;
        this.deciding = deciding;
        this.files = files;
        this.notices = notices;
        this.doorbell = doorbell;
        this.work = work;
    }

    /** Applications of the caller's subtree, oldest first. @param status null for all */
    public Uni<Page<ApplicationView>> list(ApplicationStatus status, UUID after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> applications
                        .list(status, after, limit + 1, caller)
                        .chain(files::views))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    /** @throws ProblemException {@code application-unknown}, also outside the caller's subtree */
    public Uni<ApplicationView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> applications.require(id, caller).chain(files::view));
    }

    /**
     * Admits the person; of a child, the second of two different accounts does.
     *
     * @throws ProblemException {@code application-unknown}, {@code application-decided}, {@code assisted-by-yourself},
     *                          {@code second-person-needed}, {@code member-already}, {@code notice-not-yours}
     */
    public Uni<ApplicationView> approve(UUID id, ApproveApplication decision, Caller caller) {
        return decide(id, () -> deciding.approve(id, decision, caller).chain(files::view), caller);
    }

    /** @throws ProblemException as {@link #approve}, but for the two that are about admitting */
    public Uni<ApplicationView> refuse(UUID id, RefuseApplication decision, Caller caller) {
        return decide(id, () -> deciding.refuse(id, decision.reason(), caller).chain(files::view), caller);
    }

    /** Each by itself, one after the other; a dry run does all of it and keeps nothing. */
    public Uni<Decisions> decideAll(DecideApplications request, Caller caller) {
        request.requireReason();
        return Multi.createFrom()
                .iterable(new LinkedHashSet<>(request.ids()))
                .onItem()
                .transformToUniAndConcatenate(id -> decideOne(id, request, caller))
                .collect()
                .asList()
                .map(outcomes -> new Decisions(request.isDryRun(), outcomes));
    }

    private Uni<Decisions.Outcome> decideOne(UUID id, DecideApplications request, Caller caller) {
        return decide(
                        id,
                        () -> decided(id, request, caller)
                                .map(application -> new Decisions.Outcome(id, true, application.status, null))
                                .invoke(outcome -> {
                                    if (request.isDryRun()) {
                                        throw new OnlyTried(outcome);
                                    }
                                }),
                        caller)
                .onFailure(OnlyTried.class)
                .recoverWithItem(tried -> ((OnlyTried) tried).outcome)
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> new Decisions.Outcome(
                        id, false, null, ((ProblemException) failure).type().slug()));
    }

    private Uni<Application> decided(UUID id, DecideApplications request, Caller caller) {
        return request.decision() == DecideApplications.Decision.APPROVE
                ? deciding.approve(id, new ApproveApplication(null), caller)
                : deciding.refuse(id, request.reason(), caller);
    }

    private <T> Uni<T> decide(UUID id, Supplier<Uni<T>> decision, Caller caller) {
        return notices.upToDateAbout(id)
                .chain(() -> work.in(caller.scope(), decision))
                .invoke(doorbell::ring);
    }

    /** Takes the transaction back, and what it would have come to with it. */
    private static final class OnlyTried extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Decisions.Outcome outcome;

        OnlyTried(Decisions.Outcome outcome) {
            super("tried, not done", null, false, false);
            this.outcome = outcome;
        }
    }
}
