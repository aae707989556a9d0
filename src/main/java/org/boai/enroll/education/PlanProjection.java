package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;

/** Reads yearly plans within a subtree, in the session at hand. */
@ApplicationScoped
class PlanProjection {
    private static final String VIEW =
            """
            SELECT p.id, p.organization_id, o.name, p.course_id, c.title, c.state, p.occasion, p.month, p.day, p.lead_days,
                p.active, y.year, y.job_id, p.created_at, p.version
            FROM education_plans p JOIN organizations o ON o.id = p.organization_id JOIN courses c ON c.id = p.course_id
            LEFT JOIN LATERAL (SELECT year, job_id FROM education_plan_years y WHERE y.plan_id = p.id
                ORDER BY year DESC LIMIT 1) y ON true
            """;

    private static final String BELOW = "WHERE o.ancestors @> ARRAY[cast($1 AS uuid)]\n";

    private static final String ABOVE =
            "WHERE o.id <> cast($1 AS uuid) AND o.id = ANY (SELECT unnest(own.ancestors) FROM organizations own WHERE own.id = $1)\n";

    private static final String ONE = VIEW + BELOW + "AND p.id = $2";

    private static final String LISTED =
            """
            AND (cast($2 AS boolean) IS NULL OR p.active = $2) AND (cast($3 AS uuid) IS NULL OR p.id < $3)
            ORDER BY p.id DESC LIMIT $4""";

    private static final String CONCERNED =
            """
            SELECT c.id FROM organizations c WHERE c.parent_id = $1 AND c.status = 'ACTIVE' AND c.kind <> 'GROUP'
              AND EXISTS (SELECT 1 FROM organizations o JOIN members m ON m.organization_id = o.id
                  WHERE o.ancestors @> ARRAY[c.id] AND m.status = 'ACTIVE'
                    AND (cardinality($2::text[]) = 0 OR m.kind = ANY ($2::text[])))
            ORDER BY c.id""";

    /** One more than the limit. */
    Uni<List<PlanView>> list(PlanFilter filter, LocalDate today, Caller caller) {
        return Statements.rows(
                        VIEW + (filter.onlyInherited() ? ABOVE : BELOW) + LISTED,
                        caller.organizationId(),
                        filter.active(),
                        filter.after(),
                        filter.limitOrDefault() + 1)
                .map(rows -> rows.stream().map(row -> view(row, today)).toList());
    }

    /**
     * The organizations right below one where anybody is who gets a course of this kind, themselves or further down.
     *
     * @param kinds of members; empty for all
     */
    Uni<List<UUID>> concerned(UUID organization, String[] kinds) {
        return Statements.rows(CONCERNED, organization, kinds)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    /** @throws ProblemException {@code course-plan-unknown} */
    Uni<PlanView> require(UUID id, LocalDate today, Caller caller) {
        return Statements.row(ONE, caller.organizationId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CourseProblem.COURSE_PLAN_UNKNOWN))
                .map(row -> view(row, today));
    }

    private static PlanView view(Object[] row, LocalDate today) {
        var day = new PlanDay(PlanOccasion.valueOf((String) row[6]), (Integer) row[7], (Integer) row[8]);
        int lead = (Integer) row[9];
        LocalDate next = next(day, (Integer) row[11], today);
        return new PlanView(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (UUID) row[3],
                (String) row[4],
                CourseState.valueOf((String) row[5]),
                day.occasion(),
                day.month(),
                day.day(),
                lead,
                (Boolean) row[10],
                next,
                next.minusDays(lead),
                (Integer) row[11],
                (UUID) row[12],
                CourseProjection.local(row[13]),
                (Integer) row[14]);
    }

    /** What was opened for a day that is still to come is not opened again. */
    private static LocalDate next(PlanDay day, Integer opened, LocalDate today) {
        LocalDate next = day.next(today);
        return opened != null && opened >= next.getYear() ? day.in(opened + 1) : next;
    }
}
