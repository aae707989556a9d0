package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;

/** Reads trainings of leaders, in the session and the scope at hand. */
@ApplicationScoped
class TrainingProjection {
    /** Who holds it is the caller's own, below it, or above: those above train the caller's leaders, too. */
    private static final String VISIBLE =
            """
            SELECT t.id, t.organization_id, o.name, o.kind, t.kind AS what, t.level, t.batch, t.place, t.starts_on, t.ends_on,
                t.cancelled_at IS NOT NULL, t.version, o.ancestors @> ARRAY[cast($1 AS uuid)]
            FROM leader_trainings t JOIN organizations o ON o.id = t.organization_id
            WHERE (o.ancestors @> ARRAY[cast($1 AS uuid)]
                OR o.id IN (SELECT unnest(c.ancestors) FROM organizations c WHERE c.id = $1))
            """;

    private static final String LIST = VISIBLE
            + """
            AND (cast($2 AS uuid) IS NULL OR o.id = $2) AND (cast($3 AS text) IS NULL OR t.kind = $3)
            AND (cast($4 AS uuid) IS NULL OR t.id < $4) ORDER BY t.id DESC LIMIT $5""";

    private static final String ONE = VISIBLE + "AND t.id = $2";
    private static final String LOCK = ONE + " FOR UPDATE OF t";

    private static final String HOLDER =
            "SELECT o.kind FROM organizations o WHERE o.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)]"
                    + " AND o.status NOT IN ('MERGED', 'DISSOLVED')";

    private static final String COUNTS =
            """
            SELECT o.kind, l.office, count(*), count(l.first_trained_on)
            FROM organizations o JOIN leaders l ON l.organization_id = o.id
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)] AND o.ancestors @> ARRAY[cast($2 AS uuid)]
              AND l.erased_at IS NULL AND l.term_from <= $3 AND $3 < coalesce(l.ended_on, l.term_until + 1)
            GROUP BY o.kind, l.office ORDER BY o.kind, l.office""";

    /** One row more than the limit. */
    Uni<List<Training>> list(TrainingFilter filter, Caller caller) {
        return Statements.rows(
                        LIST,
                        caller.organizationId(),
                        filter.organization(),
                        filter.kind(),
                        filter.after(),
                        filter.limitOrDefault() + 1)
                .map(rows -> rows.stream().map(TrainingProjection::training).toList());
    }

    /** @throws ProblemException {@code leader-training-unknown} */
    Uni<Training> require(UUID id, Caller caller) {
        return row(ONE, id, caller).map(TrainingProjection::training);
    }

    /** Locked, and one that the caller may change. @throws ProblemException likewise, {@code leader-training-above} */
    Uni<Training> requireOwn(UUID id, Caller caller) {
        return row(LOCK, id, caller)
                .invoke(row -> {
                    if (!(Boolean) row[12]) {
                        throw ProblemException.of(LeaderProblem.LEADER_TRAINING_ABOVE);
                    }
                })
                .map(TrainingProjection::training);
    }

    private static Uni<Object[]> row(String sql, UUID id, Caller caller) {
        return Statements.row(sql, caller.organizationId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(LeaderProblem.LEADER_TRAINING_UNKNOWN));
    }

    /** @throws ProblemException {@code organization-unknown} */
    Uni<OrganizationKind> requireHolder(UUID organization, Caller caller) {
        return Statements.row(HOLDER, organization, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .map(row -> OrganizationKind.valueOf((String) row[0]));
    }

    /** @param organization null for the caller's own */
    Uni<TrainingCounts> counts(UUID organization, LocalDate today, Caller caller) {
        UUID own = caller.organizationId();
        return Statements.rows(COUNTS, own, organization == null ? own : organization, today)
                .map(rows -> new TrainingCounts(
                        rows.stream().map(TrainingProjection::count).toList()));
    }

    private static TrainingCounts.Row count(Object[] row) {
        long holding = (Long) row[2];
        long trained = (Long) row[3];
        return new TrainingCounts.Row(
                OrganizationKind.valueOf((String) row[0]),
                LeaderOffice.valueOf((String) row[1]),
                holding,
                trained,
                holding - trained);
    }

    private static Training training(Object[] row) {
        return new Training(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                OrganizationKind.valueOf((String) row[3]),
                TrainingKind.valueOf((String) row[4]),
                row[5] == null ? null : OrganizationKind.valueOf((String) row[5]),
                (String) row[6],
                (String) row[7],
                (LocalDate) row[8],
                (LocalDate) row[9],
                (Boolean) row[10],
                (Integer) row[11]);
    }
}
