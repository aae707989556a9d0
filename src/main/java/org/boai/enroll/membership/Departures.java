package org.boai.enroll.membership;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.Closing;
import org.boai.enroll.member.EndReason;
import org.boai.enroll.member.EndedMembership;
import org.boai.enroll.member.Particulars;
import org.boai.enroll.member.Register;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.security.Scope;

/** Ends what a person has with the society, in the unit of work of the caller, under the system's scope. */
@ApplicationScoped
public class Departures {
    private final Register register;
    private final Closing closing;
    private final List<Particulars> particulars;
    private final NoticeService notices;
    private final AuditLog audit;
    private final Clock clock;

    Departures(
            Register register,
            Closing closing,
            @All List<Particulars> particulars,
            NoticeService notices,
            AuditLog audit,
            Clock clock) {
        this.register = register;
        this.closing = closing;
        this.particulars = particulars;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The membership ends today, open applications are withdrawn, and the branch is told. Whoever has nothing to end has
     * left already.
     */
    public Uni<LeavingView> leave(DataSubject subject, EndReason reason, Actor actor) {
        // first what is open: whoever is being admitted at this moment is a member by then, and leaves as one
        return closing.close(subject, clock.instant()).chain(closed -> register.leave(subject.key(), reason)
                .invoke(ended -> tell(ended, actor))
                .chain(ended -> settle(subject)
                        .map(more -> new LeavingView(
                                ended != null, closed + more, LocalDate.now(clock.withZone(SystemClock.ZONE))))));
    }

    /**
     * What follows when a membership has ended, however: the document's number is forgotten and what is open is closed.
     * Written at once, while the system's scope is at hand: whoever acts may not see the rows any more.
     *
     * @return how many applications were open
     */
    public Uni<Integer> settle(DataSubject subject) {
        return forgetDocuments(subject)
                .chain(() -> notices.nothingDueAbout(subject.applications(), Scope.SYSTEM))
                .chain(() -> closing.close(subject, clock.instant()))
                .call(() -> UnitOfWork.current().write());
    }

    /** What a member has open where they were, a transfer, is over: they are somewhere else by another way. */
    public Uni<Void> overtake(UUID member) {
        var subject = new DataSubject(null, List.of(), List.of(member), List.of());
        return closing.overtake(subject, clock.instant())
                .chain(() -> UnitOfWork.current().write());
    }

    private void tell(EndedMembership ended, Actor actor) {
        if (ended != null) {
            audit.record(actor, AuditEvent.of("member-left", "member", ended.memberId(), ended.organizationId()));
            notices.announce(new Announcement(
                    NoticeKind.MEMBER_LEFT, ended.memberId(), false, ended.organizationId(), List.of(), null));
        }
    }

    /** A number that prevents double membership has nothing left to prevent (PIPL 19). */
    private Uni<Void> forgetDocuments(DataSubject subject) {
        return InTurn.each(particulars, one -> one.forgetDocument(subject)).chain(Panache::flush);
    }
}
