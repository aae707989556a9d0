package org.boai.enroll.corporate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.corporate.UnitApplications.Decision;
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/**
 * Deciding about units: whoever is in the audience of the notice may, the county at first and those above when it is late.
 * The decision acknowledges it, and is told to the contact's phone.
 */
@ApplicationScoped
public class CorporateReviewService {
    private final UnitApplications applications;
    private final CorporateRegister register;
    private final NoticeService notices;
    private final PersonMessages messages;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final Clock clock;

    CorporateReviewService(
            UnitApplications applications,
            CorporateRegister register,
            NoticeService notices,
            PersonMessages messages,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            Clock clock) {
        this.applications = applications;
        this.register = register;
        this.notices = notices;
        this.messages = messages;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.clock = clock;
    }

    /** Of the caller's subtree, oldest first. @param status null for all */
    public Uni<Page<CorporateApplicationView>> list(UnitStatus status, UUID after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> applications
                        .list(status, after, limit + 1, caller)
                        .map(rows ->
                                rows.stream().map(CorporateApplicationView::of).toList()))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    /** @throws ProblemException {@code corporate-application-unknown}, also outside the caller's subtree */
    public Uni<CorporateApplicationView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> applications.require(id, caller).map(CorporateApplicationView::of));
    }

    /**
     * Makes the unit a member.
     *
     * @throws ProblemException {@code corporate-application-unknown}, {@code corporate-application-decided},
     *     {@code corporate-by-yourself}, {@code corporate-already}, {@code notice-not-yours}
     */
    public Uni<CorporateApplicationView> approve(UUID id, Caller caller) {
        return notices.upToDateAbout(id)
                .chain(() -> work.in(caller.scope(), () -> openAndMine(id, UnitStatus.Act.APPROVE, caller)
                        .call(unit -> register.enter(unit, caller)
                                .invoke(member -> audit.record(
                                        caller.actor(),
                                        AuditEvent.of(
                                                "corporate-admitted", "corporate-member", member, unit.organization())))
                                .chain(member -> decide(unit, UnitStatus.Act.APPROVE, member, null, caller)))
                        .invoke(unit -> tell(PersonMessageKind.APPLICATION_ADMITTED, unit))
                        .chain(() -> applications.require(id, caller))
                        .map(CorporateApplicationView::of)))
                .invoke(doorbell::ring);
    }

    /** @throws ProblemException {@code request-invalid}, and as {@link #approve} */
    public Uni<CorporateApplicationView> refuse(UUID id, GivenReason request, Caller caller) {
        String reason = request.said();
        return notices.upToDateAbout(id)
                .chain(() -> work.in(caller.scope(), () -> openAndMine(id, UnitStatus.Act.REFUSE, caller)
                        .call(unit -> decide(unit, UnitStatus.Act.REFUSE, null, reason, caller))
                        .invoke(unit -> tell(PersonMessageKind.APPLICATION_REFUSED, unit))
                        .chain(() -> applications.require(id, caller))
                        .map(CorporateApplicationView::of)))
                .invoke(doorbell::ring);
    }

    private Uni<UnitApplication> openAndMine(UUID id, UnitStatus.Act act, Caller caller) {
        return applications
                .requireLocked(id, caller)
                .invoke(unit -> unit.status().after(act))
                .invoke(unit -> requireEnteredByAnother(unit, caller))
                .call(unit -> notices.acknowledgeAbout(unit.id(), caller));
    }

    private static void requireEnteredByAnother(UnitApplication unit, Caller caller) {
        if (caller.accountId().equals(unit.enteredBy())) {
            throw ProblemException.of(CorporateProblem.CORPORATE_BY_YOURSELF);
        }
    }

    private Uni<Void> decide(UnitApplication unit, UnitStatus.Act act, UUID member, String reason, Caller caller) {
        String done =
                act == UnitStatus.Act.APPROVE ? "corporate-application-approved" : "corporate-application-refused";
        audit.record(caller.actor(), AuditEvent.of(done, "corporate-application", unit.id(), unit.organization()));
        return applications.decide(
                unit.id(), new Decision(unit.status().after(act), member, reason, caller.accountId(), clock.instant()));
    }

    private void tell(PersonMessageKind kind, UnitApplication unit) {
        messages.tell(kind, unit.id(), unit.organization(), unit.phone());
    }
}
