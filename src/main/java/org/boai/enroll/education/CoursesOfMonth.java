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

    private static final String COMPLETED =
            """
            SELECT count(*) FROM course_assignments WHERE organization_id = $1 AND completed_at >= $2 AND completed_at < $3""";

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
