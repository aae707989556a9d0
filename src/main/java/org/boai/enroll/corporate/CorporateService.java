package org.boai.enroll.corporate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.corporate.CorporateConfig.ProofRule;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.organization.OrganizationService;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.GivenConsent;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.web.Idempotency;
import org.boai.enroll.web.Idempotency.Turn;
import org.boai.enroll.web.StoredAnswer;

/**
 * Units apply (会员管理办法 8): one transaction from the code to the notice of the county. The answer is the same whether the
 * unit is new, known, refused or a member.
 */
@ApplicationScoped
public class CorporateService {
    private static final String LOCATION = "/api/v1/corporate-applications/status";

    /** Of the contact, whose data it is, and of the unit. Nobody asks a unit for its citizenship. */
    private static final Set<Purpose> REQUIRED =
            EnumSet.of(Purpose.PRIVACY_POLICY, Purpose.STATUTES, Purpose.SHARE_WITH_BRANCH);

    private final CodeService codes;
    private final SeatProjection seats;
    private final UnitApplications applications;
    private final OrganizationService organizations;
    private final ProofService proofs;
    private final ConsentService consents;
    private final NoticeService notices;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final CorporateConfig config;
    private final LimitsConfig limits;
    private final ObjectMapper json;
    private final Clock clock;

    CorporateService(
            CodeService codes,
            SeatProjection seats,
            UnitApplications applications,
            OrganizationService organizations,
            ProofService proofs,
            ConsentService consents,
            NoticeService notices,
            Idempotency idempotency,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            CorporateConfig config,
            LimitsConfig limits,
            ObjectMapper json,
            Clock clock) {
        this.codes = codes;
        this.seats = seats;
        this.applications = applications;
        this.organizations = organizations;
        this.proofs = proofs;
        this.consents = consents;
        this.notices = notices;
        this.idempotency = idempotency;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.config = config;
        this.limits = limits;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param key the Idempotency-Key header as it came
     * @return the receipt as it goes out; the same bytes for every repetition of the key
     * @throws ProblemException why the code is not open, {@code consent-missing}, {@code consent-outdated},
     *     {@code corporate-phone-proof-required}, {@code proof-invalid}, {@code corporate-region-unknown},
     *     {@code corporate-too-many}
     */
    public Uni<StoredAnswer> submit(String key, SubmitCorporateApplication request) {
        var once = once("corporate:" + request.code(), key, request, request.unit());
        return accepted(once, request.consents(), texts -> proved(request)
                .chain(() -> codes.redeem(request.code()))
                .chain(() -> seats.require(request.unit().regionCode()))
                .map(seat -> accept(request.unit(), seat, Origin.poster(request.code()), texts, request.consents())));
    }

    /**
     * From paper, by a steward of the county or above; another one decides.
     *
     * @throws ProblemException {@code organization-unknown} for a county outside the caller's subtree, and as
     *     {@link #submit}
     */
    public Uni<StoredAnswer> enter(String key, EnterCorporateApplication request, Caller caller) {
        var once = once("corporate-by:" + caller.accountId(), key, request, request.unit());
        var origin = Origin.paper(caller.accountId(), request.plainKeptAt());
        return work.in(Scope.CITIZEN, () -> seats.require(request.unit().regionCode()))
                .call(seat -> organizations.get(seat.organization(), caller))
                .chain(seat -> accepted(once, request.consents(), texts -> Uni.createFrom()
                        .item(() -> accept(request.unit(), seat, origin, texts, request.consents()))));
    }

    /** What is to be stored of an application, once it is known that it may be. */
    @FunctionalInterface
    private interface Acceptance {
        Uni<CorporateReceipt> by(Map<Purpose, ConsentText> texts);
    }

    private Idempotency.Request once(String scope, String key, Object request, UnitParticulars unit) {
        byte[] payload = write(request).getBytes(StandardCharsets.UTF_8);
        return idempotency
                .request(scope, key, payload)
                .inTurn(new Turn(
                        applications.phoneIndex(unit.contact().number()),
                        Limit.applicationsOfAPhone(limits),
                        CorporateProblem.CORPORATE_TOO_MANY));
    }

    private Uni<StoredAnswer> accepted(Idempotency.Request once, List<GivenConsent> given, Acceptance acceptance) {
        return consents.currentTexts()
                .invoke(texts -> ConsentService.require(REQUIRED, given, texts))
                .chain(texts -> work.in(
                        Scope.CITIZEN,
                        () -> idempotency.once(
                                once,
                                () -> acceptance.by(texts).map(receipt -> new StoredAnswer(LOCATION, write(receipt))))))
                .invoke(doorbell::ring);
    }

    private CorporateReceipt accept(
            UnitParticulars unit, Seat seat, Origin origin, Map<Purpose, ConsentText> texts, List<GivenConsent> given) {
        Instant now = clock.instant();
        var application = applications.store(unit, seat, origin, now);
        consents.record(
                application.id(), given.stream().map(GivenConsent::purpose).collect(Collectors.toSet()), texts, now);
        notices.announce(new Announcement(
                NoticeKind.CORPORATE_TO_DECIDE, application.id(), false, seat.organization(), List.of(), null));
        audit.record(
                origin.actor(),
                AuditEvent.of(origin.act(), "corporate-application", application.id(), seat.organization()));
        return new CorporateReceipt(
                application.receipt(),
                UnitStatus.RECEIVED,
                now.atZone(SystemClock.ZONE).toOffsetDateTime(),
                seat.decider());
    }

    /** A proof that came is used up, asked for or not. */
    private Uni<Void> proved(SubmitCorporateApplication request) {
        if (request.phoneProof() == null) {
            if (config.phoneProof() == ProofRule.REQUIRED) {
                throw ProblemException.of(CorporateProblem.CORPORATE_PHONE_PROOF_REQUIRED);
            }
            return Uni.createFrom().voidItem();
        }
        return proofs.use(request.phoneProof(), request.unit().contact().number(), ProofPurpose.APPLICATION);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records are always writable", e);
        }
    }
}
