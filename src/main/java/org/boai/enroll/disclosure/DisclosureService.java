package org.boai.enroll.disclosure;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Work;

/**
 * Shows named fields in full, for a reason, within the subtree; each time with an entry in the record of acts (PIPL art.
 * 51). Those of minors (under 18) are shown when another person, who may decide there, has approved it.
 */
@ApplicationScoped
public class DisclosureService {
    private static final Duration HOUR = Duration.ofHours(1);

    private final PersonProjection persons;
    private final DisclosureProjection disclosures;
    private final AuditLog audit;
    private final Limits limits;
    private final Work work;
    private final DisclosureConfig config;
    private final Clock clock;

    DisclosureService(
            PersonProjection persons,
            DisclosureProjection disclosures,
            AuditLog audit,
            Limits limits,
            Work work,
            DisclosureConfig config,
            Clock clock) {
        this.persons = persons;
        this.disclosures = disclosures;
        this.audit = audit;
        this.limits = limits;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The values, or of a minor a disclosure that waits.
     *
     * @throws ProblemException {@code member-unknown}, {@code application-unknown}, {@code application-decided},
     *     {@code not-permitted}, {@code too-many-tries}
     */
    public Uni<DisclosureView> ask(Subject subject, DiscloseFields request, Caller caller) {
        return limits.take("disclosure:" + caller.accountId(), config.mostAnHour(), HOUR)
                .chain(() -> work.in(caller.scope(), () -> persons.requireOpen(subject, caller)
                        .invoke(() -> DiscloseFields.requirePermitted(request.distinct(), caller))
                        .chain(person -> giveOrWait(person, request, caller))));
    }

    private Uni<DisclosureView> giveOrWait(KnownPerson person, DiscloseFields request, Caller caller) {
        var disclosure = new Disclosure(person, request, caller.accountId(), clock.instant());
        boolean minor = person.minorOn(LocalDate.now(clock));
        record(minor ? "disclosure-asked" : "fields-disclosed", minor ? disclosure.waiting() : disclosure, caller);
        return Panache.getSession()
                .chain(session -> session.persist(disclosure))
                .map(stored -> DisclosureView.of(disclosure, config, minor ? null : person.only(disclosure.fields())));
    }

    /** Those that the caller may decide, oldest first. */
    public Uni<Page<WaitingDisclosure>> waiting(UUID after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> disclosures.waiting(after, limit + 1, caller))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /** @throws ProblemException {@code disclosure-unknown}, {@code disclosure-own}, {@code disclosure-decided} */
    public Uni<DisclosureView> approve(UUID id, Caller caller) {
        return decide(id, DisclosureState.APPROVED, caller);
    }

    /** @throws ProblemException as {@link #approve} */
    public Uni<DisclosureView> refuse(UUID id, Caller caller) {
        return decide(id, DisclosureState.REFUSED, caller);
    }

    private Uni<DisclosureView> decide(UUID id, DisclosureState decision, Caller caller) {
        String act = decision == DisclosureState.APPROVED ? "disclosure-approved" : "disclosure-refused";
        return work.in(caller.scope(), () -> disclosures
                .requireLocked(id, caller)
                .call(disclosure -> persons.require(disclosure.subject(), caller))
                .invoke(disclosure -> disclosure.decide(decision, caller.accountId(), clock.instant()))
                .invoke(disclosure -> record(act, disclosure, caller))
                .map(disclosure -> DisclosureView.of(disclosure, config, null)));
    }

    /**
     * An approved one, by the one who asked; whoever lost the role or the person since then reads nothing.
     *
     * @throws ProblemException {@code disclosure-unknown}, {@code disclosure-waiting}, {@code disclosure-refused},
     *     {@code disclosure-over}, and as {@link #ask}
     */
    public Uni<DisclosureView> read(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> disclosures
                .requireLocked(id, caller)
                .invoke(disclosure -> disclosure.read(caller.accountId(), clock.instant(), config))
                .invoke(disclosure -> DiscloseFields.requirePermitted(disclosure.fields(), caller))
                .chain(disclosure -> persons.requireOpen(disclosure.subject(), caller)
                        .invoke(() -> record("fields-disclosed", disclosure, caller))
                        .map(person -> DisclosureView.of(disclosure, config, person.only(disclosure.fields())))));
    }

    /** @throws ProblemException {@code disclosure-unknown}; {@code member-unknown} when it is about an application */
    Uni<UUID> memberOf(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> disclosures
                .requireLocked(id, caller)
                .map(Disclosure::subject)
                .invoke(subject -> {
                    if (subject.kind() != Subject.Kind.MEMBER) {
                        throw ProblemException.of(MemberProblem.MEMBER_UNKNOWN);
                    }
                })
                .map(Subject::id));
    }

    /** Who, which fields, of whom; the values are nobody's business, and the reason stands beside the disclosure. */
    private void record(String act, Disclosure disclosure, Caller caller) {
        var subject = disclosure.subject();
        audit.record(
                caller.actor(),
                new AuditEvent(
                        act,
                        subject.type(),
                        subject.id().toString(),
                        disclosure.organizationId(),
                        disclosure.fields().stream().map(Enum::name).toList()));
    }
}
