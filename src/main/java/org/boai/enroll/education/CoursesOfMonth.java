package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.duty.BranchMonth;

/** What the members of a branch have learned in a month, for its ledger. */
@ApplicationScoped
class CoursesOfMonth implements BranchMonth {
    private static final int POSITION = 10;

    /** An assignment follows its member: where the member belonged when it was completed, the member's history says. */
    private static final String COMPLETED =
            """
            SELECT count(*) FROM (
                SELECT a.id, a.member_id, a.organization_id, a.completed_at FROM course_assignments a
                WHERE a.organization_id = $1 AND a.completed_at >= $2 AND a.completed_at < $3
                UNION
                SELECT a.id, a.member_id, a.organization_id, a.completed_at FROM course_assignments a
                WHERE a.member_id IN (SELECT e.member_id FROM member_events e WHERE e.from_organization_id = $1)
                  AND a.completed_at >= $2 AND a.completed_at < $3) a
            WHERE $1 = coalesce((SELECT e.from_organization_id FROM member_events e
                WHERE e.member_id = a.member_id AND e.from_organization_id IS NOT NULL AND e.noted_at > a.completed_at
                ORDER BY e.noted_at, e.id LIMIT 1), a.organization_id)""";

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Figure>> figures(UUID organization, Instant from, Instant until) {
        return Statements.row(COMPLETED, organization, from, until)
                .map(row -> List.of(new Figure("会员学完课程（人次）", (Long) row[0])));
    }
}
