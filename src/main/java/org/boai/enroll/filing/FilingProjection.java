package org.boai.enroll.filing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.filing.FilingView.Place;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberStatus;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Reads batches and their rows within a caller's subtree, in the session at hand. */
@ApplicationScoped
class FilingProjection {
    private static final String VIEW =
            """
            SELECT f.id, f.round_id, f.month, c.id AS county_id, c.name AS county, o.id AS organization_id, o.name, f.state,
                f.members,
                (SELECT count(*) FROM filing_rows r WHERE r.filing_id = f.id AND r.returned) AS returned,
                (SELECT count(*) FROM filing_rows r JOIN members m ON m.id = r.member_id
                 WHERE r.filing_id = f.id AND r.wrongly_admitted AND m.status = 'ACTIVE') AS wrongly_admitted,
                f.reason, f.answer, f.made_at, f.decided_at
            FROM filings f JOIN organizations o ON o.id = f.organization_id
            JOIN organizations c ON c.id = filed_with(f.organization_id)
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)]
            """;

    private static final String LIST = VIEW
            + """
            AND (cast($2 AS date) IS NULL OR f.month = $2) AND (cast($3 AS text) IS NULL OR f.state = $3)
            AND (cast($4 AS uuid) IS NULL OR f.round_id = $4)
            AND (cast($5 AS boolean) IS NOT TRUE OR EXISTS (SELECT 1 FROM filing_rows r JOIN members m ON m.id = r.member_id
                 WHERE r.filing_id = f.id AND r.wrongly_admitted AND m.status = 'ACTIVE'))
            AND (cast($6 AS uuid) IS NULL OR f.id > $6)
            ORDER BY f.id LIMIT $7""";

    /** A notice of a return or an answer names the act: it leads to its batch. */
    private static final String ONE =
            VIEW + "AND f.id = coalesce((SELECT e.filing_id FROM filing_events e WHERE e.id = $2), cast($2 AS uuid))";

    /** Whoever the reader may not see any more is a row without a person. */
    private static final String ROWS =
            """
            SELECT r.member_id, m.number, m.full_name, m.kind, m.status, r.joined_on, r.returned, r.wrongly_admitted, r.reason,
                r.answer, f.state
            FROM filing_rows r JOIN filings f ON f.id = r.filing_id
            LEFT JOIN (members m JOIN organizations o ON o.id = m.organization_id
                AND o.ancestors @> ARRAY[cast($2 AS uuid)]) ON m.id = r.member_id
                AND m.erased_at IS NULL AND m.restricted_at IS NULL
            WHERE r.filing_id = $1 AND (cast($3 AS uuid) IS NULL OR r.member_id > $3)
              AND (cast($4 AS boolean) IS NULL OR r.returned = $4)
            ORDER BY r.member_id LIMIT $5""";

    private static final String BEFORE =
            "SELECT count(*) FROM filing_rows WHERE filing_id = $1 AND member_id <= cast($2 AS uuid)";

    private static final String OF_MEMBER =
            """
            SELECT m.id, f.id AS filing_id, f.month, f.state, r.wrongly_admitted, m.joined_on
            FROM members m JOIN organizations o ON o.id = m.organization_id
            LEFT JOIN filing_rows r ON r.member_id = m.id LEFT JOIN filings f ON f.id = r.filing_id
            WHERE m.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)] AND m.erased_at IS NULL AND m.restricted_at IS NULL""";

    private final FieldCipher cipher;

    FilingProjection(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Oldest first; one more than the limit. */
    Uni<List<FilingView>> list(FilingFilter filter, Caller caller) {
        return Statements.rows(
                        LIST,
                        caller.organizationId(),
                        filter.firstDay(),
                        filter.state(),
                        filter.round(),
                        filter.wronglyAdmitted(),
                        filter.after(),
                        filter.limitOrDefault() + 1)
                .map(rows -> rows.stream().map(FilingProjection::view).toList());
    }

    /** @throws ProblemException {@code filing-unknown} */
    Uni<FilingView> require(UUID id, Caller caller) {
        return Statements.row(ONE, caller.organizationId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(FilingProblem.FILING_UNKNOWN))
                .map(FilingProjection::view);
    }

    /** In the order of joining. */
    Uni<List<FilingRowView>> rows(UUID filing, RowFilter filter, Caller caller) {
        return Statements.rows(
                        ROWS, filing, caller.organizationId(), filter.after(), filter.returned(), filter.sizeAndOne())
                .map(rows -> rows.stream().map(this::row).toList());
    }

    /** So many of them at once, for paper. */
    Uni<List<FilingRowView>> part(UUID filing, UUID after, int size, Caller caller) {
        return Statements.rows(ROWS, filing, caller.organizationId(), after, null, size)
                .map(rows -> rows.stream().map(this::row).toList());
    }

    /** How many rows there are up to this one. */
    Uni<Integer> before(UUID filing, UUID after) {
        return after == null
                ? Uni.createFrom().item(0)
                : Statements.row(BEFORE, filing, after).map(row -> ((Long) row[0]).intValue());
    }

    /** @return null for a member outside the caller's subtree */
    Uni<MemberFilingView> ofMember(UUID member, Caller caller) {
        return Statements.row(OF_MEMBER, member, caller.organizationId())
                .map(row -> row == null ? null : ofMember(row));
    }

    private static MemberFilingView ofMember(Object[] row) {
        FilingState state = row[3] == null ? null : FilingState.valueOf((String) row[3]);
        return new MemberFilingView(
                (UUID) row[0],
                (UUID) row[1],
                row[2] == null ? null : month(row[2]),
                state,
                state == FilingState.FILED && !(Boolean) row[4],
                (LocalDate) row[5]);
    }

    private static FilingView view(Object[] row) {
        return new FilingView(
                (UUID) row[0],
                (UUID) row[1],
                month(row[2]),
                new Place((UUID) row[3], (String) row[4]),
                new Place((UUID) row[5], (String) row[6]),
                FilingState.valueOf((String) row[7]),
                (Integer) row[8],
                ((Long) row[9]).intValue(),
                ((Long) row[10]).intValue(),
                (String) row[11],
                (String) row[12],
                local(row[13]),
                local(row[14]));
    }

    private FilingRowView row(Object[] row) {
        UUID member = (UUID) row[0];
        boolean wrong = (Boolean) row[7];
        return new FilingRowView(
                member,
                (String) row[1],
                row[2] == null ? null : masked(member, (Buffer) row[2]),
                row[3] == null ? null : MemberKind.valueOf((String) row[3]),
                row[4] == null ? null : MemberStatus.valueOf((String) row[4]),
                (LocalDate) row[5],
                row[10].equals(FilingState.FILED.name()) && !wrong,
                (Boolean) row[6],
                wrong,
                (String) row[8],
                (String) row[9]);
    }

    private String masked(UUID member, Buffer name) {
        return new PersonName(cipher.open(Field.FULL_NAME, member, name.getBytes())).masked();
    }

    private static String month(Object firstDay) {
        return YearMonth.from((LocalDate) firstDay).toString();
    }

    private static OffsetDateTime local(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
