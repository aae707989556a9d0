package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.EndReason;
import org.boai.enroll.membership.Departures;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.privacy.ConsentProblem;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.rights.SubjectProjection.Found;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** A person's consents: seen, given anew, and taken back as easily as they were given (PIPL 15). */
@ApplicationScoped
public class OwnConsentService {
    private final ConsentService consents;
    private final SubjectProjection subjects;
    private final AllRecords records;
    private final Departures departures;
    private final Doorbell doorbell;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    OwnConsentService(
            ConsentService consents,
            SubjectProjection subjects,
            AllRecords records,
            Departures departures,
            Doorbell doorbell,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.consents = consents;
        this.subjects = subjects;
        this.records = records;
        this.departures = departures;
        this.doorbell = doorbell;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    public Uni<List<OwnConsent>> own(PersonSession person, Language language) {
        return consents.currentTexts()
                .chain(texts -> work.in(person.scope(), () -> subjects.require(person.personKey())
                        .chain(found -> consents.of(found.subject()))
                        .map(given -> ConsentStates.of(given, texts, language))));
    }

    /**
     * The version in force, again when it is given already.
     *
     * @throws ProblemException {@code consent-not-offered}, {@code consent-outdated}
     */
    public Uni<List<OwnConsent>> give(Purpose purpose, GiveConsent given, PersonSession person, Language language) {
        return consents.currentTexts()
                .chain(texts -> work.in(person.scope(), () -> give(requireCurrent(purpose, given, texts), person)))
                .chain(() -> own(person, language));
    }

    private static ConsentText requireCurrent(Purpose purpose, GiveConsent given, Map<Purpose, ConsentText> texts) {
        ConsentText text = requireOffered(purpose, texts);
        if (!text.version().equals(given.version())) {
            throw ProblemException.of(ConsentProblem.CONSENT_OUTDATED).with("purposes", List.of(purpose));
        }
        return text;
    }

    private static ConsentText requireOffered(Purpose purpose, Map<Purpose, ConsentText> texts) {
        ConsentText text = texts.get(purpose);
        if (text == null) {
            throw ProblemException.of(RightsProblem.CONSENT_NOT_OFFERED);
        }
        return text;
    }

    private Uni<Void> give(ConsentText text, PersonSession person) {
        return subjects.require(person.personKey()).chain(found -> consents.of(found.subject())
                .map(given -> ConsentStates.of(given, Map.of(text.purpose(), text), Language.of(List.of()))
                        .get(0)
                        .state())
                .chain(state -> state == OwnConsent.State.GIVEN
                        ? Uni.createFrom().voidItem()
                        : consents.replace(found.subject(), text, clock.instant())
                                .invoke(() ->
                                        audit.record(person.actor(), event("consent-given", text.purpose(), found)))));
    }

    /** @throws ProblemException {@code consent-not-offered} when there is nothing to take back */
    public Uni<WithdrawnConsent> withdraw(Purpose purpose, PersonSession person) {
        return work.in(person.scope(), () -> subjects.require(person.personKey())
                        .call(found -> consents.withdraw(found.subject(), purpose, clock.instant())
                                .invoke(OwnConsentService::requireSome))
                        .invoke(found -> audit.record(person.actor(), event("consent-withdrawn", purpose, found)))
                        .chain(found -> follow(purpose, found, person)))
                .invoke(doorbell::ring);
    }

    private static void requireSome(int ended) {
        if (ended == 0) {
            throw ProblemException.of(RightsProblem.CONSENT_NOT_OFFERED);
        }
    }

    private Uni<WithdrawnConsent> follow(Purpose purpose, Found found, PersonSession person) {
        var effect = purpose.effectOfWithdrawal();
        return switch (effect) {
            case ENDS_PUBLICATION -> Uni.createFrom().item(new WithdrawnConsent(purpose, effect, null));
            case ERASES_DOCUMENT_NUMBER ->
                work.widened(Scope.SYSTEM, person.scope(), () -> records.forgetDocument(found.subject()))
                        .replaceWith(new WithdrawnConsent(purpose, effect, null));
            case ENDS_MEMBERSHIP ->
                work.widened(
                                Scope.SYSTEM,
                                person.scope(),
                                () -> departures.leave(found.subject(), EndReason.CONSENT_WITHDRAWN, person.actor()))
                        .map(leaving -> new WithdrawnConsent(purpose, effect, leaving));
        };
    }

    private static AuditEvent event(String action, Purpose purpose, Found found) {
        return new AuditEvent(
                action,
                found.subject().applications().isEmpty() ? "member" : "application",
                found.subject().latest().toString(),
                found.organization(),
                List.of(purpose.name()));
    }
}
