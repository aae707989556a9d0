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
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** The history of a membership, which goes with the member wherever they go. Append-only; the words of it can be erased. */
@ApplicationScoped
public class MemberHistory implements PersonalRecords {
    private static final int POSITION = 12;

    private static final String NOTE =
            """
            INSERT INTO member_events (id, member_id, kind, happened_on, noted_at, organization_id, from_organization_id, from_kind,
                to_kind, reason, noted_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String OF =
            """
            SELECT e.kind, e.happened_on, e.noted_at, o.name, f.name AS from_name, e.from_kind, e.to_kind, e.reason
            FROM member_events e JOIN organizations o ON o.id = e.organization_id
            LEFT JOIN organizations f ON f.id = e.from_organization_id
            WHERE e.member_id = ANY ($1) ORDER BY e.id""";

    private static final String ERASE =
            "UPDATE member_events SET reason = NULL WHERE member_id = ANY ($1) AND reason IS NOT NULL";

    private final Clock clock;

    MemberHistory(Clock clock) {
        this.clock = clock;
    }

    /** In the unit of work of the caller, in whose scope the member must still lie when it ends. */
    public void note(MemberEvent event) {
        UnitOfWork.later(Write.of(
                NOTE,
                Ids.next(),
                event.memberId(),
                event.kind(),
                event.on(),
                clock.instant(),
                event.organization(),
                event.from(),
                event.fromKind(),
                event.toKind(),
                event.reason(),
                event.by()));
    }

    /** In the session at hand, oldest first; members outside its scope have none. */
    public Uni<List<MemberEventView>> of(UUID... members) {
        return Statements.rows(OF, (Object) members)
                .map(rows -> rows.stream().map(MemberHistory::view).toList());
    }

    private static MemberEventView view(Object[] row) {
        return new MemberEventView(
                MemberEventKind.valueOf((String) row[0]),
                (LocalDate) row[1],
                ((OffsetDateTime) row[2]).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime(),
                (String) row[3],
                (String) row[4],
                kind(row[5]),
                kind(row[6]),
                (String) row[7]);
    }

    private static MemberKind kind(Object name) {
        return name == null ? null : MemberKind.valueOf((String) name);
    }

    @Override
    public String section() {
        return "membershipHistory";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(OF, (Object) subject.memberIds()).map(rows -> rows.stream()
                .map(MemberHistory::view)
                .map(MemberHistory::said)
                .toList());
    }

    private static Map<String, Object> said(MemberEventView event) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("event", event.kind().name());
        said.put("on", event.on());
        said.put("organization", event.organization());
        said.put("from", event.from());
        said.put("fromKind", event.fromKind() == null ? null : event.fromKind().name());
        said.put("toKind", event.toKind() == null ? null : event.toKind().name());
        said.put("reason", event.reason());
        return said;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.memberIds());
    }
}
