package org.boai.enroll.education;

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
import org.boai.enroll.privacy.PersonalRecords;

/**
 * In which classes a person took part: known by the invitation that they applied with, or by name and phone together, since a
 * phone alone may be a family's. Comes before the rows that say the name, which it needs to find its own.
 */
@ApplicationScoped
class FirstAidParticipantRecords implements PersonalRecords {
    private static final int POSITION = 6;

    private static final String ROWS =
            """
            SELECT p.id, c.title, o.name, c.place, c.first_day, p.full_name, p.phone, p.residence, p.passed, p.certificate_number
            FROM first_aid_participants p JOIN first_aid_classes c ON c.id = p.class_id
            JOIN organizations o ON o.id = c.organization_id
            WHERE p.erased_at IS NULL
                AND (p.id IN (SELECT i.subject_id FROM invitations i WHERE i.application_id = ANY ($1) AND NOT i.differs)
                 OR p.phone_index = ANY ($3) AND p.name_index IN (SELECT name_index FROM applications WHERE id = ANY ($1)
                    UNION SELECT name_index FROM members WHERE id = ANY ($2)))
            ORDER BY p.id""";

    private final FieldCipher cipher;

    FirstAidParticipantRecords(FieldCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public String section() {
        return "firstAidClasses";
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
        said.put("firstAidClass", row[1]);
        said.put("organization", row[2]);
        said.put("place", row[3]);
        said.put("firstDay", row[4]);
        said.put("fullName", open(Field.FULL_NAME, id, row[5]));
        said.put("phone", open(Field.PHONE, id, row[6]));
        said.put("residence", row[7]);
        said.put("passed", row[8]);
        said.put("certificateNumber", open(Field.CERTIFICATE_NUMBER, id, row[9]));
        return said;
    }

    private String open(Field field, UUID row, Object sealed) {
        return sealed == null ? null : cipher.open(field, row, ((Buffer) sealed).getBytes());
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(FirstAidErasure.PERSON, whose(subject));
    }

    private static Object[] whose(DataSubject subject) {
        return new Object[] {
            subject.applicationIds(),
            subject.memberIds(),
            subject.phones().stream().map(Buffer::buffer).toArray(Buffer[]::new)
        };
    }
}
