package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.member.OpenMatters;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** What was owed to one person: said, needless when the membership ends, and the words about it erased. */
@ApplicationScoped
class DutyRecords implements PersonalRecords, OpenMatters {
    private static final int POSITION = 18;

    private static final String COPY =
            """
            SELECT d.kind, o.name, d.state, d.opened_at, d.due_at, d.postponed, d.closed_at,
                (SELECT string_agg(e.reason, '；' ORDER BY e.at, e.id) FROM duty_events e WHERE e.duty_id = d.id) AS said
            FROM duties d JOIN organizations o ON o.id = d.organization_id WHERE d.member_id = ANY ($1) ORDER BY d.id""";

    private static final String ERASE =
            """
            UPDATE duty_events e SET reason = NULL FROM duties d
            WHERE d.id = e.duty_id AND d.member_id = ANY ($1) AND e.reason IS NOT NULL""";

    /** Somebody who only belongs elsewhere now is a member still. */
    private static final String CLOSE =
            """
            WITH closed AS (
                UPDATE duties d SET state = 'NEEDLESS', closed_at = $2
                FROM members m WHERE m.id = d.member_id AND m.status <> 'ACTIVE'
                  AND d.member_id = ANY ($1) AND d.state = 'OPEN' RETURNING d.id, d.organization_id),
            noted AS (
                INSERT INTO duty_events (id, duty_id, kind, at)
                SELECT next_id(cast($2 AS timestamptz)), id, 'NEEDLESS', $2 FROM closed)
            SELECT DISTINCT organization_id FROM closed""";

    private final Lapses lapses;

    DutyRecords(Lapses lapses) {
        this.lapses = lapses;
    }

    @Override
    public String section() {
        return "duties";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(COPY, (Object) subject.memberIds())
                .map(rows -> rows.stream().map(DutyRecords::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("kind", row[0]);
        said.put("organization", row[1]);
        said.put("state", row[2]);
        said.put("openedAt", row[3]);
        said.put("dueAt", row[4]);
        said.put("postponed", row[5]);
        said.put("closedAt", row[6]);
        said.put("words", row[7]);
        return said;
    }

    /** @return none: what a person is told to have withdrawn are applications */
    @Override
    public Uni<Integer> close(DataSubject subject, Instant now) {
        return Statements.rows(CLOSE, subject.memberIds(), now)
                .chain(rows -> InTurn.each(rows, row -> lapses.look((UUID) row[0], now)))
                .replaceWith(0);
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.memberIds());
    }
}
