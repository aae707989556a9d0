package org.boai.enroll.member;

import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** Turns rows of the register into what a steward may see of them. */
@ApplicationScoped
class MemberRows {
    /** What {@link #view} reads, in this order. */
    static final String COLUMNS =
            """
            m.id, m.number, m.organization_id, m.group_id, m.kind, m.status, m.full_name, m.phone, m.birth_date,
            m.document_number, m.joined_on""";

    private final FieldCipher cipher;

    MemberRows(FieldCipher cipher) {
        this.cipher = cipher;
    }

    List<MemberView> views(List<Object[]> rows) {
        return rows.stream().map(this::view).toList();
    }

    MemberView view(Object[] row) {
        String document = open(Field.DOCUMENT_NUMBER, row, 9);
        return new MemberView(
                (UUID) row[0],
                (String) row[1],
                new PersonName(open(Field.FULL_NAME, row, 6)).masked(),
                new MobileNumber(open(Field.PHONE, row, 7)).masked(),
                LocalDate.parse(open(Field.BIRTH_DATE, row, 8)).getYear(),
                document == null ? null : masked(document),
                MemberKind.valueOf((String) row[4]),
                MemberStatus.valueOf((String) row[5]),
                (UUID) row[2],
                (UUID) row[3],
                (LocalDate) row[10]);
    }

    static String masked(String document) {
        return "已登记 ···" + document.charAt(document.length() - 1);
    }

    /** @return null when the row holds none */
    String open(Field field, Object[] row, int column) {
        return row[column] == null ? null : cipher.open(field, (UUID) row[0], ((Buffer) row[column]).getBytes());
    }
}
