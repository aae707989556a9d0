package org.boai.enroll.duplicate;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.duplicate.DuplicateView.Merged;
import org.boai.enroll.duplicate.DuplicateView.Side;
import org.boai.enroll.duplicate.DuplicateView.SideKind;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Pairs as the scope of the session at hand shows them: a side that lies outside is not there. */
@ApplicationScoped
class DuplicateProjection {
    private static final int SIDE = 11;
    private static final int FIRST = 6;

    private static final String SIDES =
            """
            SELECT s.id, s.kind, s.number, s.full_name, s.phone, s.birth_date, s.document_number, s.member_kind,
                s.organization_id, o.name, s.since
            FROM (SELECT m.id, 'MEMBER' AS kind, m.number, m.full_name, m.phone, m.birth_date, m.document_number,
                    m.kind AS member_kind, m.organization_id, m.joined_on AS since
                  FROM members m WHERE m.id = %s AND m.erased_at IS NULL
                  UNION ALL
                  SELECT p.id, 'APPLICATION', NULL, p.full_name, p.phone, p.birth_date, p.document_number, p.kind,
                    p.organization_id, (p.submitted_at AT TIME ZONE 'Asia/Shanghai')::date
                  FROM applications p WHERE p.id = %s AND p.erased_at IS NULL) s
            JOIN organizations o ON o.id = s.organization_id
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)]
            """;

    private static final String VIEW =
            """
            SELECT d.id, d.because, d.state, d.found_at, d.decided_at, d.reason, f.*, s.*
            FROM duplicate_pairs d
            LEFT JOIN LATERAL (%s) f ON true LEFT JOIN LATERAL (%s) s ON true
            WHERE (f.id IS NOT NULL OR s.id IS NOT NULL)
            """
                    .formatted(
                            SIDES.formatted("d.first_id", "d.first_id"), SIDES.formatted("d.second_id", "d.second_id"));

    private static final String LIST = VIEW
            + """
            AND d.state = $2 AND (cast($3 AS uuid) IS NULL OR d.first_id = $3 OR d.second_id = $3)
            AND (cast($4 AS uuid) IS NULL OR d.id > $4) ORDER BY d.id LIMIT $5""";

    private static final String ONE = VIEW + "AND d.id = $2";

    private final FieldCipher cipher;

    DuplicateProjection(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** @param about a member or an application, or null for all; @param after null for the beginning */
    Uni<List<DuplicateView>> list(PairState state, UUID about, UUID after, Window window) {
        return Statements.rows(LIST, window.caller().organizationId(), state, about, after, window.size())
                .map(rows -> rows.stream().map(this::view).toList());
    }

    /** How much of it, and for whom. */
    record Window(int size, Caller caller) {}

    /** @return null when neither of the two lies within the caller's subtree */
    Uni<DuplicateView> find(UUID id, Caller caller) {
        return Statements.row(ONE, caller.organizationId(), id).map(row -> row == null ? null : view(row));
    }

    private DuplicateView view(Object[] row) {
        Side first = side(row, FIRST);
        Side second = side(row, FIRST + SIDE);
        return new DuplicateView(
                (UUID) row[0],
                Likeness.valueOf((String) row[1]),
                PairState.valueOf((String) row[2]),
                first,
                second,
                merged(first, second),
                local(row[3]),
                local(row[4]),
                (String) row[5]);
    }

    private Side side(Object[] row, int at) {
        UUID id = (UUID) row[at];
        if (id == null) {
            return null;
        }
        String document = open(Field.DOCUMENT_NUMBER, id, row[at + 6]);
        return new Side(
                SideKind.valueOf((String) row[at + 1]),
                id,
                (String) row[at + 2],
                new PersonName(open(Field.FULL_NAME, id, row[at + 3])).masked(),
                new MobileNumber(open(Field.PHONE, id, row[at + 4])).masked(),
                LocalDate.parse(open(Field.BIRTH_DATE, id, row[at + 5])).getYear(),
                document == null ? null : "已登记 ···" + document.charAt(document.length() - 1),
                MemberKind.valueOf((String) row[at + 7]),
                (UUID) row[at + 8],
                (String) row[at + 9],
                (LocalDate) row[at + 10]);
    }

    private String open(Field field, UUID row, Object sealed) {
        return sealed == null ? null : cipher.open(field, row, ((Buffer) sealed).getBytes());
    }

    private static Merged merged(Side first, Side second) {
        if (first == null || second == null || second.kind() == SideKind.APPLICATION) {
            return null;
        }
        boolean laterFirst = second.since().isBefore(first.since());
        Side keeps = laterFirst ? second : first;
        return new Merged(laterFirst ? Keep.SECOND : Keep.FIRST, keeps.number(), keeps.since(), differs(first, second));
    }

    /** By what is shown: a difference that the masks hide is not told. */
    private static List<String> differs(Side first, Side second) {
        List<String> differs = new ArrayList<>();
        note(differs, "name", first.name(), second.name());
        note(differs, "phone", first.phone(), second.phone());
        note(differs, "birthYear", first.birthYear(), second.birthYear());
        note(differs, "document", first.document(), second.document());
        note(differs, "memberKind", first.memberKind(), second.memberKind());
        note(differs, "organization", first.organizationId(), second.organizationId());
        return differs;
    }

    private static void note(List<String> differs, String field, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            differs.add(field);
        }
    }

    private static OffsetDateTime local(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
