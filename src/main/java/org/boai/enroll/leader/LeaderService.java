package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.leader.Leaders.Somebody;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Who leads the organizations of the caller's subtree: appointed, ended, seen masked. */
@ApplicationScoped
public class LeaderService {
    static final String TYPE = "leader";

    private final LeaderProjection projection;
    private final Leaders leaders;
    private final Memberships members;
    private final NoticeService notices;
    private final AuditLog audit;
    private final Work work;
    private final LeaderConfig config;
    private final Clock clock;

    LeaderService(
            LeaderProjection projection,
            Leaders leaders,
            Memberships members,
            NoticeService notices,
            AuditLog audit,
            Work work,
            LeaderConfig config,
            Clock clock) {
        this.projection = projection;
        this.leaders = leaders;
        this.members = members;
        this.notices = notices;
        this.audit = audit;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /** By organization. Of one outside the caller's subtree nobody is listed. */
    public Uni<Page<LeaderView>> list(LeaderFilter filter, Caller caller) {
        LocalDate today = LocalDate.now(clock);
        return work.in(caller.scope(), () -> projection.list(filter, today, caller))
                .map(found -> page(found, filter.limitOrDefault(), today));
    }

    static Page<LeaderView> page(List<Leader> found, int limit, LocalDate today) {
        return Page.of(
                found.stream().map(leader -> LeaderView.of(leader, today)).toList(),
                limit,
                view -> new LeaderCursor(view.organizationId(), view.id()).text());
    }

    /** @throws ProblemException {@code leader-unknown}, also outside the caller's subtree */
    public Uni<LeaderView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> view(id, caller));
    }

    /**
     * @throws ProblemException {@code request-invalid}, {@code organization-unknown}, {@code member-unknown},
     *     {@code leader-office-unsuitable}, {@code leader-organization-over}, {@code leader-member-unsuitable},
     *     {@code leader-term-impossible}, {@code leader-office-held}, {@code leader-already}
     */
    public Uni<LeaderView> appoint(AppointLeader request, Caller caller) {
        request.requireSomebody();
        Term term =
                Term.entered(request.from(), request.until(), Period.ofYears(config.termYears()), LocalDate.now(clock));
        return work.in(caller.scope(), () -> who(request, caller)
                .chain(who -> leaders.appoint(request, who, term, caller))
                .call(id -> work.widened(Scope.SYSTEM, caller.scope(), () -> leaders.knowTrainingOf(List.of(id))))
                .invoke(id -> audit.record(
                        caller.actor(), AuditEvent.of("leader-appointed", TYPE, id, request.organizationId())))
                .chain(id -> view(id, caller)));
    }

    /** A member is locked before the organization, as everywhere: whose membership ends meanwhile is not appointed. */
    private Uni<Somebody> who(AppointLeader request, Caller caller) {
        if (request.memberId() == null) {
            return seat(request, caller).replaceWith(() -> new Somebody(null, request.name(), request.mobile()));
        }
        return members.requireVisible(request.memberId())
                .chain(() -> work.widened(Scope.SYSTEM, caller.scope(), () -> members.locked(request.memberId())))
                .chain(member -> seat(request, caller)
                        .map(seat -> seat.requireOfTheLine(member))
                        .map(fit -> new Somebody(fit.id(), fit.name(), fit.phone())));
    }

    private Uni<Seat> seat(AppointLeader request, Caller caller) {
        return projection.requireSeat(request.organizationId(), caller).map(seat -> seat.requireFor(request.office()));
    }

    /**
     * Before its time.
     *
     * @throws ProblemException {@code request-invalid}, {@code leader-unknown}, {@code leader-term-over},
     *     {@code leader-term-impossible}
     */
    public Uni<LeaderView> end(UUID id, EndLeader request, Caller caller) {
        String reason = request.said();
        return work.in(caller.scope(), () -> projection
                .requireLocked(id, caller)
                .invoke(leader -> leader.term().endedEarly(request.on(), LocalDate.now(clock)))
                .call(() -> leaders.end(id, request.on(), reason, caller))
                .call(() -> notices.nothingDueAbout(List.of(id), caller.scope()))
                .invoke(leader -> record("leader-ended", leader, caller))
                .chain(() -> view(id, caller)));
    }

    /**
     * The leader has agreed that the name stands on the organization's public page; nobody's does without.
     *
     * @throws ProblemException {@code leader-unknown}, {@code leader-term-over}
     */
    public Uni<LeaderView> publish(UUID id, PublishLeader request, Caller caller) {
        return work.in(caller.scope(), () -> projection
                .requireLocked(id, caller)
                .invoke(this::requireNotOver)
                .call(() -> leaders.publish(id, request.place()))
                .invoke(leader -> record("leader-published", leader, caller))
                .chain(() -> view(id, caller)));
    }

    private void requireNotOver(Leader leader) {
        if (leader.term().on(LocalDate.now(clock)) == LeaderStanding.OVER) {
            throw ProblemException.of(LeaderProblem.LEADER_TERM_OVER);
        }
    }

    /** As easily as it was agreed to. @throws ProblemException {@code leader-unknown} */
    public Uni<LeaderView> withhold(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> projection
                .requireLocked(id, caller)
                .call(() -> leaders.publish(id, null))
                .invoke(leader -> record("leader-unpublished", leader, caller))
                .chain(() -> view(id, caller)));
    }

    private Uni<LeaderView> view(UUID id, Caller caller) {
        return projection.require(id, caller).map(leader -> LeaderView.of(leader, LocalDate.now(clock)));
    }

    private void record(String act, Leader leader, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(act, TYPE, leader.id(), leader.organization()));
    }
}
