package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Work;

/**
 * What stands beside a member in the register: numbers of before and of paper, and the history. The number of the register
 * itself is for life and nobody's to change.
 */
@ApplicationScoped
public class MemberNumberService {
    private final MemberNumbers numbers;
    private final MemberHistory history;
    private final MemberProjection members;
    private final KnownPersonProjection persons;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    MemberNumberService(
            MemberNumbers numbers,
            MemberHistory history,
            MemberProjection members,
            KnownPersonProjection persons,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.numbers = numbers;
        this.history = history;
        this.members = members;
        this.persons = persons;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** Those that were replaced, too. @throws ProblemException {@code member-unknown} */
    public Uni<List<MemberNumberView>> numbers(UUID member, Caller caller) {
        return work.in(caller.scope(), () -> require(member, caller).chain(() -> numbers.of(member)));
    }

    /** Oldest first. @throws ProblemException {@code member-unknown} */
    public Uni<List<MemberEventView>> history(UUID member, Caller caller) {
        return work.in(caller.scope(), () -> require(member, caller).chain(() -> history.of(member)));
    }

    /** Of all memberships that the person has had, oldest first. */
    public Uni<List<MemberEventView>> history(PersonSession person) {
        return work.in(person.scope(), () -> persons.members(person.personKey()).chain(ids -> history.of(ids)));
    }

    /**
     * Notes a number in place of the one before, which stays readable; the same again changes nothing.
     *
     * @throws ProblemException {@code member-unknown}; {@code request-invalid} when another number is replaced and nobody
     *     says why
     */
    public Uni<List<MemberNumberView>> note(UUID member, NoteLegacyNumber request, Caller caller) {
        return note(member, request.noted(), caller);
    }

    /** As {@link #note(UUID, NoteLegacyNumber, Caller)}. */
    public Uni<List<MemberNumberView>> note(UUID member, NotePaperCard request, Caller caller) {
        if (request.issuedOn() != null && request.issuedOn().isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalid("/issuedOn", "date-in-the-future");
        }
        return note(member, request.noted(), caller);
    }

    private Uni<List<MemberNumberView>> note(UUID member, NotedNumber noted, Caller caller) {
        return work.in(caller.scope(), () -> require(member, caller)
                .chain(() -> numbers.lock(member))
                .chain(organization -> numbers.current(member, noted.kind())
                        .chain(before -> noted.sameAs(before)
                                ? Uni.createFrom().voidItem()
                                : replace(member, before, noted, caller)
                                        .invoke(() -> record(member, organization, noted, caller))))
                .chain(() -> numbers.of(member)));
    }

    private Uni<Void> replace(UUID member, NotedNumber before, NotedNumber noted, Caller caller) {
        if (before != null && noted.reason() == null) {
            throw ProblemException.invalid("/reason", "text-blank");
        }
        return numbers.note(member, noted, caller.accountId());
    }

    private void record(UUID member, UUID organization, NotedNumber noted, Caller caller) {
        history.note(MemberEvent.of(member, MemberEventKind.NUMBER_CHANGED, LocalDate.now(clock), organization)
                .because(noted.said(), caller.accountId()));
        audit.record(
                caller.actor(),
                new AuditEvent(
                        "member-number-changed",
                        "member",
                        member.toString(),
                        organization,
                        List.of(noted.kind().name())));
    }

    private Uni<Member> require(UUID member, Caller caller) {
        return members.find(member, caller)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.MEMBER_UNKNOWN));
    }
}
