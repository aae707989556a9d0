package org.boai.enroll.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.application.Guardian;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Finds a person within a caller's subtree and opens what is sealed, in the session at hand. */
@ApplicationScoped
class PersonProjection {
    /** The guardian stands in the application, which may have been another organization's. */
    private static final String MEMBER =
            """
            SELECT m.id, m.organization_id, m.full_name, m.phone, m.birth_date, m.document_number,
                p.id AS application_id, p.guardian, m.id AS member_id, m.status = 'ACTIVE' AS reachable, m.status = 'ACTIVE' AS open
            FROM members m JOIN organizations o ON o.id = m.organization_id
            LEFT JOIN (applications p JOIN organizations a ON a.id = p.organization_id
                AND a.ancestors @> ARRAY[cast($2 AS uuid)]) ON p.id = m.application_id
            WHERE m.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)]""";

    private static final String APPLICATION =
            """
            SELECT p.id, p.organization_id, p.full_name, p.phone, p.birth_date, p.document_number,
                p.id AS application_id, p.guardian, p.member_id,
                p.status NOT IN ('REFUSED', 'WITHDRAWN') AND (p.member_id IS NULL OR m.status = 'ACTIVE') AS reachable,
                p.status IN ('RECEIVED', 'UNDER_REVIEW', 'RETURNED') AS open
            FROM applications p JOIN organizations o ON o.id = p.organization_id
            LEFT JOIN members m ON m.id = p.member_id
            WHERE p.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)]""";

    private final FieldCipher cipher;
    private final ObjectMapper json;

    PersonProjection(FieldCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    /** @throws ProblemException {@code member-unknown} or {@code application-unknown}, also outside the subtree */
    Uni<KnownPerson> require(Subject subject, Caller caller) {
        return row(subject, caller).map(row -> person(subject, row));
    }

    /** @throws ProblemException as {@link #require}; {@code application-decided} for an application that is no
     *     more, {@code contact-over} for a member who is none any more */
    Uni<KnownPerson> requireOpen(Subject subject, Caller caller) {
        return row(subject, caller)
                .invoke(row -> {
                    if (!(Boolean) row[10]) {
                        throw ProblemException.of(
                                subject.kind() == Subject.Kind.MEMBER
                                        ? DisclosureProblem.CONTACT_OVER
                                        : ApplicationProblem.APPLICATION_DECIDED);
                    }
                })
                .map(row -> person(subject, row));
    }

    private static Uni<Object[]> row(Subject subject, Caller caller) {
        String sql = subject.kind() == Subject.Kind.MEMBER ? MEMBER : APPLICATION;
        return Statements.row(sql, subject.id(), caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(subject::unknown);
    }

    private KnownPerson person(Subject subject, Object[] row) {
        UUID id = (UUID) row[0];
        return new KnownPerson(
                subject,
                (UUID) row[8],
                (UUID) row[1],
                open(Field.FULL_NAME, id, row[2]),
                open(Field.PHONE, id, row[3]),
                LocalDate.parse(open(Field.BIRTH_DATE, id, row[4])),
                open(Field.DOCUMENT_NUMBER, id, row[5]),
                guardian(open(Field.GUARDIAN, (UUID) row[6], row[7])),
                (Boolean) row[9]);
    }

    private String open(Field field, UUID row, Object sealed) {
        return sealed == null ? null : cipher.open(field, row, ((Buffer) sealed).getBytes());
    }

    private Guardian guardian(String stored) {
        try {
            return stored == null ? null : json.readValue(stored, Guardian.class);
        } catch (JsonProcessingException e) {
            // not kept as the cause: its message may quote the guardian
            throw new IllegalStateException("what the application wrote of a guardian is not readable");
        }
    }
}
