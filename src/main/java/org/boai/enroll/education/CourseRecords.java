package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.duty.Duties;
import org.boai.enroll.duty.DutyKind;
import org.boai.enroll.member.Carried;
import org.boai.enroll.member.OpenMatters;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/**
 * What one person has learned: said; closed when the membership ends; carried to whom the member was merged into; erased with the
 * member, and kept as long. A transfer leaves it as it is.
 */
@ApplicationScoped
class CourseRecords implements PersonalRecords, OpenMatters, Carried {
    private static final int POSITION = 17;

    private static final String COPY =
            """
            SELECT coalesce(e.title, c.title), o.name, a.state, a.assigned_at, a.due_at, a.started_at, a.completed_at, a.percent,
                a.certificate, a.ended_at
            FROM course_assignments a JOIN courses c ON c.id = a.course_id JOIN organizations o ON o.id = c.organization_id
            LEFT JOIN course_editions e ON e.course_id = a.course_id AND e.edition = a.edition
            WHERE a.member_id = ANY ($1) ORDER BY a.id""";

    private static final List<String> NAMES = List.of(
            "course",
            "organization",
            "state",
            "assignedAt",
            "dueAt",
            "startedAt",
            "completedAt",
            "percent",
            "certificate",
            "endedAt");

    private static final String CLOSE =
            """
            UPDATE course_assignments SET state = 'ENDED', ended_at = $2
            WHERE member_id = ANY ($1) AND state IN ('ASSIGNED', 'STARTED')""";

    /** What one has completed, the other has not to learn any more. */
    private static final String LEARNED =
            """
            DELETE FROM course_assignments h USING course_assignments a
            WHERE a.member_id = $1 AND h.member_id = $2 AND h.course_id = a.course_id AND a.state = 'COMPLETED'
              AND h.state IN ('ASSIGNED', 'STARTED')""";

    /** What is completed goes along; what is open only where the other one neither has it nor has completed it. */
    private static final String CARRY =
            """
            UPDATE course_assignments a SET member_id = m.id, organization_id = m.organization_id FROM members m
            WHERE a.member_id = $1 AND m.id = $2 AND a.state <> 'ENDED'
              AND (a.state = 'COMPLETED' OR NOT EXISTS (SELECT 1 FROM course_assignments h
                WHERE h.member_id = $2 AND h.course_id = a.course_id AND h.state <> 'ENDED'))
              AND NOT EXISTS (SELECT 1 FROM course_assignments h WHERE h.member_id = $2 AND h.job_id = a.job_id)
            RETURNING a.state = 'COMPLETED' AND (a.reason = 'ENTRY' OR (SELECT c.entry FROM courses c WHERE c.id = a.course_id))""";

    private static final String ERASE = "DELETE FROM course_assignments WHERE member_id = ANY ($1)";

    private final Duties duties;

    CourseRecords(Duties duties) {
        this.duties = duties;
    }

    @Override
    public String section() {
        return "courses";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(COPY, (Object) subject.memberIds())
                .map(rows -> rows.stream().map(CourseRecords::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            said.put(NAMES.get(i), row[i]);
        }
        return said;
    }

    /** @return none: what a person is told to have withdrawn are applications */
    @Override
    public Uni<Integer> close(DataSubject subject, Instant now) {
        return Statements.update(CLOSE, subject.memberIds(), now).replaceWith(0);
    }

    @Override
    public Uni<Void> carry(UUID gone, UUID goesOn) {
        return Statements.update(LEARNED, gone, goesOn)
                .chain(() -> Statements.rows(CARRY, gone, goesOn))
                .chain(rows -> rows.stream().anyMatch(row -> (Boolean) row[0])
                        ? duties.settle(goesOn, DutyKind.ENTRY_EDUCATION, null)
                        : Uni.createFrom().item(false))
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.memberIds());
    }
}
