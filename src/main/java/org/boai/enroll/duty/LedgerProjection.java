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
    private static final int OF_VIEW = 16;

    private static final String NAME =
            "SELECT name FROM organizations WHERE id = $1 AND ancestors @> ARRAY[cast($2 AS uuid)]";

    private static final String LINES = "SELECT " + DutyReading.COLUMNS
            + """
            , m.kind AS member_kind, m.joined_on, (
                SELECT string_agg(to_char(e.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') || ' 延至 '
                    || to_char(e.due_at AT TIME ZONE 'Asia/Shanghai' - interval '1 second', 'YYYY-MM-DD')
                    || coalesce('：' || e.reason, ''), '；' ORDER BY e.at, e.id)
                FROM duty_events e WHERE e.duty_id = d.id AND e.kind = 'POSTPONED') AS postponements
            FROM duties d
            """
            + DutyReading.JOINED
            + """
            WHERE d.organization_id = $1 AND d.id > cast($2 AS uuid) AND d.opened_at < cast($4 AS timestamptz)
              AND (d.closed_at IS NULL OR d.closed_at >= cast($3 AS timestamptz))
            ORDER BY d.id LIMIT $5""";

    private final DutyReading reading;

    LedgerProjection(DutyReading reading) {
        this.reading = reading;
    }

    /** @throws ProblemException {@code organization-unknown} outside the caller's subtree */
    Uni<String> requireName(UUID organization, Caller caller) {
        return Statements.row(NAME, organization, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .map(row -> (String) row[0]);
    }

    /** Whatever was open at any moment of the month. @param after the last line of the page before */
    Uni<List<LedgerRow>> page(UUID organization, LedgerMonth month, UUID after, int size) {
        return Statements.rows(LINES, organization, after, month.from(), month.until(), size)
                .map(rows -> rows.stream().map(this::line).toList());
    }

    private LedgerRow line(Object[] row) {
        return new LedgerRow(
                reading.view(row), (String) row[OF_VIEW], (LocalDate) row[OF_VIEW + 1], (String) row[OF_VIEW + 2]);
    }
}
