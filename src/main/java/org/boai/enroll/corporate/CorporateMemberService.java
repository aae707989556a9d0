package org.boai.enroll.corporate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.corporate.CorporateEventView.Kind;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Corporate members as stewards of the county and above see and change them. */
@ApplicationScoped
public class CorporateMemberService {
    private static final String TYPE = "corporate-member";

    private final CorporateRegister register;
    private final PersonMessages messages;
    private final AuditLog audit;
    private final Work work;

    CorporateMemberService(CorporateRegister register, PersonMessages messages, AuditLog audit, Work work) {
        this.register = register;
        this.messages = messages;
        this.audit = audit;
        this.work = work;
    }

    /** Of the caller's subtree, newest first. @param status null for all */
    public Uni<Page<CorporateMemberView>> list(CorporateStatus status, UUID after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> register.list(status, after, limit + 1, caller)
                        .map(rows -> rows.stream().map(CorporateMemberView::of).toList()))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    /** By credit code or by name, exactly. @throws ProblemException {@code request-invalid} */
    public Uni<FoundCorporateMembers> find(FindCorporateMembers request, Caller caller) {
        request.requireOneOfTwo();
        return work.in(caller.scope(), () -> register.find(request, caller)
                .map(rows -> new FoundCorporateMembers(
                        rows.stream().map(CorporateMemberView::of).toList())));
    }

    /** @throws ProblemException {@code corporate-unknown}, also outside the caller's subtree */
    public Uni<CorporateMemberView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> register.require(id, caller).map(CorporateMemberView::of));
    }

    /** @throws ProblemException {@code corporate-unknown} */
    public Uni<CorporateHistory> history(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> register.require(id, caller).chain(unit -> register.history(id)));
    }

    /** Another person speaks for the unit; who did before is forgotten. @throws ProblemException {@code corporate-unknown}, {@code corporate-ended} */
    public Uni<CorporateMemberView> changeContact(UUID id, Contact contact, Caller caller) {
        return work.in(caller.scope(), () -> open(id, CorporateStatus.Act.CHANGE_CONTACT, caller)
                .call(() -> register.changeContact(id, contact))
                .invoke(unit -> done("corporate-contact-changed", Kind.CONTACT_CHANGED, null, unit, caller))
                .chain(() -> register.require(id, caller))
                .map(CorporateMemberView::of));
    }

    /**
     * @throws ProblemException {@code corporate-unknown}, {@code corporate-ended}, {@code corporate-organization-unsuitable}
     *     unless it is an active society of a unit below, and no other unit's
     */
    public Uni<CorporateMemberView> link(UUID id, LinkOrganization request, Caller caller) {
        Kind kind = request.organizationId() == null ? Kind.UNLINKED : Kind.LINKED;
        return work.in(caller.scope(), () -> open(id, CorporateStatus.Act.LINK, caller)
                .call(() -> register.link(id, request.organizationId()))
                .invoke(unit -> done("corporate-linked", kind, null, unit, caller))
                .chain(() -> register.require(id, caller))
                .map(CorporateMemberView::of));
    }

    /** For good; the contact is told. @throws ProblemException {@code request-invalid}, {@code corporate-unknown}, {@code corporate-ended} */
    public Uni<CorporateMemberView> end(UUID id, EndCorporateMembership request, Caller caller) {
        String reason = request.said();
        return work.in(caller.scope(), () -> open(id, request.act(), caller)
                .call(unit -> register.end(id, unit.status().after(request.act()), reason))
                .invoke(unit -> ended(unit, request.act(), reason, caller))
                .chain(() -> register.require(id, caller))
                .map(CorporateMemberView::of));
    }

    private void ended(UnitMember unit, CorporateStatus.Act act, String reason, Caller caller) {
        boolean left = act == CorporateStatus.Act.LEAVE;
        done(left ? "corporate-left" : "corporate-removed", left ? Kind.LEFT : Kind.REMOVED, reason, unit, caller);
        if (unit.phone() != null) {
            messages.tell(PersonMessageKind.MEMBERSHIP_ENDED, unit.id(), unit.organization(), unit.phone());
        }
    }

    private Uni<UnitMember> open(UUID id, CorporateStatus.Act act, Caller caller) {
        return register.requireLocked(id, caller).invoke(unit -> unit.status().after(act));
    }

    private void done(String act, Kind kind, String reason, UnitMember unit, Caller caller) {
        register.note(unit.id(), kind, reason, caller);
        audit.record(caller.actor(), AuditEvent.of(act, TYPE, unit.id(), unit.organization()));
    }
}
