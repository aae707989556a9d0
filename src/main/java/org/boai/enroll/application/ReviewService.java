package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Admission;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.member.Register;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Deciding applications; whoever is in the audience of the notice may, and the decision acknowledges it. */
@ApplicationScoped
public class ReviewService {
    private final ApplicationProjection applications;
    private final Register register;
    private final NoticeService notices;
    private final SealedApplications sealed;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final Clock clock;

    ReviewService(
            ApplicationProjection applications,
            Register register,
            NoticeService notices,
            SealedApplications sealed,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            Clock clock) {
        this.applications = applications;
        this.register = register;
        this.notices = notices;
        this.sealed = sealed;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.clock = clock;
    }

    /** Applications of the caller's subtree, oldest first. @param status null for all */
    public Uni<Page<ApplicationView>> list(ApplicationStatus status, UUID after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> applications
                        .list(status, after, limit + 1, caller)
                        .map(rows -> rows.stream().map(this::view).toList()))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    /** @throws ProblemException {@code application-unknown}, also outside the caller's subtree */
    public Uni<ApplicationView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> applications.require(id, caller).map(this::view));
    }

    /**
     * Admits the person.
     *
     * @throws ProblemException {@code application-decided}, {@code assisted-by-yourself}, {@code member-already},
     *                          {@code notice-not-yours}
     */
    public Uni<ApplicationView> approve(UUID id, ApproveApplication decision, Caller caller) {
        return notices.upToDateAbout(id)
                .chain(() -> work.in(caller.scope(), () -> openAndMine(id, caller)
                        .call(application -> enter(application, decision)
                                .invoke(member -> application.admit(
                                        member,
                                        decision.kind() == null ? application.kind : decision.kind(),
                                        caller.accountId(),
                                        clock.instant())))
                        .invoke(application -> audit.record(caller.actor(), event("application-approved", application)))
                        .invoke(application -> audit.record(caller.actor(), admitted(application)))
                        .map(this::view)))
                .invoke(doorbell::ring);
    }

    public Uni<ApplicationView> refuse(UUID id, RefuseApplication decision, Caller caller) {
        return notices.upToDateAbout(id)
                .chain(() -> work.in(caller.scope(), () -> openAndMine(id, caller)
                        .invoke(application ->
                                application.refuse(decision.reason(), caller.accountId(), clock.instant()))
                        .invoke(application -> audit.record(caller.actor(), event("application-refused", application)))
                        .map(this::view)))
                .invoke(doorbell::ring);
    }

    private Uni<Application> openAndMine(UUID id, Caller caller) {
        return applications
                .requireLocked(id, caller)
                .invoke(Application::requireOpen)
                .invoke(application -> application.requireFilledInByAnother(caller.accountId()))
                .call(application -> notices.acknowledgeAbout(application.id, caller));
    }

    private Uni<UUID> enter(Application application, ApproveApplication decision) {
        var kind = decision.kind() == null ? application.kind : decision.kind();
        if (kind == MemberKind.CORPORATE) {
            throw ProblemException.invalid("/kind", "kind-not-of-a-person");
        }
        return applications
                .countyOf(application.organizationId)
                .map(county -> new Admission(
                        application.id,
                        sealed.open(application),
                        kind,
                        application.organizationId,
                        application.groupId,
                        county,
                        application.residenceRegionId))
                .chain(register::enter)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.MEMBER_ALREADY));
    }

    private static AuditEvent admitted(Application application) {
        return AuditEvent.of("member-admitted", "member", application.memberId, application.organizationId);
    }

    private static AuditEvent event(String action, Application application) {
        return AuditEvent.of(action, "application", application.id, application.organizationId);
    }

    private ApplicationView view(Application application) {
        return ApplicationView.of(application, sealed.open(application));
    }
}
