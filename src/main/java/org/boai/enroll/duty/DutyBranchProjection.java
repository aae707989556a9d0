package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;

/** Counts duties by the branches of an organization, in the session at hand: open, of late fallen due, and done before that. */
@ApplicationScoped
class DutyBranchProjection {
    private static final int LEVELS_WITH_AN_INDEX = 4;

    private static final String PLACE =
            """
            SELECT cardinality(ancestors), set_config('plan_cache_mode', 'force_custom_plan', true)
            FROM organizations WHERE id = $1 AND ancestors @> ARRAY[cast($2 AS uuid)]""";

    /** Of the levels with an index the rows are read by it: what is open, what fell due in 30 days, what is done ahead. */
    private static final String COUNTED =
            """
            WITH t AS (SELECT cast($2 AS timestamptz) AS now, cast($2 AS timestamptz) - interval '720 hours' AS since)
            SELECT b.id, b.name, attended(b.id) AS attended, coalesce(c.open, 0), coalesce(c.overdue, 0) AS overdue,
                coalesce(c.late, 0) + coalesce(c.done, 0) AS due, coalesce(c.done, 0), coalesce(c.in_time, 0),
                coalesce(c.ahead, 0)
            FROM organizations b LEFT JOIN (
                SELECT coalesce(d.places[%1$d + 1], d.places[%1$d]) AS branch, sum(d.open)::bigint AS open,
                    sum(d.overdue)::bigint AS overdue, sum(d.late)::bigint AS late, sum(d.done)::bigint AS done,
                    sum(d.in_time)::bigint AS in_time, sum(d.ahead)::bigint AS ahead
                FROM (
                    SELECT d.places, 1 AS open, (d.due_at < t.now)::int AS overdue,
                        (d.due_at < t.now AND d.due_at >= t.since)::int AS late, 0 AS done, 0 AS in_time, 0 AS ahead
                    FROM duties d CROSS JOIN t WHERE %2$s AND d.state = 'OPEN'
                    UNION ALL
                    SELECT d.places, 0, 0, 0, (d.due_at < t.now)::int, (d.due_at < t.now AND d.closed_at <= d.due_at)::int,
                        (d.due_at >= t.now)::int
                    FROM duties d CROSS JOIN t
                    WHERE %2$s AND d.state = 'DONE' AND d.kind IN ('CONTACT', 'ENTRY_EDUCATION', 'FIRST_ACTIVITY')
                      AND d.due_at >= cast($2 AS timestamptz) - interval '720 hours') d
                GROUP BY 1) c ON c.branch = b.id
            WHERE b.id = $1 OR (b.parent_id = $1 AND b.status IN ('ACTIVE', 'PREPARING', 'SUSPENDED'))
            ORDER BY overdue DESC, 4 DESC, b.name LIMIT 1000""";

    private final Clock clock;

    DutyBranchProjection(Clock clock) {
        this.clock = clock;
    }

    /** @throws ProblemException {@code organization-unknown} outside the caller's subtree */
    Uni<DutyBranches> of(UUID organization, Caller caller) {
        return Statements.row(PLACE, organization, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .chain(place -> Statements.rows(sql((Integer) place[0]), organization, clock.instant()))
                .map(rows -> new DutyBranches(
                        rows.stream().map(DutyBranchProjection::branch).toList()));
    }

    private static String sql(int level) {
        String within;
        if (level == 1) {
            within = "cast($1 AS uuid) IS NOT NULL";
        } else if (level <= LEVELS_WITH_AN_INDEX) {
            within = "d.places[" + level + "] = cast($1 AS uuid)";
        } else {
            within =
                    "d.organization_id IN (SELECT o.id FROM organizations o WHERE o.ancestors @> ARRAY[cast($1 AS uuid)])";
        }
        return COUNTED.formatted(level, within);
    }

    private static DutyBranches.Branch branch(Object[] row) {
        return new DutyBranches.Branch(
                (UUID) row[0],
                (String) row[1],
                (Boolean) row[2],
                (Long) row[3],
                (Long) row[4],
                (Long) row[5],
                (Long) row[6],
                (Long) row[7],
                (Long) row[8]);
    }
}
