package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** The numbers that a member had before or carries on paper; in the session at hand. */
@ApplicationScoped
class MemberNumbers implements PersonalRecords {
    private static final int POSITION = 11;

    private static final String OF =
            """
            SELECT kind, number, issued_on, issued_by, reason, noted_at, replaced_at FROM member_numbers
            WHERE member_id = ANY ($1) ORDER BY kind, id""";

    private static final String CURRENT =
            """
            SELECT number, issued_on, issued_by FROM member_numbers
            WHERE member_id = $1 AND kind = $2 AND replaced_at IS NULL""";

    /** Two who note at once do so one after the other. */
    private static final String LOCK = "SELECT organization_id FROM members WHERE id = $1 FOR UPDATE";

    private static final String REPLACE =
            "UPDATE member_numbers SET replaced_at = $3 WHERE member_id = $1 AND kind = $2 AND replaced_at IS NULL";

    private static final String NOTE =
            """
            INSERT INTO member_numbers (id, member_id, kind, number, issued_on, issued_by, reason, noted_at, noted_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String ERASE = "DELETE FROM member_numbers WHERE member_id = ANY ($1)";

    private final Clock clock;

    MemberNumbers(Clock clock) {
        this.clock = clock;
    }

    /** By kind, oldest first. */
    Uni<List<MemberNumberView>> of(UUID member) {
        return Statements.rows(OF, (Object) new UUID[] {member})
                .map(rows -> rows.stream().map(MemberNumbers::view).toList());
    }

    /** @return where the member is, locked; null when there is none in sight */
    Uni<UUID> lock(UUID member) {
        return Statements.row(LOCK, member).map(row -> row == null ? null : (UUID) row[0]);
    }

    /** @return null without one */
    Uni<NotedNumber> current(UUID member, NotedNumber.Kind kind) {
        return Statements.row(CURRENT, member, kind)
                .map(row -> row == null
                        ? null
                        : new NotedNumber(kind, (String) row[0], (LocalDate) row[1], (String) row[2], null));
    }

    Uni<Void> note(UUID member, NotedNumber noted, UUID by) {
        return Statements.update(REPLACE, member, noted.kind(), clock.instant())
                .chain(() -> Statements.update(
                        NOTE,
                        Ids.next(),
                        member,
                        noted.kind(),
                        noted.number(),
                        noted.issuedOn(),
                        noted.issuedBy(),
                        noted.reason(),
                        clock.instant(),
                        by))
                .replaceWithVoid();
    }

    private static MemberNumberView view(Object[] row) {
        return new MemberNumberView(
                (String) row[0],
                (String) row[1],
                (LocalDate) row[2],
                (String) row[3],
                (String) row[4],
                here(row[5]),
                here(row[6]));
    }

    private static OffsetDateTime here(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }

    @Override
    public String section() {
        return "memberNumbers";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(OF, (Object) subject.memberIds()).map(rows -> rows.stream()
                .map(MemberNumbers::view)
                .map(MemberNumbers::said)
                .toList());
    }

    private static Map<String, Object> said(MemberNumberView number) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("kind", number.kind());
        said.put("number", number.number());
        said.put("issuedOn", number.issuedOn());
        said.put("issuedBy", number.issuedBy());
        said.put("reason", number.reason());
        said.put("notedAt", number.notedAt());
        said.put("replacedAt", number.replacedAt());
        return said;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.memberIds());
    }
}
