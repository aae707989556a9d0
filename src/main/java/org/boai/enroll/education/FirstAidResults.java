package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.hibernate.exception.ConstraintViolationException;

/** What a class has found of its participants, and what of it a member has at once; under the system's scope. */
@ApplicationScoped
class FirstAidResults {
    private static final String LOCK =
            """
            SELECT p.id, EXISTS (SELECT 1 FROM first_aid_certificates c WHERE c.id = p.id) FROM first_aid_participants p
            WHERE p.class_id = $1 AND p.id = ANY ($2) AND p.erased_at IS NULL ORDER BY p.id FOR UPDATE OF p""";

    /** Whoever applies by one, or is admitted by it, at this moment comes before or after, and never beside. */
    private static final String LOCK_INVITATIONS =
            "SELECT i.id FROM invitations i WHERE i.subject_id = ANY ($1) ORDER BY i.id FOR UPDATE";

    private static final String RECORD =
            """
            UPDATE first_aid_participants p SET passed = r.passed, certificate_number = r.number, number_index = r.number_index,
                issued_on = r.issued_on, expires_on = r.expires_on
            FROM unnest($1::uuid[], $2::boolean[], $3::bytea[], $4::bytea[], $5::date[], $6::date[])
                AS r (id, passed, number, number_index, issued_on, expires_on)
            WHERE p.id = r.id""";

    /**
     * Who applied by the invitation, and whoever they were merged into since: applications into applications or members, members
     * into members.
     */
    private static final String LINE =
            """
            WITH RECURSIVE asked (participant, id) AS (
                SELECT i.subject_id, i.application_id FROM invitations i
                WHERE i.subject_id = ANY ($1) AND i.state = 'USED' AND NOT i.differs
                UNION SELECT a.participant, p.merged_into FROM asked a JOIN applications p ON p.id = a.id
                    AND p.merged_into IS NOT NULL),
            line (participant, id) AS (
                SELECT a.participant, m.id FROM asked a JOIN members m ON m.application_id = a.id OR m.id = a.id
                UNION SELECT l.participant, m.merged_into FROM line l JOIN members m ON m.id = l.id
                    AND m.merged_into IS NOT NULL)
            """;

    /** A merge at this moment has ended, or waits. */
    private static final String LOCK_MEMBERS =
            LINE + "SELECT id FROM members WHERE id IN (SELECT id FROM line) ORDER BY id FOR UPDATE";

    /** Whoever has applied by the invitation before the class had a number for them, and is a member now. */
    private static final String CARRY = LINE
            + """
            INSERT INTO first_aid_certificates (id, member_id, number, number_index, issued_on, expires_on, issuer, class_id, state,
                recorded_at)
            SELECT p.id, m.id, p.certificate_number, p.number_index, p.issued_on, p.expires_on, o.name, p.class_id, 'CURRENT',
                cast($2 AS timestamptz)
            FROM first_aid_participants p JOIN line l ON l.participant = p.id
            JOIN members m ON m.id = l.id AND m.status = 'ACTIVE' AND m.erased_at IS NULL
            JOIN organizations o ON o.id = p.organization_id
            WHERE p.id = ANY ($1) AND p.certificate_number IS NOT NULL
            ON CONFLICT DO NOTHING""";

    private final FieldCipher cipher;
    private final BlindIndex index;
    private final FirstAidConfig config;
    private final Clock clock;

    FirstAidResults(FieldCipher cipher, BlindIndex index, FirstAidConfig config, Clock clock) {
        this.cipher = cipher;
        this.index = index;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @throws ProblemException {@code first-aid-participant-unknown}, {@code request-invalid}, {@code certificate-carried},
     *     {@code certificate-number-taken} within the class
     */
    Uni<Void> record(UUID of, List<RecordResults.ParticipantResult> results) {
        UUID[] ids = results.stream()
                .map(RecordResults.ParticipantResult::participantId)
                .distinct()
                .toArray(UUID[]::new);
        if (ids.length < results.size()) {
            throw ProblemException.invalid("/results", "value-twice");
        }
        Object[] sealed = sealed(results);
        return Statements.rows(LOCK, of, ids)
                .invoke(rows -> requireAll(rows, ids.length))
                .chain(() -> Statements.rows(LOCK_INVITATIONS, (Object) ids))
                .chain(() -> Statements.update(RECORD, sealed))
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> ProblemException.of(FirstAidProblem.CERTIFICATE_NUMBER_TAKEN))
                .chain(() -> Statements.rows(LOCK_MEMBERS, (Object) ids))
                .chain(() -> Statements.update(CARRY, ids, clock.instant()))
                .replaceWithVoid();
    }

    private static void requireAll(List<Object[]> rows, int wanted) {
        if (rows.size() < wanted) {
            throw ProblemException.of(FirstAidProblem.FIRST_AID_PARTICIPANT_UNKNOWN);
        }
        if (rows.stream().anyMatch(row -> (Boolean) row[1])) {
            throw ProblemException.of(FirstAidProblem.CERTIFICATE_CARRIED);
        }
    }

    private Object[] sealed(List<RecordResults.ParticipantResult> results) {
        int size = results.size();
        UUID[] ids = new UUID[size];
        Boolean[] passed = new Boolean[size];
        Buffer[] numbers = new Buffer[size];
        Buffer[] indexes = new Buffer[size];
        LocalDate[] issued = new LocalDate[size];
        LocalDate[] expires = new LocalDate[size];
        for (int i = 0; i < size; i++) {
            var one = results.get(i);
            ids[i] = one.participantId();
            passed[i] = one.passed();
            var number = number(one, "/results/" + i);
            if (number != null) {
                var term = CertificateTerm.of(one.issuedOn(), one.expiresOn(), rule(), "/results/" + i);
                numbers[i] = Buffer.buffer(cipher.seal(Field.CERTIFICATE_NUMBER, ids[i], number.value()));
                indexes[i] = Buffer.buffer(index.of("first-aid-certificate", number.value()));
                issued[i] = term.issuedOn();
                expires[i] = term.expiresOn();
            }
        }
        return new Object[] {ids, passed, numbers, indexes, issued, expires};
    }

    CertificateTerm.Rule rule() {
        return new CertificateTerm.Rule(LocalDate.now(clock.withZone(SystemClock.ZONE)), config.certificateValid());
    }

    /** @return null without one */
    private static CertificateNumber number(RecordResults.ParticipantResult result, String within) {
        if (result.certificateNumber() == null) {
            return null;
        }
        if (!result.passed()) {
            throw ProblemException.invalid(within + "/passed", "certificate-not-passed");
        }
        if (result.issuedOn() == null) {
            throw ProblemException.invalid(within + "/issuedOn", "certificate-dates");
        }
        try {
            return new CertificateNumber(result.certificateNumber());
        } catch (InvalidValue shape) {
            throw ProblemException.invalid(within + "/certificateNumber", shape.code());
        }
    }
}
