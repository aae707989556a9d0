package org.boai.enroll.disclosure;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Work;

/**
 * Whoever has taken a contact on sees name and phone for a quarter of an hour, without giving a reason: the contact is
 * the reason. So far the one who acknowledged the notice has; a duty will say it another way, and nothing else changes.
 */
@ApplicationScoped
public class ContactService {
    private static final Duration HOUR = Duration.ofHours(1);

    private final NoticeService notices;
    private final PersonProjection persons;
    private final DisclosureProjection disclosures;
    private final ContactWindows windows;
    private final AuditLog audit;
    private final Limits limits;
    private final Work work;
    private final DisclosureConfig config;
    private final Clock clock;

    ContactService(
            NoticeService notices,
            PersonProjection persons,
            DisclosureProjection disclosures,
            ContactWindows windows,
            AuditLog audit,
            Limits limits,
            Work work,
            DisclosureConfig config,
            Clock clock) {
        this.notices = notices;
        this.persons = persons;
        this.disclosures = disclosures;
        this.windows = windows;
        this.audit = audit;
        this.limits = limits;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Opens the contact, or shows it again while it is open.
     *
     * @throws ProblemException {@code notice-unknown}, {@code notice-not-yours}, {@code contact-not-taken},
     *     {@code application-unknown}, {@code contact-over}, {@code contact-needs-approval}, {@code contact-used-up},
     *     {@code too-many-tries}
     */
    public Uni<ContactView> open(UUID notice, Caller caller) {
        return limits.take("contact:" + caller.accountId(), config.mostContactsAnHour(), HOUR)
                .chain(() -> work.in(caller.scope(), () -> notices.applicationTakenOn(notice, caller)
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.of(DisclosureProblem.CONTACT_NOT_TAKEN))
                        .chain(application -> persons.require(Subject.application(application), caller))
                        .invoke(KnownPerson::requireReachable)
                        .call(person -> requireApproval(person, caller))
                        .chain(person -> show(notice, person, caller))));
    }

    private Uni<Void> requireApproval(KnownPerson person, Caller caller) {
        if (!person.minorOn(LocalDate.now(clock))) {
            return Uni.createFrom().voidItem();
        }
        Instant since = clock.instant().minus(config.approvedFor());
        return disclosures
                .contactApproved(person, since, caller)
                .invoke(approved -> {
                    if (!approved) {
                        throw ProblemException.of(DisclosureProblem.CONTACT_NEEDS_APPROVAL);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<ContactView> show(UUID matter, KnownPerson person, Caller caller) {
        return windows.open(matter, person.organizationId(), clock.instant(), caller)
                .map(window -> {
                    var contact = ContactView.of(person, LocalDate.now(clock), window.until());
                    if (window.fresh()) {
                        audit.record(caller.actor(), opened(person, contact));
                    }
                    return contact;
                });
    }

    private static AuditEvent opened(KnownPerson person, ContactView contact) {
        var subject = person.subject();
        return new AuditEvent(
                "contact-opened",
                subject.type(),
                subject.id().toString(),
                person.organizationId(),
                contact.fields().stream().map(Enum::name).toList());
    }
}
