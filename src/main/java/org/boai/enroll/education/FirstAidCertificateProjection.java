package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Reads certificates of members within a subtree, or of a person, in the session at hand. */
@ApplicationScoped
class FirstAidCertificateProjection {
    private static final String COLUMNS =
            """
            SELECT c.id, c.member_id, c.number, c.issued_on, c.expires_on, c.issuer, c.class_id, c.renewed_from, c.state,
                c.recorded_at
            FROM first_aid_certificates c JOIN members m ON m.id = c.member_id
            """;

    private static final String WITHIN =
            "AND cast($2 AS uuid) = ANY (m.places) AND m.erased_at IS NULL AND m.restricted_at IS NULL";

    private static final String ONE = COLUMNS + "WHERE c.id = $1 " + WITHIN;
    private static final String OF = COLUMNS + "WHERE c.member_id = $1 " + WITHIN + " ORDER BY c.id DESC LIMIT 100";
    private static final String BY_NUMBER =
            COLUMNS + "WHERE c.number_index = $1 AND c.state = 'CURRENT' " + WITHIN + " LIMIT 1";

    /** Walks one index in its order, over the days that are asked for. */
    private static final String EXPIRING =
            """
            SELECT c.id, c.expires_on, c.number, m.id AS member, m.number AS member_number, m.full_name, m.phone,
                m.organization_id
            FROM first_aid_certificates c JOIN members m ON m.id = c.member_id
            WHERE c.state = 'CURRENT' AND c.expires_on BETWEEN $3 AND $4 AND (c.expires_on, c.id) > ($5, $6)
                AND cast($1 AS uuid) = ANY (m.places) AND cast($2 AS uuid) = ANY (m.places) AND m.status = 'ACTIVE'
                AND m.erased_at IS NULL AND m.restricted_at IS NULL
            ORDER BY c.expires_on, c.id LIMIT $7""";

    private static final String OWN =
            """
            SELECT c.id, c.number, c.issued_on, c.expires_on, c.issuer, c.state
            FROM first_aid_certificates c JOIN members m ON m.id = c.member_id
            WHERE m.description_key = $1 ORDER BY c.id DESC LIMIT 100""";

    private final FieldCipher cipher;

    FirstAidCertificateProjection(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** @throws ProblemException {@code certificate-unknown}, also of a member outside the caller's subtree */
    Uni<CertificateView> require(UUID id, Caller caller) {
        return Statements.row(ONE, id, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(FirstAidProblem.CERTIFICATE_UNKNOWN))
                .map(this::view);
    }

    Uni<Certificates> of(UUID member, Caller caller) {
        return views(Statements.rows(OF, member, caller.organizationId()));
    }

    Uni<Certificates> byNumber(byte[] index, Caller caller) {
        return views(Statements.rows(BY_NUMBER, index, caller.organizationId()));
    }

    private Uni<Certificates> views(Uni<List<Object[]>> found) {
        return found.map(rows -> new Certificates(rows.stream().map(this::view).toList()));
    }

    private CertificateView view(Object[] row) {
        return new CertificateView(
                (UUID) row[0],
                (UUID) row[1],
                masked((UUID) row[0], row[2]),
                (LocalDate) row[3],
                (LocalDate) row[4],
                (String) row[5],
                (UUID) row[6],
                (UUID) row[7],
                CertificateState.valueOf((String) row[8]),
                ((OffsetDateTime) row[9]).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime());
    }

    /** Which days, and how many. */
    record Window(LocalDate from, LocalDate until, ExpiringFilter.Cursor after, int most) {}

    Uni<List<ExpiringCertificate>> expiring(UUID organization, Window window, Caller caller) {
        return Statements.rows(
                        EXPIRING,
                        organization,
                        caller.organizationId(),
                        window.from(),
                        window.until(),
                        window.after().day(),
                        window.after().id(),
                        window.most())
                .map(rows -> rows.stream().map(this::expiring).toList());
    }

    private ExpiringCertificate expiring(Object[] row) {
        UUID member = (UUID) row[3];
        return new ExpiringCertificate(
                (UUID) row[0],
                (LocalDate) row[1],
                masked((UUID) row[0], row[2]),
                member,
                (String) row[4],
                cipher.openOrNull(Field.FULL_NAME, member, row[5], name -> new PersonName(name).masked()),
                cipher.openOrNull(Field.PHONE, member, row[6], phone -> new MobileNumber(phone).masked()),
                (UUID) row[7]);
    }

    /** In the person's scope. */
    Uni<OwnCertificates> own(byte[] personKey) {
        return Statements.rows(OWN, (Object) personKey)
                .map(rows -> new OwnCertificates(rows.stream()
                        .map(row -> new OwnCertificate(
                                cipher.openOrNull(Field.CERTIFICATE_NUMBER, (UUID) row[0], row[1], Function.identity()),
                                (LocalDate) row[2],
                                (LocalDate) row[3],
                                (String) row[4],
                                CertificateState.valueOf((String) row[5])))
                        .toList()));
    }

    private String masked(UUID row, Object sealed) {
        return cipher.openOrNull(Field.CERTIFICATE_NUMBER, row, sealed, CertificateNumber::masked);
    }
}
