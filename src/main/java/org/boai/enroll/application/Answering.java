package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.application.ApplicationConfig.DocumentRule;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Person;
import org.boai.enroll.notification.CaseNotices;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.routing.Placement;
import org.boai.enroll.routing.RoutingService;
import org.boai.enroll.routing.Whereabouts;
import org.boai.enroll.security.Scope;

/**
 * Takes an applicant's answer in, in the unit of work at hand: what is said now stands instead of what was said, sealed, with the
 * keys that follow from it. Where the application lies stays; the branch sees where the residence leads, and may pass it on.
 */
@ApplicationScoped
class Answering {
    private static final String CONSENTED =
            "SELECT 1 FROM consents WHERE subject_id = $1 AND purpose = 'GUARDIAN' AND ended_at IS NULL";

    private static final String UNIT =
            """
            SELECT 1 FROM organizations WHERE id = $1 AND status = 'ACTIVE'
              AND kind IN ('SCHOOL', 'HOSPITAL', 'ENTERPRISE', 'AGENCY', 'PUBLIC_INSTITUTION', 'NEW_SECTOR')""";

    private final ReturnRows returns;
    private final RedirectionRows places;
    private final RoutingService routing;
    private final SealedApplications sealed;
    private final ApplicantWords words;
    private final ConsentService consents;
    private final CaseNotices cases;
    private final AuditLog audit;
    private final ApplicationConfig config;
    private final Clock clock;

    Answering(
            ReturnRows returns,
            RedirectionRows places,
            RoutingService routing,
            SealedApplications sealed,
            ApplicantWords words,
            ConsentService consents,
            CaseNotices cases,
            AuditLog audit,
            ApplicationConfig config,
            Clock clock) {
        this.returns = returns;
        this.places = places;
        this.routing = routing;
        this.sealed = sealed;
        this.words = words;
        this.consents = consents;
        this.cases = cases;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** @throws ProblemException as {@link FollowingService#answer} says */
    Uni<Void> take(Application row, AnswerReturn answer, Map<Purpose, ConsentText> texts) {
        row.status.after(ApplicationEvent.ANSWER);
        return returns.open(row.id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ApplicationProblem.NOTHING_ASKED))
                .invoke(question -> AnswerCheck.require(answer, question.asked()))
                .chain(question -> take(row, answer, question)
                        .chain(applicant -> consented(row, applicant, answer, texts))
                        .chain(() -> placed(row, answer))
                        .chain(routedTo -> written(row, answer, question, routedTo)));
    }

    private Uni<Applicant> take(Application row, AnswerReturn answer, ReturnRows.Question question) {
        Person before = sealed.open(row);
        Guardian guardian = answer.guardian() == null ? sealed.guardianOf(row) : answer.guardian();
        // what was taken at submission is not asked for again because the configuration is another one now
        var rule = question.asked().contains(AskedItem.IDENTITY_DOCUMENT)
                ? config.identityDocument()
                : DocumentRule.OPTIONAL;
        var applicant = Applicant.of(merged(row, before, answer, guardian), rule, LocalDate.now(clock));
        sealed.reseal(row, applicant.person());
        sealed.resealGuardian(row, applicant.minor() ? guardian : null);
        return places.target(row.organizationId)
                .invoke(here -> follow(row, applicant, here))
                .replaceWith(applicant);
    }

    /** As it would have been sent with this answer in it. */
    private static SubmitApplication merged(Application row, Person before, AnswerReturn answer, Guardian guardian) {
        var document = answer.identityDocument();
        if (document == null && before.document() != null) {
            document = new SubmitApplication.Document(
                    before.document().type(), before.document().number());
        }
        return new SubmitApplication(
                row.code,
                answer.fullName() == null ? before.name().value() : answer.fullName(),
                before.phone().value(),
                answer.birthDate() == null ? before.birthDate() : answer.birthDate(),
                document,
                null,
                null,
                List.of(),
                guardian,
                null,
                null,
                null,
                List.of());
    }

    /** A child is one from now on, and somebody who is none no longer. */
    private void follow(Application row, Applicant applicant, Target here) {
        row.kind = applicant.kind(config.kind(), here.kind() == OrganizationKind.SCHOOL);
        if (applicant.minor()) {
            row.reviewNote = ReviewNote.MINOR;
        } else if (row.reviewNote == ReviewNote.MINOR) {
            row.reviewNote = null;
            row.belongsTo(here.kind());
        }
        row.answered();
    }

    /** Given already, it is not asked for again. */
    private Uni<Void> consented(
            Application row, Applicant applicant, AnswerReturn answer, Map<Purpose, ConsentText> texts) {
        if (!applicant.minor()) {
            return Uni.createFrom().voidItem();
        }
        return Statements.row(CONSENTED, row.id)
                .invoke(given -> {
                    if (given == null) {
                        ConsentService.require(Set.of(Purpose.GUARDIAN), answer.consentsOrNone(), texts);
                        consents.record(row.id, Set.of(Purpose.GUARDIAN), texts, clock.instant());
                    }
                })
                .replaceWithVoid();
    }

    /** @return where it would be placed now, when that is another organization; else null */
    private Uni<UUID> placed(Application row, AnswerReturn answer) {
        UUID unit = answer.affiliation() == null ? null : answer.affiliation().organizationId();
        if (unit == null && answer.residence() == null) {
            return Uni.createFrom().nullItem();
        }
        return requireUnit(unit)
                .chain(() -> answer.residence() == null
                        ? Uni.createFrom().<Placement>nullItem()
                        : routing.place(new Whereabouts(answer.residence().regionCode(), null)))
                .map(placement -> moved(row, unit, placement));
    }

    private static UUID moved(Application row, UUID unit, Placement placement) {
        if (placement != null) {
            row.residenceRegionId = placement.residenceRegionId();
        }
        if (unit != null) {
            row.affiliationId = unit;
        }
        UUID now = unit == null ? placement.organization().id() : unit;
        return now.equals(row.organizationId) ? null : now;
    }

    private static Uni<Void> requireUnit(UUID unit) {
        return unit == null
                ? Uni.createFrom().voidItem()
                : Statements.row(UNIT, unit)
                        .invoke(found -> {
                            if (found == null) {
                                throw ProblemException.invalid("/affiliation/organizationId", "unit-unknown");
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<Void> written(Application row, AnswerReturn answer, ReturnRows.Question question, UUID routedTo) {
        Instant now = clock.instant();
        byte[] said = answer.hasWords() ? words.seal(question.id(), answer) : null;
        audit.record(
                Actor.CITIZEN,
                new AuditEvent(
                        "application-answered",
                        "application",
                        row.id.toString(),
                        row.organizationId,
                        question.asked().stream().map(Enum::name).toList()));
        return returns.answered(question.id(), now, said, routedTo)
                .chain(() -> places.announcement(row))
                .chain(announcement -> cases.open(announcement, Scope.SYSTEM));
    }
}
