package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.duty.Duties;
import org.boai.enroll.duty.Duties.Opening;
import org.boai.enroll.duty.Duties.Owner;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Admission;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.member.Register;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.notification.CaseNotices;
import org.boai.enroll.notification.CaseNotices.By;
import org.boai.enroll.notification.CaseNotices.Case;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.security.Caller;

/** Decides one application, in the unit of work of whoever may: with its notice, the record of it, and word to the person. */
@ApplicationScoped
class Deciding {
    private final ApplicationProjection applications;
    private final Register register;
    private final Duties duties;
    private final CaseNotices cases;
    private final ReturnRows returns;
    private final SealedApplications sealed;
    private final PersonMessages messages;
    private final AuditLog audit;
    private final Clock clock;

    Deciding(
            ApplicationProjection applications,
            Register register,
            Duties duties,
            CaseNotices cases,
            ReturnRows returns,
            SealedApplications sealed,
            PersonMessages messages,
            AuditLog audit,
            Clock clock) {
        this.applications = applications;
        this.register = register;
        this.duties = duties;
        this.cases = cases;
        this.returns = returns;
        this.sealed = sealed;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Locked, so that of two who act at once the second finds what the first has made of it.
     *
     * @throws ProblemException {@code application-unknown}, {@code application-decided} and others that
     *                          {@link ApplicationStatus#refusal} names, {@code assisted-by-yourself}
     */
    Uni<Application> require(UUID id, ApplicationEvent event, Caller caller) {
        return applications
                .requireLocked(id, caller)
                .invoke(application -> application.status.after(event))
                .invoke(application -> application.requireFilledInByAnother(caller.accountId()));
    }

    /** The notice to the organization where it lies. */
    static Case caseOf(Application application) {
        return new Case(application.id, NoticeKind.APPLICATION_TO_REVIEW, application.organizationId);
    }

    /** Approves: the person is a member, or a child has the first of its two approvals. */
    Uni<Application> approve(UUID id, ApproveApplication decision, Caller caller) {
        return require(id, ApplicationEvent.APPROVE, caller)
                .call(application -> application.isFirstOfTwo(caller.accountId())
                        ? first(application, caller)
                        : cases.decide(caseOf(application), caller)
                                .chain(by -> admit(application, decision.kind(), caller, owners(by, caller))));
    }

    /** Whoever took the case on, and whoever decides it. */
    private static List<Owner> owners(By first, Caller caller) {
        var decider = new Owner(caller.accountId(), caller.organizationId());
        return first.account() == null
                ? List.of(decider)
                : List.of(new Owner(first.account(), first.organization()), decider);
    }

    /** The clock goes on: it is not decided yet. */
    private Uni<Void> first(Application application, Caller caller) {
        var about = caseOf(application);
        return cases.take(about, caller)
                .invoke(() -> noteFirst(application, caller))
                .chain(notice -> cases.needsAnother(notice, about.kind(), caller))
                .chain(() -> returns.end(application.id, clock.instant()));
    }

    void noteFirst(Application application, Caller caller) {
        application.approveFirst(caller.accountId(), clock.instant());
        audit.record(caller.actor(), event("application-approved-first", application));
    }

    /**
     * @param owners who may owe the member what a branch owes; none while nobody there has taken it on
     * @throws ProblemException {@code member-already}
     */
    Uni<Void> admit(Application application, MemberKind wanted, Caller caller, List<Owner> owners) {
        var kind = wanted == null ? application.kind : wanted;
        if (kind == MemberKind.CORPORATE) {
            throw ProblemException.invalid("/kind", "kind-not-of-a-person");
        }
        return enter(application, kind)
                .invoke(member -> application.admit(member, kind, caller, clock.instant()))
                .invoke(member ->
                        duties.open(new Opening(member, application.organizationId, application.priority, owners)))
                .invoke(() -> {
                    audit.record(caller.actor(), event("application-approved", application));
                    audit.record(caller.actor(), admitted(application));
                    tell(PersonMessageKind.APPLICATION_ADMITTED, application);
                })
                .chain(() -> returns.end(application.id, clock.instant()));
    }

    Uni<Application> refuse(UUID id, String reason, Caller caller) {
        return require(id, ApplicationEvent.REFUSE, caller)
                .call(application -> cases.decide(caseOf(application), caller))
                .invoke(application -> application.refuse(reason, caller, clock.instant()))
                .invoke(application -> audit.record(caller.actor(), event("application-refused", application)))
                .invoke(application -> tell(PersonMessageKind.APPLICATION_REFUSED, application))
                .call(application -> returns.end(application.id, clock.instant()));
    }

    /** On the phone that is on record, in the name of the organization where it lies. */
    void tell(PersonMessageKind kind, Application application) {
        messages.tell(
                kind,
                application.id,
                application.organizationId,
                sealed.open(application).phone());
    }

    static AuditEvent event(String action, Application application) {
        return AuditEvent.of(action, "application", application.id, application.organizationId);
    }

    private static AuditEvent admitted(Application application) {
        return AuditEvent.of("member-admitted", "member", application.memberId, application.organizationId);
    }

    private Uni<UUID> enter(Application application, MemberKind kind) {
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
}
