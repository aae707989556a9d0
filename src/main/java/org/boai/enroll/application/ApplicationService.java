package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.application.ApplicationConfig.ProofRule;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.code.Invitations;
import org.boai.enroll.code.UseInvitation;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.GivenConsent;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.routing.Candidate;
import org.boai.enroll.routing.Placement;
import org.boai.enroll.routing.RoutingService;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.web.Idempotency;
import org.boai.enroll.web.Idempotency.Turn;
import org.boai.enroll.web.StoredAnswer;

/** Submitting: one transaction from the code to the notice. What is acknowledged here is never lost. */
@ApplicationScoped
public class ApplicationService {
    private final CodeService codes;
    private final Invitations invitations;
    private final RoutingService routing;
    private final FirstDecision decision;
    private final ProofService proofs;
    private final NoticeService notices;
    private final ConsentService consents;
    private final Idempotency idempotency;
    private final SealedApplications sealed;
    private final KeptPapers papers;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final ApplicationConfig config;
    private final LimitsConfig limits;
    private final Clock clock;

    ApplicationService(
            CodeService codes,
            Invitations invitations,
            RoutingService routing,
            FirstDecision decision,
            ProofService proofs,
            NoticeService notices,
            ConsentService consents,
            Idempotency idempotency,
            SealedApplications sealed,
            KeptPapers papers,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            ApplicationConfig config,
            LimitsConfig limits,
            Clock clock) {
        this.codes = codes;
        this.invitations = invitations;
        this.routing = routing;
        this.decision = decision;
        this.proofs = proofs;
        this.notices = notices;
        this.consents = consents;
        this.idempotency = idempotency;
        this.sealed = sealed;
        this.papers = papers;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.config = config;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param key the Idempotency-Key header as it came
     * @return the receipt as it goes out; the same bytes for every repetition of the key
     */
    public Uni<StoredAnswer> submit(String key, SubmitApplication request) {
        return submit(idempotency.request(request.code(), key, payload(request)), request, Origin.SELF);
    }

    /** The same for whoever it comes from. @param once whose key it is, and what was said with it */
    Uni<StoredAnswer> submit(Idempotency.Request once, SubmitApplication request, Origin origin) {
        var inTurn = once.inTurn(turnOf(request));
        return consents.currentTexts()
                .chain(texts ->
                        work.in(Scope.CITIZEN, () -> idempotency.once(inTurn, () -> accept(request, origin, texts))))
                .invoke(doorbell::ring);
    }

    private byte[] payload(SubmitApplication request) {
        return sealed.write(request).getBytes(StandardCharsets.UTF_8);
    }

    /** Whoever it is, known or not: what is counted is the phone that was typed. */
    private Turn turnOf(SubmitApplication request) {
        return new Turn(
                sealed.phoneIndex(request),
                Limit.applicationsOfAPhone(limits),
                ApplicationProblem.TOO_MANY_APPLICATIONS);
    }

    private Uni<StoredAnswer> accept(SubmitApplication request, Origin origin, Map<Purpose, ConsentText> texts) {
        var applicant = Applicant.of(request, config.identityDocument(), LocalDate.now(clock));
        ConsentService.require(applicant.requiredConsents(), request.consents(), texts);
        Instant now = clock.instant();
        return proved(request, applicant, origin)
                .chain(() -> codes.redeem(request.code()))
                .chain(() -> routing.place(request.whereabouts()))
                .invoke(placement -> requireExpected(request.expectedOrganizationId(), placement))
                .chain(placement -> invited(sealed(request, applicant, placement, now), request, applicant, origin)
                        .chain(application -> decision.admitOrReview(application, applicant, placement, now))
                        .invoke(application -> application.cameFrom(origin))
                        .invoke(sealed::store)
                        .invoke(application -> papers.keep(application, origin))
                        .invoke(application -> consents.record(application.id, given(request), texts, now))
                        .invoke(application -> notices.announce(announcement(application, placement)))
                        .invoke(application -> audit(application, origin))
                        .map(application -> answer(application, placement)));
    }

    private Application sealed(SubmitApplication request, Applicant applicant, Placement placement, Instant now) {
        boolean school = placement.organization().kind() == OrganizationKind.SCHOOL;
        return sealed.seal(request, applicant, placement, applicant.kind(config.kind(), school), now);
    }

    private void audit(Application application, Origin origin) {
        audit.record(
                origin.actor(), AuditEvent.of(origin.act(), "application", application.id, application.organizationId));
        if (application.memberId != null) {
            audit.record(Actor.SYSTEM, admitted(application));
        }
    }

    /** What was given beyond what is required, e.g. PUBLICATION, is kept too. */
    private static Set<Purpose> given(SubmitApplication request) {
        return request.consents().stream().map(GivenConsent::purpose).collect(Collectors.toSet());
    }

    /** An invitation is used up with this application, and says what counts for it. */
    private Uni<Application> invited(
            Application application, SubmitApplication request, Applicant applicant, Origin origin) {
        if (request.invitation() == null) {
            return Uni.createFrom().item(application);
        }
        var person = applicant.person();
        var use = new UseInvitation(request.code(), application.id, person.name(), person.phone(), origin.actor());
        return invitations
                .redeem(request.invitation(), use)
                .invoke(application::invitedBy)
                .replaceWith(application);
    }

    /** A proof that came is used up, asked for or not; who signed on paper proves by that. */
    private Uni<Void> proved(SubmitApplication request, Applicant applicant, Origin origin) {
        if (request.phoneProof() == null) {
            if (config.phoneProof() == ProofRule.REQUIRED && !origin.assisted()) {
                throw ProblemException.of(ApplicationProblem.PHONE_PROOF_REQUIRED);
            }
            return Uni.createFrom().voidItem();
        }
        return proofs.use(request.phoneProof(), applicant.person().phone(), ProofPurpose.APPLICATION);
    }

    private static void requireExpected(UUID expected, Placement placement) {
        if (expected != null && !expected.equals(placement.organization().id())) {
            throw ProblemException.of(ApplicationProblem.PLACEMENT_CHANGED);
        }
    }

    private static Announcement announcement(Application application, Placement placement) {
        boolean admitted = application.status == ApplicationStatus.ADMITTED;
        return new Announcement(
                admitted ? NoticeKind.MEMBER_ADMITTED : NoticeKind.APPLICATION_TO_REVIEW,
                application.id,
                application.priority,
                application.organizationId,
                placement.toldAtOnce().stream().map(Candidate.Link::id).toList(),
                placement.groupId());
    }

    /** The stored authorization decided; nobody did. */
    private static AuditEvent admitted(Application application) {
        return AuditEvent.of("member-admitted", "member", application.memberId, application.organizationId);
    }

    private StoredAnswer answer(Application application, Placement placement) {
        return new StoredAnswer("/s/" + application.receipt, sealed.write(Receipt.of(application, placement)));
    }
}
