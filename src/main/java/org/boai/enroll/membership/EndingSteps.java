package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.duty.Duties;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberEvent;
import org.boai.enroll.member.MemberEventKind;
import org.boai.enroll.member.Membership;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.proof.WeChatBindings;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.PersonSessions;

/**
 * What happens when a recorded end takes effect, and when it is taken back; with the member locked before, in the session at
 * hand, under the system's scope.
 */
@ApplicationScoped
class EndingSteps {
    private final Memberships memberships;
    private final SubjectProjection subjects;
    private final BranchProjection branches;
    private final Departures departures;
    private final Duties duties;
    private final PersonSessions sessions;
    private final WeChatBindings weChats;
    private final NoticeService notices;
    private final PersonMessages messages;
    private final AuditLog audit;
    private final Clock clock;

    EndingSteps(
            Memberships memberships,
            SubjectProjection subjects,
            BranchProjection branches,
            Departures departures,
            Duties duties,
            PersonSessions sessions,
            WeChatBindings weChats,
            NoticeService notices,
            PersonMessages messages,
            AuditLog audit,
            Clock clock) {
        this.memberships = memberships;
        this.subjects = subjects;
        this.branches = branches;
        this.departures = departures;
        this.duties = duties;
        this.sessions = sessions;
        this.weChats = weChats;
        this.notices = notices;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The membership ends, everything open is closed, sessions end, the branch and the county are told; and the member, unless
     * they have died.
     *
     * @throws ProblemException {@code membership-over}
     */
    Uni<Void> takeEffect(Ending ending, Membership member, Caller caller) {
        member.status().after(ending.kind().step());
        var event = MemberEvent.of(member.id(), ending.kind().event(), ending.on(), member.organizationId())
                .because(said(ending), caller.accountId());
        return memberships
                .end(event, ending.kind().reason())
                .chain(() -> tell(NoticeKind.MEMBERSHIP_ENDED, ending, member))
                .invoke(() -> message(PersonMessageKind.MEMBERSHIP_ENDED, ending, member))
                .invoke(() -> audit.record(caller.actor(), event("member-" + word(ending), ending, member)))
                .chain(() -> sessions.endAll(member.personKey(), null))
                .chain(() -> ending.kind() == EndingKind.DEATH
                        ? weChats.unbind(member.personKey())
                        : Uni.createFrom().item(0))
                .chain(() -> subjects.of(member.personKey()))
                .chain(departures::settle)
                .replaceWithVoid();
    }

    /** A death's source is nobody's business who reads the history. */
    private static String said(Ending ending) {
        return switch (ending.kind()) {
            case LEAVING, DEATH -> ending.kind().reason().name();
            case REMOVAL -> ending.category().name();
        };
    }

    private static String word(Ending ending) {
        return switch (ending.kind()) {
            case LEAVING -> "left-on-paper";
            case REMOVAL -> "removed";
            case DEATH -> "died";
        };
    }

    private Uni<Void> tell(NoticeKind kind, Ending ending, Membership member) {
        return branches.overseerOf(member.organizationId())
                .invoke(overseer -> notices.announce(
                        new Announcement(kind, ending.id(), false, member.organizationId(), List.of(overseer), null)))
                .replaceWithVoid();
    }

    private void message(PersonMessageKind kind, Ending ending, Membership member) {
        boolean quiet = ending.kind() == EndingKind.DEATH && kind == PersonMessageKind.MEMBERSHIP_ENDED;
        if (!quiet) {
            messages.tell(kind, member.id(), member.organizationId(), member.phone());
        }
    }

    private static AuditEvent event(String action, Ending ending, Membership member) {
        return new AuditEvent(
                action,
                "member",
                member.id().toString(),
                member.organizationId(),
                List.of(ending.kind().name()));
    }

    /** As if it had not been. @throws ProblemException {@code member-already}, {@code transfer-target-unfit} */
    Uni<Void> takeBack(Ending ending, Membership member, RestoreMembership why, Caller caller) {
        var event = MemberEvent.of(member.id(), MemberEventKind.RESTORED, LocalDate.now(clock), member.organizationId())
                .because(why.reason(), caller.accountId());
        return branches.held(member.organizationId())
                .map(Branch::requireFit)
                .chain(() -> memberships.restore(event))
                .chain(() -> duties.openAgain(member.id(), member.organizationId()))
                .chain(() -> tell(NoticeKind.MEMBER_RESTORED, ending, member))
                .invoke(() -> message(PersonMessageKind.MEMBERSHIP_RESTORED, ending, member))
                .invoke(() -> audit.record(caller.actor(), event("member-restored", ending, member)));
    }
}
