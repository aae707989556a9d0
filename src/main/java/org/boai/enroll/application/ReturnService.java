package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.boai.enroll.application.ApplicationConfig.DocumentRule;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.notification.CaseNotices;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Gives an application back for information. No clock runs while it lies with the applicant; after thirty days without an
 * answer it comes back to the top of the branch's inbox, for a person to decide what now. Nothing is refused by silence.
 */
@ApplicationScoped
public class ReturnService {
    private static final int BATCH = 50;

    private final Deciding deciding;
    private final ReturnRows returns;
    private final RedirectionRows places;
    private final CaseNotices cases;
    private final NoticeService notices;
    private final CaseFiles files;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final ApplicationConfig config;
    private final Clock clock;

    ReturnService(
            Deciding deciding,
            ReturnRows returns,
            RedirectionRows places,
            CaseNotices cases,
            NoticeService notices,
            CaseFiles files,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            ApplicationConfig config,
            Clock clock) {
        this.deciding = deciding;
        this.returns = returns;
        this.places = places;
        this.cases = cases;
        this.notices = notices;
        this.files = files;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Asks for these items; what was asked before and not answered is asked no longer.
     *
     * @throws ProblemException {@code application-unknown}, {@code application-decided}, {@code assisted-by-yourself},
     *                          {@code notice-not-yours}
     */
    public Uni<ApplicationView> ask(UUID id, ReturnApplication request, Caller caller) {
        return notices.upToDateAbout(id)
                .chain(() -> work.in(caller.scope(), () -> deciding.require(id, ApplicationEvent.RETURN, caller)
                        .invoke(application -> requireAskable(request, application))
                        .call(application -> cases.decide(Deciding.caseOf(application), caller))
                        .call(application -> returns.end(application.id, clock.instant()))
                        .call(application -> returns.add(application, request, caller, clock.instant()))
                        .invoke(Application::giveBack)
                        .invoke(application -> audit.record(caller.actor(), event(application, request)))
                        .invoke(application -> deciding.tell(PersonMessageKind.APPLICATION_RETURNED, application))
                        .chain(files::view)))
                .invoke(doorbell::ring);
    }

    private void requireAskable(ReturnApplication request, Application application) {
        if (request.asked().contains(AskedItem.IDENTITY_DOCUMENT) && config.identityDocument() == DocumentRule.OFF) {
            throw ProblemException.invalid("/asked", "identity-not-asked");
        }
        boolean mayBeChild =
                application.reviewNote == ReviewNote.MINOR || request.asked().contains(AskedItem.BIRTH_DATE);
        if (request.asked().contains(AskedItem.GUARDIAN) && !mayBeChild) {
            throw ProblemException.invalid("/asked", "guardian-not-needed");
        }
    }

    private static AuditEvent event(Application application, ReturnApplication request) {
        return new AuditEvent(
                "application-returned",
                "application",
                application.id.toString(),
                application.organizationId,
                AskedItem.of(AskedItem.joined(request.asked())).stream()
                        .map(Enum::name)
                        .toList());
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return remind().onFailure().recoverWithNull();
    }

    /** All that have waited too long; once each. */
    public Uni<Void> remind() {
        return work.in(Scope.SYSTEM, () -> returns.takeForgotten(clock.instant(), BATCH)
                        .call(ids -> InTurn.each(ids, this::bringBack)))
                .invoke(doorbell::ring)
                .chain(ids -> ids.size() < BATCH ? Uni.createFrom().voidItem() : remind());
    }

    private Uni<Void> bringBack(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(Application.class, id))
                .chain(application ->
                        places.announcement(application).chain(announcement -> cases.open(announcement, Scope.SYSTEM)));
    }
}
