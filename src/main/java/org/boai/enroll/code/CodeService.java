package org.boai.enroll.code;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Facts;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationService;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.Role;
import org.boai.enroll.security.SharedCounts;
import org.boai.enroll.security.Work;
import org.hibernate.LockMode;

/** Issuing, looking up, redeeming and ending enrollment codes. */
@ApplicationScoped
public class CodeService {
    /** Only codes with a limit lock their row, until the submission that took the place commits. */
    private static final String TAKE_PLACE =
            """
            UPDATE enrollment_codes SET applications = applications + 1
            WHERE code = $1 AND state = 'ACTIVE' AND applications < max_applications""";

    /** Of 100 million numbers, one that is taken is met once in a thousand issues when 100,000 are out. */
    private static final int ANOTHER_NUMBER = 5;

    private final CodeProjection projection;
    private final CodeGuesses guesses;
    private final KnownCodes known;
    private final SharedCounts counts;
    private final LimitsConfig limits;
    private final OrganizationService organizations;
    private final ConsentService consents;
    private final AuditLog audit;
    private final Work work;
    private final Facts facts;
    private final CodeConfig config;
    private final Clock clock;

    CodeService(
            CodeProjection projection,
            CodeGuesses guesses,
            KnownCodes known,
            SharedCounts counts,
            LimitsConfig limits,
            OrganizationService organizations,
            ConsentService consents,
            AuditLog audit,
            Work work,
            Facts facts,
            CodeConfig config,
            Clock clock) {
        this.projection = projection;
        this.guesses = guesses;
        this.known = known;
        this.counts = counts;
        this.limits = limits;
        this.organizations = organizations;
        this.consents = consents;
        this.audit = audit;
        this.work = work;
        this.facts = facts;
        this.config = config;
        this.clock = clock;
    }

    /** The address that a code's picture holds. */
    public String url(String code) {
        return config.publicUrl() + "/j/" + code;
    }

    /** @throws ProblemException {@code code-unknown}, {@code too-many-requests}; whether the code is open is not asked */
    public Uni<CodeFacts> find(String code) {
        if (!CodeNumbers.wellFormed(code)) {
            return Uni.createFrom().failure(unknown());
        }
        if (!known.include(code)) {
            guesses.requireFew();
        }
        return projection
                .find(code, clock.instant())
                .onItem()
                .ifNull()
                .failWith(guesses::unknown)
                .invoke(facts -> known.add(code));
    }

    /** @throws ProblemException {@code code-unknown}, also of an organization outside the caller's subtree */
    public Uni<CodeFacts> findWithin(String code, Caller caller) {
        return find(code).call(facts -> organizations
                .get(facts.organizationId(), caller)
                .onFailure(ProblemException.class)
                .transform(hidden -> unknown()));
    }

    /** What a scanned code opens, with the texts to consent to; fails with the reason when it is not open. */
    public Uni<CodeCard> card(String code, Language language) {
        return find(code).map(CodeFacts::requireOpen).chain(facts -> consents.currentTexts()
                .map(texts -> CodeCard.of(facts, texts, language)));
    }

    /**
     * Uses a code for one application, in the session at hand; takes a place when places are limited.
     *
     * @throws ProblemException {@code code-unknown}, or why it is not open; {@code too-many-requests}
     */
    public Uni<CodeFacts> redeem(String code) {
        if (!CodeNumbers.wellFormed(code)) {
            return Uni.createFrom().failure(unknown());
        }
        return projection
                .findInSession(code, clock.instant())
                .onItem()
                .ifNull()
                .failWith(guesses::unknown)
                .map(CodeFacts::requireOpen)
                .invoke(facts -> counts.take(Limit.applications(limits), code))
                .call(facts ->
                        facts.limited() ? takePlace(code) : Uni.createFrom().voidItem());
    }

    private static Uni<Void> takePlace(String code) {
        return Statements.update(TAKE_PLACE, code)
                .invoke(taken -> {
                    if (taken == 0) {
                        throw ProblemException.of(CodeProblem.CODE_EXHAUSTED);
                    }
                })
                .replaceWithVoid();
    }

    /** A HANDLER issues for the own organization, a STEWARD_ADMIN for the subtree. */
    public Uni<CodeView> issue(UUID organization, IssueCode request, Caller caller) {
        return organizations
                .get(organization, caller)
                .invoke(() -> requireMayIssueFor(organization, caller))
                .chain(() -> issueNumbered(organization, request, caller)
                        .onFailure(
                                failure -> String.valueOf(failure.getMessage()).contains("enrollment_codes_pk"))
                        .retry()
                        .atMost(ANOTHER_NUMBER));
    }

    private Uni<CodeView> issueNumbered(UUID organization, IssueCode request, Caller caller) {
        return Uni.createFrom().deferred(() -> {
            var now = clock.instant();
            var code = new EnrollmentCode(CodeNumbers.next(), organization, request, now, caller.accountId());
            return work.in(caller.scope(), () -> Panache.getSession()
                            .chain(session -> session.persist(code))
                            .invoke(() -> audit.record(
                                    caller.actor(),
                                    AuditEvent.of("code-issued", "enrollment-code", code.code(), organization))))
                    .map(done -> CodeView.of(code, url(code.code()), now));
        });
    }

    public Uni<List<CodeView>> issuedBy(UUID organization, Caller caller) {
        return organizations
                .get(organization, caller)
                .chain(() -> work.in(caller.scope(), () -> Panache.getSession()
                        .chain(session -> session.createQuery(
                                        "from EnrollmentCode where organizationId = :id order by createdAt desc",
                                        EnrollmentCode.class)
                                .setParameter("id", organization)
                                .setMaxResults(org.boai.enroll.kernel.Page.LIMIT)
                                .getResultList())
                        .map(codes -> codes.stream()
                                .map(code -> CodeView.of(code, url(code.code()), clock.instant()))
                                .toList())));
    }

    /** Final: an old poster leads to a page that says so. */
    public Uni<CodeView> revoke(String code, Caller caller) {
        return change(code, caller, "code-revoked", EnrollmentCode::revoke);
    }

    public Uni<CodeView> pause(String code, boolean paused, Caller caller) {
        return change(code, caller, paused ? "code-paused" : "code-resumed", found -> {
            if (!found.pause(paused)) {
                throw ProblemException.of(CodeProblem.CODE_REVOKED);
            }
        });
    }

    private Uni<CodeView> change(String code, Caller caller, String action, Consumer<EnrollmentCode> change) {
        return findWithin(code, caller)
                .invoke(facts -> requireMayIssueFor(facts.organizationId(), caller))
                .chain(facts -> work.in(caller.scope(), () -> Panache.getSession()
                        .chain(session -> session.find(EnrollmentCode.class, code, LockMode.PESSIMISTIC_WRITE))
                        .invoke(change)
                        .invoke(() -> audit.record(
                                caller.actor(), AuditEvent.of(action, "enrollment-code", code, facts.organizationId())))
                        .map(changed -> CodeView.of(changed, url(code), clock.instant()))))
                .call(facts::refresh);
    }

    /** @param pixelsPerModule of a PNG, 1 to 64 */
    public Uni<CodePicture> picture(String code, CodePicture.Format format, int pixelsPerModule, Caller caller) {
        return findWithin(code, caller).map(facts -> CodePicture.of(url(code), facts.title(), format, pixelsPerModule));
    }

    private static void requireMayIssueFor(UUID organization, Caller caller) {
        boolean own = organization.equals(caller.organizationId()) && caller.has(Role.Name.HANDLER);
        if (!own && !caller.has(Role.Name.STEWARD_ADMIN)) {
            throw ProblemException.of(CommonProblem.NOT_PERMITTED);
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(CodeProblem.CODE_UNKNOWN);
    }
}
