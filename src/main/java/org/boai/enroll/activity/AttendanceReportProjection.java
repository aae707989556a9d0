package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;

/** How activities were attended, in the session at hand. {@code $1} says whether who was not seen leaving has stayed. */
@ApplicationScoped
class AttendanceReportProjection {
    /** Activities that a sum goes over. */
    static final int MOST = 20_000;

    private static final String WITHIN =
            """
            SELECT o.parent_id IS NULL FROM organizations o WHERE o.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)]""";

    private static final String COUNTS =
            """
            SELECT cast(count(*) FILTER (WHERE p.state = 'PLACE') AS integer) AS places,
                cast(count(*) FILTER (WHERE p.state = 'WAITING') AS integer) AS waiting,
                cast(count(p.checked_in_at) FILTER (WHERE a.state <> 'CANCELLED') AS integer) AS came,
                cast(count(*) FILTER (WHERE p.check_in_way = 'BY_HAND' AND a.state <> 'CANCELLED') AS integer) AS by_hand,
                cast(count(*) FILTER (WHERE p.state = 'PLACE' AND p.checked_in_at IS NULL
                    AND a.state IN ('HELD', 'REPORTED')) AS integer) AS no_shows,
                coalesce(sum(%s), 0) AS minutes
            """
                    .formatted(HoursProjection.MINUTES);

    private static final String WITH_COUNTS =
            """
            SELECT a.id, a.title, a.organization_id, o.name, a.starts_at, a.ends_at, a.state, c.*
            FROM (%s) a JOIN organizations o ON o.id = a.organization_id
            CROSS JOIN LATERAL ("""
                    + COUNTS
                    + " FROM participations p WHERE p.activity_id = a.id) c ORDER BY a.starts_at DESC, a.id DESC";

    private static final String ONE = WITH_COUNTS.formatted("SELECT * FROM activities WHERE id = $2");

    private static final String PICKED =
            """
            SELECT * FROM activities WHERE state NOT IN ('DRAFT', 'CANCELLED') AND starts_at >= $3 AND starts_at < $4
            AND (cast($5 AS timestamptz) IS NULL OR (starts_at, id) < ($5, cast($6 AS uuid)))""";

    private static final String OF_ALL =
            PICKED + " AND cast($2 AS uuid) IS NOT NULL ORDER BY starts_at DESC, id DESC LIMIT $7";

    /** From each organization as many as are wanted of all, by its own index. */
    private static final String OF_SUBTREE =
            """
            SELECT l.* FROM organizations s CROSS JOIN LATERAL (%s AND organization_id = s.id
                ORDER BY starts_at DESC, id DESC LIMIT $7) l
            WHERE s.ancestors @> ARRAY[cast($2 AS uuid)] ORDER BY l.starts_at DESC, l.id DESC LIMIT $7"""
                    .formatted(PICKED);

    private static final String TOTALS = "SELECT (SELECT cast(count(*) AS integer) FROM picked), c.* FROM (" + COUNTS
            + " FROM picked a JOIN participations p ON p.activity_id = a.id) c";

    private final CheckInConfig config;

    AttendanceReportProjection(CheckInConfig config) {
        this.config = config;
    }

    /** @return whether it is the root. @throws ProblemException {@code organization-unknown} */
    Uni<Boolean> requireOrganization(UUID organization, Caller caller) {
        return Statements.row(WITHIN, organization, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .map(row -> (Boolean) row[0]);
    }

    Uni<AttendanceReport> one(UUID activity) {
        return Statements.row(ONE, config.stayedToTheEnd(), activity).map(AttendanceReportProjection::report);
    }

    /** Newest first. @param root whether the organization is above all others */
    Uni<List<AttendanceReport>> list(AttendancePeriod period, UUID organization, boolean root, Slice slice) {
        return Statements.rows(WITH_COUNTS.formatted(root ? OF_ALL : OF_SUBTREE), values(period, organization, slice))
                .map(rows ->
                        rows.stream().map(AttendanceReportProjection::report).toList());
    }

    /** Where a list goes on, and how many are read. @param after null for the beginning */
    record Slice(TimeCursor after, int size) {}

    private Object[] values(AttendancePeriod period, UUID organization, Slice slice) {
        return new Object[] {
            config.stayedToTheEnd(),
            organization,
            period.begins(),
            period.ends(),
            slice.after() == null ? null : slice.after().at(),
            slice.after() == null ? null : slice.after().id(),
            slice.size()
        };
    }

    /** @throws ProblemException {@code report-too-large} */
    Uni<AttendanceTotals> totals(AttendancePeriod period, UUID organization, boolean root) {
        String picked = "WITH picked AS MATERIALIZED (" + (root ? OF_ALL : OF_SUBTREE) + ") ";
        return Statements.row(picked + TOTALS, values(period, organization, new Slice(null, MOST + 1)))
                .map(row -> {
                    if ((Integer) row[0] > MOST) {
                        throw ProblemException.of(CheckInProblem.REPORT_TOO_LARGE);
                    }
                    return new AttendanceTotals(
                            organization, period.from(), period.until(), (Integer) row[0], counts(row, 1));
                });
    }

    private static AttendanceReport report(Object[] row) {
        return new AttendanceReport(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                (String) row[3],
                PassProjection.here(row[4]),
                PassProjection.here(row[5]),
                (String) row[6],
                counts(row, 7));
    }

    private static AttendanceCounts counts(Object[] row, int at) {
        return new AttendanceCounts(
                (Integer) row[at],
                (Integer) row[at + 1],
                (Integer) row[at + 2],
                (Integer) row[at + 3],
                (Integer) row[at + 4],
                (Long) row[at + 5]);
    }
}
