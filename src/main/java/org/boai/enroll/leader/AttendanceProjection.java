package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.security.Caller;

/** Reads who attended, in the session and the scope at hand: of leaders outside the caller's subtree nothing. */
@ApplicationScoped
class AttendanceProjection {
    /** Locked, so that who is trained and who is put right at once come one after the other. */
    private static final String GIVEN =
            """
            SELECT l.id, l.office, o.kind FROM leaders l JOIN organizations o ON o.id = l.organization_id
            WHERE l.id = ANY ($2) AND o.ancestors @> ARRAY[cast($1 AS uuid)] AND l.erased_at IS NULL
            ORDER BY l.id FOR UPDATE OF l""";

    private static final String ATTENDED =
            """
            SELECT a.leader_id, a.completed_on FROM leader_attendances a JOIN leaders l ON l.id = a.leader_id
            JOIN organizations o ON o.id = l.organization_id
            WHERE a.training_id = $2 AND o.ancestors @> ARRAY[cast($1 AS uuid)]
              AND (cast($3 AS uuid) IS NULL OR a.leader_id > $3)
            ORDER BY a.leader_id LIMIT $4""";

    /** Who attended when. */
    record Attended(UUID leader, LocalDate day) {}

    /**
     * Locked.
     *
     * @throws ProblemException {@code leader-unknown} when one of them lies outside the caller's subtree,
     *     {@code leader-training-unsuitable} when it is not for one of them
     */
    Uni<Void> requireFit(Training training, List<UUID> leaders, Caller caller) {
        return Statements.rows(GIVEN, caller.organizationId(), leaders.toArray(UUID[]::new))
                .invoke(rows -> {
                    if (rows.size() < leaders.size()) {
                        throw ProblemException.of(LeaderProblem.LEADER_UNKNOWN);
                    }
                    if (!rows.stream().allMatch(row -> suits(training, row))) {
                        throw ProblemException.of(LeaderProblem.LEADER_TRAINING_UNSUITABLE);
                    }
                })
                .replaceWithVoid();
    }

    private static boolean suits(Training training, Object[] row) {
        return training.suits(LeaderOffice.valueOf((String) row[1]), OrganizationKind.valueOf((String) row[2]));
    }

    /** By leader; one row more than the limit. @param after null for the beginning */
    Uni<List<Attended>> list(UUID training, UUID after, int size, Caller caller) {
        return Statements.rows(ATTENDED, caller.organizationId(), training, after, size)
                .map(rows -> rows.stream()
                        .map(row -> new Attended((UUID) row[0], (LocalDate) row[1]))
                        .toList());
    }
}
