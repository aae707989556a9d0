package org.boai.enroll.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** Turns rows of the register into what a steward may see of them; one that is damaged keeps nobody else from being seen. */
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
        UUID id = (UUID) row[0];
        return new MemberView(
                id,
                (String) row[1],
                cipher.openOrNull(Field.FULL_NAME, id, row[6], name -> new PersonName(name).masked()),
                cipher.openOrNull(Field.PHONE, id, row[7], phone -> new MobileNumber(phone).masked()),
                cipher.openOrNull(Field.BIRTH_DATE, id, row[8], day -> LocalDate.parse(day)
                        .getYear()),
                cipher.openOrNull(Field.DOCUMENT_NUMBER, id, row[9], MemberRows::masked),
                MemberKind.valueOf((String) row[4]),
                MemberStatus.valueOf((String) row[5]),
                (UUID) row[2],
                (UUID) row[3],
                (LocalDate) row[10]);
    }

    MemberView view(Member member) {
        return view(new Object[] {
            member.id(),
            member.number(),
            member.organizationId(),
            member.groupId(),
            member.kind().name(),
            member.status().name(),
            member.fullName(),
            member.phone(),
            member.birthDate(),
            member.documentNumber(),
            member.joinedOn()
        });
    }

    static String masked(String document) {
        return "已登记 ···" + document.charAt(document.length() - 1);
    }
}
