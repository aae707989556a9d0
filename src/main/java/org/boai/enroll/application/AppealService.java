package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.notification.CaseNotices;
import org.boai.enroll.notification.CaseNotices.Case;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Decides appeals, above the organization that refused. Upheld, the person is admitted in the same act, since another round in the
 * branch that was wrong would be no answer; a child has the first of its two approvals with it, and goes back for the second.
 */
@ApplicationScoped
public class AppealService {
    private final ApplicationProjection applications;
    private final AppealRows appeals;
    private final Deciding deciding;
    private final RedirectionRows places;
    private final CaseNotices cases;
    private final NoticeService notices;
    private final CaseFiles files;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final Clock clock;

    AppealService(
            ApplicationProjection applications,
            AppealRows appeals,
            Deciding deciding,
            RedirectionRows places,
            CaseNotices cases,
            NoticeService notices,
            CaseFiles files,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            Clock clock) {
        this.applications = applications;
        this.appeals = appeals;
        this.deciding = deciding;
        this.places = places;
        this.cases = cases;
        this.notices = notices;
        this.files = files;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.clock = clock;
    }

    /**
     * @throws ProblemException {@code application-unknown}, {@code appeal-unknown}, {@code appeal-decided},
     *                          {@code notice-not-yours}, {@code refused-by-yourself}, {@code assisted-by-yourself},
     *                          {@code member-already}
     */
    public Uni<ApplicationView> decide(UUID id, DecideAppeal decision, Caller caller) {
        return notices.upToDateAbout(id)
                .chain(() -> work.in(caller.scope(), () -> applications
                        .requireLocked(id, caller)
                        .call(application -> open(application, caller))
                        .invoke(application -> application.requireFilledInByAnother(caller.accountId()))
                        .call(application -> appeals.decided(id, decision, caller, clock.instant()))
                        .call(application ->
                                decision.upheld() ? uphold(application, caller) : reject(application, caller))
                        .invoke(application -> deciding.tell(PersonMessageKind.APPEAL_DECIDED, application))
                        .chain(files::view)))
                .invoke(doorbell::ring);
    }

    private Uni<Void> open(Application application, Caller caller) {
        return appeals.find(application.id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ApplicationProblem.APPEAL_UNKNOWN))
                .invoke(appeal -> appeal.state().requireOpen())
                .invoke(appeal -> {
                    if (caller.accountId().equals(appeal.refusedBy())) {
                        throw ProblemException.of(ApplicationProblem.REFUSED_BY_YOURSELF);
                    }
                })
                .chain(appeal -> cases.decide(
                        new Case(application.id, NoticeKind.APPEAL_TO_DECIDE, appeal.organization()), caller))
                .replaceWithVoid();
    }

    private Uni<Void> reject(Application application, Caller caller) {
        application.status.after(ApplicationEvent.REJECT_APPEAL);
        audit.record(caller.actor(), Deciding.event("appeal-rejected", application));
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> uphold(Application application, Caller caller) {
        audit.record(caller.actor(), Deciding.event("appeal-upheld", application));
        application.uphold();
        if (application.isFirstOfTwo(caller.accountId())) {
            deciding.noteFirst(application, caller);
            return tellBranch(NoticeKind.APPLICATION_TO_REVIEW, application, caller);
        }
        return deciding.admit(application, null, caller, List.of())
                .chain(() -> tellBranch(NoticeKind.MEMBER_ADMITTED, application, caller));
    }

    /** Its one notice is opened again, as what it is now: a child to be decided, or a member to be welcomed. */
    private Uni<Void> tellBranch(NoticeKind kind, Application application, Caller caller) {
        return places.announcement(kind, application, application.organizationId)
                .chain(told -> cases.open(told, NoticeKind.APPLICATION_TO_REVIEW, caller.scope()));
    }

    /** In the session at hand, under the system's scope: the applicant asks the organization above. */
    Uni<Void> file(Application application, byte[] words) {
        UUID refused = application.decidedFor == null ? application.organizationId : application.decidedFor;
        return appeals.above(refused)
                .chain(above -> appeals.add(application, above, words, clock.instant())
                        .invoke(added -> {
                            if (!added) {
                                throw ProblemException.of(ApplicationProblem.APPEAL_MADE);
                            }
                        })
                        .chain(() -> places.announcement(NoticeKind.APPEAL_TO_DECIDE, application, above)))
                .chain(told -> cases.open(told, Scope.SYSTEM));
    }
}
