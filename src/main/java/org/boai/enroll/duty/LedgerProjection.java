package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;

/** Reads the lines of a branch's ledger in the order in which they began, in the session at hand. */
@ApplicationScoped
class LedgerProjection {
    private static final int OF_VIEW = 18;

    private static final String NAME =
            "SELECT name FROM organizations WHERE id = $1 AND ancestors @> ARRAY[cast($2 AS uuid)]";

    /** What the branch owes today and owed in the month already: what came with a member later is another branch's month. */
    private static final String STAYED =
            """
            SELECT d.id, cast(NULL AS timestamptz) AS left_at, came.at AS came_at
            FROM duties d CROSS JOIN LATERAL (SELECT max(e.at) AS at FROM duty_events e
                WHERE e.duty_id = d.id AND e.kind = 'MOVED') AS came
            WHERE d.organization_id = $1 AND d.id > cast($2 AS uuid) AND coalesce(came.at, d.opened_at) < cast($4 AS timestamptz)
              AND (d.closed_at IS NULL OR d.closed_at >= cast($3 AS timestamptz))
            ORDER BY d.id LIMIT $5""";

    /** What it owed in the month until the member moved away; of one who came back and moved again, the last time. */
    private static final String LEFT =
            """
            SELECT DISTINCT ON (e.duty_id) e.duty_id, e.at, came.at
            FROM duty_events e JOIN duties d ON d.id = e.duty_id
            CROSS JOIN LATERAL (SELECT max(b.at) AS at FROM duty_events b
                WHERE b.duty_id = e.duty_id AND b.kind = 'MOVED' AND (b.at, b.id) < (e.at, e.id)) AS came
            WHERE e.kind = 'MOVED' AND e.from_id = $1 AND e.duty_id > cast($2 AS uuid) AND e.at >= cast($3 AS timestamptz)
              AND coalesce(came.at, d.opened_at) < cast($4 AS timestamptz)
            ORDER BY e.duty_id, e.at DESC LIMIT $5""";

    /** A member who belongs elsewhere today is nobody here; what became of the duty there is not this branch's to say. */
    private static final String LINES = "SELECT " + DutyReading.COLUMNS
            + """
            , m.kind AS member_kind, m.joined_on, (
                SELECT string_agg(to_char(e.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') || ' 延至 '
                    || to_char(e.due_at AT TIME ZONE 'Asia/Shanghai' - interval '1 second', 'YYYY-MM-DD')
                    || coalesce('：' || e.reason, ''), '；' ORDER BY e.at, e.id)
                FROM duty_events e WHERE e.duty_id = d.id AND e.kind = 'POSTPONED'
                  AND (t.left_at IS NULL OR e.at <= t.left_at)) AS postponements,
                t.left_at, t.came_at
            FROM (SELECT DISTINCT ON (u.id) u.id, u.left_at, u.came_at FROM ((%s) UNION ALL (%s)) AS u
                ORDER BY u.id, u.left_at DESC NULLS FIRST LIMIT $5) AS t
            JOIN duties d ON d.id = t.id
            JOIN organizations here ON here.id = $1 AND here.ancestors @> ARRAY[cast($6 AS uuid)]
            """
                    .formatted(STAYED, LEFT)
            + DutyReading.JOINED
            + "AND cast($6 AS uuid) = ANY (m.places) ORDER BY d.id";

    private final DutyReading reading;

    LedgerProjection(DutyReading reading) {
        this.reading = reading;
    }

    /** Whose ledger of which month. */
    record Of(UUID organization, LedgerMonth month) {}

    /** @throws ProblemException {@code organization-unknown} outside the caller's subtree */
    Uni<String> requireName(UUID organization, Caller caller) {
        return Statements.row(NAME, organization, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .map(row -> (String) row[0]);
    }

    /**
     * Whatever the branch owed at any moment of the month, whoever owes it now; under the system's scope.
     *
     * @param of    the branch and its month
     * @param after the last line of the page before
     */
    Uni<List<LedgerRow>> page(Of of, UUID after, int size, Caller caller) {
        var month = of.month();
        return Statements.rows(
                        LINES, of.organization(), after, month.from(), month.until(), size, caller.organizationId())
                .map(rows -> rows.stream().map(this::line).toList());
    }

    private LedgerRow line(Object[] row) {
        return new LedgerRow(
                reading.view(row),
                (String) row[OF_VIEW],
                (LocalDate) row[OF_VIEW + 1],
                (String) row[OF_VIEW + 2],
                new LedgerRow.Stay(DutyReading.local(row[OF_VIEW + 4]), DutyReading.local(row[OF_VIEW + 3])));
    }
}
