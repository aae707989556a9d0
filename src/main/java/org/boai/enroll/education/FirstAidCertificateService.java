package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.member.MemberStatus;
import org.boai.enroll.member.Membership;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.organization.OrganizationService;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.hibernate.exception.ConstraintViolationException;

/**
 * First-aid certificates (救护员证) of members: recorded, renewed, ended. A renewal is a row of its own that follows the one
 * before; a number is one member's at a time. Whoever changes one locks the member first.
 */
@ApplicationScoped
public class FirstAidCertificateService {
    private static final String RECORD =
            """
            INSERT INTO first_aid_certificates (id, member_id, number, number_index, issued_on, expires_on, issuer, renewed_from,
                state, recorded_at, recorded_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'CURRENT', $9, $10)""";

    private static final String CLOSE =
            "UPDATE first_aid_certificates SET state = $2, ended_at = $3 WHERE id = $1 AND state IN (%s)";

    private static final String RENEW = CLOSE.formatted(CertificateState.whenInSql(CertificateState.Event.RENEW));
    private static final String END = CLOSE.formatted(CertificateState.whenInSql(CertificateState.Event.END));

    private final FirstAidCertificateProjection certificates;
    private final FirstAidResults results;
    private final Memberships memberships;
    private final OrganizationService organizations;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    FirstAidCertificateService(
            FirstAidCertificateProjection certificates,
            FirstAidResults results,
            Memberships memberships,
            OrganizationService organizations,
            FieldCipher cipher,
            BlindIndex index,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.certificates = certificates;
        this.results = results;
        this.memberships = memberships;
        this.organizations = organizations;
        this.cipher = cipher;
        this.index = index;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** Newest first, at most 100. @throws ProblemException {@code member-unknown}, also outside the caller's subtree */
    public Uni<Certificates> of(UUID member, Caller caller) {
        return work.in(
                caller.scope(), () -> memberships.requireVisible(member).chain(() -> certificates.of(member, caller)));
    }

    /**
     * @throws ProblemException {@code member-unknown}, {@code membership-over}, {@code request-invalid},
     *     {@code certificate-number-taken}
     */
    public Uni<CertificateView> record(UUID member, RecordCertificate request, Caller caller) {
        var said = said(request);
        return work.in(caller.scope(), () -> memberships
                .requireVisible(member)
                .chain(() -> work.widened(Scope.SYSTEM, caller.scope(), () -> locked(member, caller)
                        .chain(found -> insert(found, said, null, caller))))
                .chain(id -> certificates.require(id, caller)));
    }

    /**
     * The one before is over with it.
     *
     * @throws ProblemException {@code certificate-unknown}, {@code membership-over}, {@code certificate-over},
     *     {@code request-invalid}, {@code certificate-number-taken}
     */
    public Uni<CertificateView> renew(UUID id, RecordCertificate request, Caller caller) {
        var said = said(request);
        return work.in(caller.scope(), () -> certificates
                .require(id, caller)
                .chain(before -> work.widened(Scope.SYSTEM, caller.scope(), () -> locked(before.memberId(), caller)
                        .call(() -> close(RENEW, id, CertificateState.RENEWED))
                        .chain(found -> insert(found, said, id, caller))))
                .chain(renewed -> certificates.require(renewed, caller)));
    }

    /** Recorded by mistake. @throws ProblemException {@code certificate-unknown}, {@code certificate-over} */
    public Uni<CertificateView> end(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> certificates
                .require(id, caller)
                .call(found -> work.widened(Scope.SYSTEM, caller.scope(), () -> memberships
                        .locked(found.memberId())
                        .call(() -> close(END, id, CertificateState.ENDED))
                        .invoke(member -> record("first-aid-certificate-ended", id, member, caller))))
                .chain(() -> certificates.require(id, caller)));
    }

    /** Who has it now, within the caller's subtree; none or one. */
    public Uni<Certificates> find(FindCertificates request, Caller caller) {
        byte[] wanted = indexOf(number(request.number()));
        return work.in(caller.scope(), () -> certificates
                .byNumber(wanted, caller)
                .invoke(found -> audit.record(
                        caller.actor(),
                        AuditEvent.of(
                                "first-aid-certificates-searched", "search", Ids.next(), caller.organizationId()))));
    }

    /**
     * Those of active members that end within so many days, the first to end first.
     *
     * @throws ProblemException {@code organization-unknown} outside the caller's subtree
     */
    public Uni<Page<ExpiringCertificate>> expiring(UUID organization, ExpiringFilter filter, Caller caller) {
        LocalDate today = results.rule().today();
        var window = new FirstAidCertificateProjection.Window(
                today, today.plusDays(filter.within()), filter.from(), filter.limit() + 1);
        return organizations
                .get(organization, caller)
                .chain(() -> work.in(caller.scope(), () -> certificates.expiring(organization, window, caller)))
                .map(rows -> Page.of(
                        rows, filter.limit(), one -> new ExpiringFilter.Cursor(one.expiresOn(), one.id()).text()));
    }

    /** In full, also those that are over. */
    public Uni<OwnCertificates> own(PersonSession person) {
        return work.in(person.scope(), () -> certificates.own(person.personKey()));
    }

    /** What was said, checked. */
    private record Said(CertificateNumber number, CertificateTerm term, String issuer) {}

    private Said said(RecordCertificate request) {
        return new Said(
                number(request.number()),
                CertificateTerm.of(request.issuedOn(), request.expiresOn(), results.rule(), ""),
                request.issuer());
    }

    private static CertificateNumber number(String text) {
        try {
            return new CertificateNumber(text);
        } catch (InvalidValue shape) {
            throw ProblemException.invalid("/number", shape.code());
        }
    }

    private byte[] indexOf(CertificateNumber number) {
        return index.of("first-aid-certificate", number.value());
    }

    private Uni<Membership> locked(UUID member, Caller caller) {
        return memberships.locked(member).invoke(found -> {
            if (!found.within(caller.organizationId())) {
                throw ProblemException.of(MemberProblem.MEMBER_UNKNOWN);
            }
            if (found.status() != MemberStatus.ACTIVE) {
                throw ProblemException.of(MemberProblem.MEMBERSHIP_OVER);
            }
        });
    }

    private Uni<UUID> insert(Membership member, Said said, UUID renewedFrom, Caller caller) {
        UUID id = Ids.next();
        return Statements.update(
                        RECORD,
                        id,
                        member.id(),
                        cipher.seal(Field.CERTIFICATE_NUMBER, id, said.number().value()),
                        indexOf(said.number()),
                        said.term().issuedOn(),
                        said.term().expiresOn(),
                        said.issuer(),
                        renewedFrom,
                        clock.instant(),
                        caller.accountId())
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> ProblemException.of(FirstAidProblem.CERTIFICATE_NUMBER_TAKEN))
                .invoke(() -> record(
                        renewedFrom == null ? "first-aid-certificate-recorded" : "first-aid-certificate-renewed",
                        id,
                        member,
                        caller))
                .replaceWith(id);
    }

    private Uni<Void> close(String how, UUID id, CertificateState as) {
        return Statements.update(how, id, as, clock.instant())
                .invoke(closed -> {
                    if (closed == 0) {
                        throw ProblemException.of(FirstAidProblem.CERTIFICATE_OVER);
                    }
                })
                .replaceWithVoid();
    }

    private void record(String action, UUID id, Membership member, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(action, "first-aid-certificate", id, member.organizationId()));
    }
}
