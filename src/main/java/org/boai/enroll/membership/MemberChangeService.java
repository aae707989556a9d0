package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberEvent;
import org.boai.enroll.member.MemberEventKind;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberService;
import org.boai.enroll.member.MemberView;
import org.boai.enroll.member.Membership;
import org.boai.enroll.member.MembershipStep;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** What changes of a member within an organization: the kind of membership, and the group. */
@ApplicationScoped
public class MemberChangeService {
    private final Memberships memberships;
    private final BranchProjection branches;
    private final MemberService members;
    private final PersonMessages messages;
    private final MembershipConfig config;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    MemberChangeService(
            Memberships memberships,
            BranchProjection branches,
            MemberService members,
            PersonMessages messages,
            MembershipConfig config,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.memberships = memberships;
        this.branches = branches;
        this.members = members;
        this.messages = messages;
        this.config = config;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /**
     * @throws ProblemException {@code member-unknown}, {@code membership-over}, {@code kind-impossible}, {@code under-age}, a
     *     day that cannot be
     */
    public Uni<MemberView> changeKind(UUID id, ChangeKind request, Caller caller) {
        return changed(id, caller, member -> turn(member, request, caller.accountId()));
    }

    /** In the session at hand, under the system's scope. */
    Uni<Void> turn(Membership member, ChangeKind request, UUID account) {
        member.status().after(MembershipStep.CHANGE_KIND);
        LocalDate today = LocalDate.now(clock);
        LocalDate day = request.on() == null ? today : request.on();
        if (day.isAfter(today) || day.isBefore(member.joinedOn())) {
            throw ProblemException.invalid("/on", "day-outside-the-membership");
        }
        MemberKind before = member.kind();
        KindChange.require(before, request.kind(), member.ageOn(day), config.kind());
        messages.tell(PersonMessageKind.KIND_CHANGED, member.id(), member.organizationId(), member.phone());
        audit.record(
                Actor.steward(account),
                AuditEvent.of("member-kind-changed", "member", member.id(), member.organizationId()));
        return memberships.turn(MemberEvent.of(member.id(), MemberEventKind.KIND_CHANGED, day, member.organizationId())
                .turned(before, request.kind())
                .because(request.reason(), account));
    }

    /** @throws ProblemException {@code member-unknown}, {@code membership-over}, {@code group-unfit} */
    public Uni<MemberView> assignGroup(UUID id, AssignGroup request, Caller caller) {
        return changed(id, caller, member -> assign(member, request.groupId(), caller));
    }

    private Uni<Void> assign(Membership member, UUID group, Caller caller) {
        member.status().after(MembershipStep.CHANGE_GROUP);
        return (group == null ? Uni.createFrom().item(true) : branches.isGroupOf(group, member.organizationId()))
                .invoke(fits -> {
                    if (!fits) {
                        throw ProblemException.of(MembershipProblem.GROUP_UNFIT);
                    }
                    audit.record(
                            caller.actor(),
                            AuditEvent.of("member-group-changed", "member", member.id(), member.organizationId()));
                })
                .chain(() -> group == null ? Uni.createFrom().nullItem() : branches.require(group))
                .chain(found -> memberships.assign(
                        MemberEvent.of(
                                        member.id(),
                                        MemberEventKind.GROUP_CHANGED,
                                        LocalDate.now(clock),
                                        member.organizationId())
                                .because(found == null ? null : found.name(), caller.accountId()),
                        group));
    }

    private Uni<MemberView> changed(UUID id, Caller caller, Function<Membership, Uni<Void>> change) {
        return work.in(caller.scope(), () -> memberships
                        .requireVisible(id)
                        .chain(() -> work.widened(Scope.SYSTEM, caller.scope(), () -> memberships
                                .locked(id)
                                .invoke(member -> EndingService.requireWithin(member, caller))
                                .chain(change::apply)
                                .call(() -> UnitOfWork.current().write()))))
                .chain(() -> members.get(id, caller));
    }
}
