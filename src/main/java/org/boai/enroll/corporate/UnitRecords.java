package org.boai.enroll.corporate;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.privacy.KeptReasons;
import org.boai.enroll.privacy.PersonalRecords;
import org.boai.enroll.privacy.RowsOfPersons;

/**
 * For which units a person is the contact: known by name and phone together, since a phone alone may be a family's or an
 * office's. Comes before the rows that say the name, which it needs to find its own.
 */
@ApplicationScoped
class UnitRecords implements PersonalRecords, RowsOfPersons {
    private static final int POSITION = 5;

    private static final String NAMES =
            """
            (SELECT name_index FROM members WHERE id = ANY ($1) UNION SELECT name_index FROM applications WHERE id = ANY ($2))
            """;

    private static final String ROWS =
            """
            SELECT x.id, x.name, x.credit_code, o.name, x.role, x.contact_name, x.phone FROM (
                SELECT id, name, credit_code, organization_id, 'APPLICANT' AS role, contact_name, phone
                FROM corporate_applications WHERE phone_index = ANY ($3) AND contact_name_index IN %s
                UNION ALL
                SELECT id, name, credit_code, organization_id, 'MEMBER', contact_name, phone
                FROM corporate_members WHERE phone_index = ANY ($3) AND contact_name_index IN %s) AS x
            JOIN organizations o ON o.id = x.organization_id ORDER BY x.id"""
                    .formatted(NAMES, NAMES);

    /** What nobody has decided yet ends: there is nobody left to tell. */
    private static final String ERASE_APPLICATIONS =
            """
            UPDATE corporate_applications SET legal_representative = NULL, contact_name = NULL, contact_name_index = NULL,
                phone = NULL, phone_index = NULL, kept_at = NULL, erased_at = now(),
                decided_at = coalesce(decided_at, now()), decision_reason = NULL,
                status = CASE WHEN status = 'RECEIVED' THEN 'WITHDRAWN' ELSE status END
            WHERE phone_index = ANY ($3) AND contact_name_index IN %s RETURNING id"""
                    .formatted(NAMES);

    /** The unit stays a member, and has to name another contact. */
    private static final String ERASE_MEMBERS =
            """
            UPDATE corporate_members SET contact_name = NULL, contact_name_index = NULL, phone = NULL, phone_index = NULL
            WHERE phone_index = ANY ($3) AND contact_name_index IN %s RETURNING id"""
                    .formatted(NAMES);

    private final KeptReasons reasons;
    private final FieldCipher cipher;

    UnitRecords(KeptReasons reasons, FieldCipher cipher) {
        this.reasons = reasons;
        this.cipher = cipher;
    }

    @Override
    public String section() {
        return "unitContacts";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(ROWS, whose(subject))
                .map(rows -> rows.stream().map(this::said).toList());
    }

    private Map<String, Object> said(Object[] row) {
        UUID id = (UUID) row[0];
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("unit", row[1]);
        said.put("creditCode", row[2]);
        said.put("organization", row[3]);
        said.put("as", row[4]);
        said.put("fullName", cipher.open(Field.FULL_NAME, id, ((Buffer) row[5]).getBytes()));
        said.put("phone", cipher.open(Field.PHONE, id, ((Buffer) row[6]).getBytes()));
        return said;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return erased(ERASE_APPLICATIONS, whose(subject))
                .chain(some -> erased(ERASE_MEMBERS, whose(subject)).map(more -> some + more));
    }

    private Uni<Integer> erased(String sql, Object... whose) {
        return Statements.rows(sql, whose)
                .map(UnitRecords::ids)
                .call(reasons::forget)
                .map(List::size);
    }

    @Override
    public Uni<List<UUID>> rowsOf(DataSubject subject) {
        return Statements.rows(ROWS, whose(subject)).map(UnitRecords::ids);
    }

    private static List<UUID> ids(List<Object[]> rows) {
        return rows.stream().map(row -> (UUID) row[0]).toList();
    }

    private static Object[] whose(DataSubject subject) {
        return new Object[] {subject.memberIds(), subject.applicationIds(), phones(subject)};
    }

    private static Buffer[] phones(DataSubject subject) {
        return subject.phones().stream().map(Buffer::buffer).toArray(Buffer[]::new);
    }
}
