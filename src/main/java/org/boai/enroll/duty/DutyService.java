package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.duty.DutyRows.Act;
import org.boai.enroll.duty.DutyRows.Locked;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.PersonalSignals;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** What a branch does about what it owes its new members, within the caller's subtree. */
@ApplicationScoped
public class DutyService {
    private final DutyListProjection lists;
    private final DutyProjection duties;
    private final DutyRows rows;
    private final DutyTimes times;
    private final Lapses lapses;
    private final Doorbell doorbell;
    private final PersonalSignals signals;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    DutyService(
            DutyListProjection lists,
            DutyProjection duties,
            DutyRows rows,
            DutyTimes times,
            Lapses lapses,
            Doorbell doorbell,
            PersonalSignals signals,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.lists = lists;
        this.duties = duties;
        this.rows = rows;
        this.times = times;
        this.lapses = lapses;
        this.doorbell = doorbell;
        this.signals = signals;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** What is open from the most overdue on, what is over from the latest on. */
    public Uni<Page<DutyView>> list(DutyFilter filter, Caller caller) {
        return work.in(caller.scope(), () -> lists.list(filter, caller))
                .map(views ->
                        Page.of(views, filter.limitOrDefault(), view -> TimeCursor.text(view.dueAt(), view.id())));
    }

    /** @throws ProblemException {@code duty-unknown} */
    public Uni<DutyFile> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> duties.file(id, caller));
    }

    /** @throws ProblemException {@code duty-unknown}, {@code duty-closed} */
    public Uni<DutyFile> complete(UUID id, CompleteDuty request, Caller caller) {
        return act("duty-done", id, caller, duty -> rows.done(by(caller, id, request.note())));
    }

    /**
     * @throws ProblemException {@code duty-unknown}, {@code duty-closed}, {@code duty-postponed-too-often};
     *                          {@code request-invalid} for a day that does not fit
     */
    public Uni<DutyFile> postpone(UUID id, PostponeDuty request, Caller caller) {
        return act("duty-postponed", id, caller, duty -> {
            Instant due = times.postponed(request.until(), duty.dueAt(), clock.instant());
            times.requireMayBePostponed(duty.postponed());
            return rows.postpone(by(caller, id, request.reason()), due);
        });
    }

    /** @throws ProblemException {@code duty-unknown}, {@code duty-closed}, {@code duty-account-unfit} */
    public Uni<DutyFile> handOver(UUID id, HandOverDuty request, Caller caller) {
        return act("duty-handed-over", id, caller, duty -> work.widened(
                                Scope.SYSTEM, caller.scope(), () -> rows.requireFit(id, request.username()))
                        .invoke(owner -> tell(owner, caller))
                        .chain(owner -> rows.handOver(by(caller, id, request.reason()), owner)))
                .invoke(signals::ring);
    }

    /** Nobody is told what they do themselves. */
    private void tell(UUID owner, Caller caller) {
        if (!owner.equals(caller.accountId())) {
            signals.tell(owner);
        }
    }

    private Uni<DutyFile> act(String action, UUID id, Caller caller, Function<Locked, Uni<Void>> act) {
        return work.in(caller.scope(), () -> rows.requireOpen(id, caller)
                        .call(act::apply)
                        .invoke(duty ->
                                audit.record(caller.actor(), AuditEvent.of(action, "duty", id, duty.organization())))
                        .call(duty -> lapses.look(duty.organization(), clock.instant()))
                        .chain(() -> duties.file(id, caller)))
                .invoke(doorbell::ring);
    }

    private Act by(Caller caller, UUID duty, String reason) {
        return new Act(
                duty, caller.accountId(), clock.instant(), reason == null ? null : PlainText.require(reason, 200));
    }
}
