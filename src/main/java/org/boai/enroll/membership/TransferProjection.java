package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/**
 * Reads transfers with their two organizations, and of the member what the reader may see: the masked name while both
 * branches have to decide, and afterwards only where the member is. Under the system's scope, since one of the two branches
 * does not see the member; the subtree is part of the SQL.
 */
@ApplicationScoped
class TransferProjection {
    private static final String COLUMNS =
            """
            SELECT t.id, t.member_id, f.id AS from_id, f.name AS from_name, f.kind AS from_kind, o.id AS to_id,
                o.name AS to_name, o.kind AS to_organization_kind, t.state, t.asked_by, t.to_kind, t.asked_at,
                t.from_agreed_at, t.to_agreed_at, t.ended_at, t.end_reason, t.batch_id,
                CASE WHEN shown THEN m.full_name END, CASE WHEN shown THEN m.birth_date END, CASE WHEN shown THEN m.kind END,
                CASE WHEN shown THEN t.reason END
            FROM transfers t JOIN organizations f ON f.id = t.from_organization_id
            JOIN organizations o ON o.id = t.to_organization_id
            JOIN members m ON m.id = t.member_id JOIN organizations h ON h.id = m.organization_id
            CROSS JOIN LATERAL (SELECT m.erased_at IS NULL AND m.restricted_at IS NULL
                AND (t.ended_at IS NULL OR h.ancestors @> ARRAY[cast($1 AS uuid)]) AS shown) seen
            WHERE (f.ancestors @> ARRAY[cast($1 AS uuid)] OR o.ancestors @> ARRAY[cast($1 AS uuid)])
            """;

    private static final String ONE = COLUMNS + "AND t.id = $2";

    /** The newest first; identifiers sort by time. */
    private static final String LIST = COLUMNS
            + """
            AND ($2::text IS NULL OR CASE WHEN $2 = 'INCOMING' THEN o.ancestors ELSE f.ancestors END @> ARRAY[cast($1 AS uuid)])
            AND ($3::text IS NULL OR CASE WHEN $3 = 'OPEN' THEN t.ended_at IS NULL ELSE t.state = $3 END)
            AND ($4::uuid IS NULL OR t.id < $4) ORDER BY t.id DESC LIMIT $5""";

    private static final String OWN =
            """
            SELECT t.id, f.name, o.name, t.state, t.asked_by, t.to_kind, t.asked_at, t.ended_at, t.end_reason
            FROM transfers t JOIN members m ON m.id = t.member_id
            JOIN organizations f ON f.id = t.from_organization_id JOIN organizations o ON o.id = t.to_organization_id
            WHERE m.description_key = $1 ORDER BY t.id DESC LIMIT 100""";

    private final FieldCipher cipher;

    TransferProjection(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** @throws ProblemException {@code transfer-unknown} */
    Uni<TransferView> require(UUID id, UUID subtree) {
        return Statements.row(ONE, subtree, id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MembershipProblem.TRANSFER_UNKNOWN))
                .map(this::view);
    }

    Uni<List<TransferView>> list(TransferFilter filter, UUID subtree) {
        return Statements.rows(
                        LIST, subtree, filter.direction(), filter.state(), filter.after(), filter.limitOrDefault() + 1)
                .map(rows -> rows.stream().map(this::view).toList());
    }

    private TransferView view(Object[] row) {
        UUID member = (UUID) row[1];
        var state = TransferState.valueOf((String) row[8]);
        String name = open(Field.FULL_NAME, member, row[17]);
        String birth = open(Field.BIRTH_DATE, member, row[18]);
        return new TransferView(
                (UUID) row[0],
                member,
                name == null ? null : new PersonName(name).masked(),
                birth == null ? null : LocalDate.parse(birth).getYear(),
                kind(row[19]),
                place(row, 2),
                place(row, 5),
                state,
                AskedBy.valueOf((String) row[9]),
                state.waitsFor(),
                kind(row[10]),
                (String) row[20],
                local(row[11]),
                local(row[12]),
                local(row[13]),
                local(row[14]),
                (String) row[15],
                (UUID) row[16]);
    }

    private String open(Field field, UUID member, Object sealed) {
        return sealed == null ? null : cipher.open(field, member, ((Buffer) sealed).getBytes());
    }

    private static TransferView.Place place(Object[] row, int first) {
        return new TransferView.Place(
                (UUID) row[first], (String) row[first + 1], OrganizationKind.valueOf((String) row[first + 2]));
    }

    /** In the person's own scope, newest first. */
    Uni<List<OwnTransfer>> own(byte[] personKey) {
        return Statements.rows(OWN, (Object) personKey).map(rows -> rows.stream()
                .map(row -> new OwnTransfer(
                        (UUID) row[0],
                        (String) row[1],
                        (String) row[2],
                        TransferState.valueOf((String) row[3]),
                        AskedBy.valueOf((String) row[4]),
                        kind(row[5]),
                        local(row[6]),
                        local(row[7]),
                        (String) row[8]))
                .toList());
    }

    private static MemberKind kind(Object name) {
        return name == null ? null : MemberKind.valueOf((String) name);
    }

    private static OffsetDateTime local(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
