package org.boai.enroll.member;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.privacy.PersonalRecords;
import org.hibernate.exception.ConstraintViolationException;

/** The register's rows of one person: said, put right, erased. */
@ApplicationScoped
class MemberRecords implements PersonalRecords, Particulars {
    private static final int POSITION = 10;

    private static final String ROWS =
            """
            SELECT m.id, m.full_name, m.phone, m.birth_date, m.document_number, m.number, m.kind, m.status, m.joined_on,
                m.ended_on, m.end_reason, o.name, r.name AS residence
            FROM members m JOIN organizations o ON o.id = m.organization_id
            LEFT JOIN regions r ON r.id = m.residence_region_id
            WHERE m.id = ANY ($1) AND m.erased_at IS NULL ORDER BY m.id""";

    private static final String RESTRICT =
            """
            UPDATE members SET restricted_at = now(), version = version + 1
            WHERE id = ANY ($1) AND restricted_at IS NULL""";

    private static final String ERASE =
            """
            UPDATE members SET number = NULL, identity_key = NULL, description_key = NULL, full_name = NULL,
                name_index = NULL, phone = NULL, phone_index = NULL, birth_date = NULL, document_number = NULL,
                residence_region_id = NULL, erased_at = now(), version = version + 1
            WHERE id = ANY ($1) AND erased_at IS NULL""";

    private final FieldCipher cipher;
    private final SealedMembers sealed;

    MemberRecords(FieldCipher cipher, SealedMembers sealed) {
        this.cipher = cipher;
        this.sealed = sealed;
    }

    @Override
    public String section() {
        return "memberships";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return rows(subject).map(rows -> rows.stream().map(this::said).toList());
    }

    private static Uni<List<Object[]>> rows(DataSubject subject) {
        return Statements.rows(ROWS, (Object) subject.memberIds());
    }

    private Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("number", row[5]);
        said.put("fullName", open(row, Field.FULL_NAME, 1));
        said.put("phone", open(row, Field.PHONE, 2));
        said.put("birthDate", open(row, Field.BIRTH_DATE, 3));
        said.put("identityNumber", open(row, Field.DOCUMENT_NUMBER, 4));
        said.put("kind", row[6]);
        said.put("status", row[7]);
        said.put("organization", row[11]);
        said.put("residence", row[12]);
        said.put("joinedOn", row[8]);
        said.put("endedOn", row[9]);
        said.put("endReason", row[10]);
        return said;
    }

    private String open(Object[] row, Field field, int column) {
        return row[column] == null ? null : cipher.open(field, (UUID) row[0], ((Buffer) row[column]).getBytes());
    }

    /** @throws ProblemException {@code member-already} when somebody else is an active member under the new particulars */
    @Override
    public Uni<Void> correct(DataSubject subject, Correction correction) {
        return each(subject, row -> correction.applyTo(person(row)));
    }

    @Override
    public Uni<Void> forgetDocument(DataSubject subject) {
        return each(subject, row -> {
            Person known = person(row);
            return new Person(known.name(), known.phone(), known.birthDate(), null);
        });
    }

    private Uni<Void> each(DataSubject subject, Function<Object[], Person> change) {
        return rows(subject).chain(rows -> Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> write((UUID) row[0], change.apply(row)))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Person person(Object[] row) {
        return sealed.open((UUID) row[0], (Buffer) row[1], (Buffer) row[2], (Buffer) row[3], (Buffer) row[4]);
    }

    private Uni<Void> write(UUID id, Person person) {
        return sealed.write(id, person)
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> ProblemException.of(MemberProblem.MEMBER_ALREADY));
    }

    @Override
    public Uni<Void> restrict(DataSubject subject) {
        return Statements.update(RESTRICT, (Object) subject.memberIds()).replaceWithVoid();
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.memberIds());
    }
}
