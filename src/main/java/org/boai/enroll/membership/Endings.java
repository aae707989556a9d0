package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;

/** The rows of recorded ends, in the session at hand; written under the system's scope, with the member locked before. */
@ApplicationScoped
class Endings {
    private static final String INSERT =
            """
            INSERT INTO membership_endings (id, member_id, organization_id, kind, state, ended_on, category, document, kept_at,
                source, reason, decided_above, recorded_at, recorded_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT DO NOTHING""";

    private static final String COLUMNS =
            """
            SELECT id, member_id, organization_id, kind, state, ended_on, category, document, kept_at, source, reason,
                decided_above, recorded_at, recorded_by
            FROM membership_endings
            """;

    private static final String FIND = COLUMNS + "WHERE id = $1 AND erased_at IS NULL";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String IN_FORCE =
            COLUMNS + "WHERE member_id = $1 AND state = 'IN_FORCE' AND erased_at IS NULL FOR UPDATE";

    private static final String LIST = COLUMNS
            + """
            WHERE erased_at IS NULL AND ($1::text IS NULL OR state = $1) AND ($2::uuid IS NULL OR id < $2)
            ORDER BY id DESC LIMIT $3""";

    private static final String DECIDE =
            """
            UPDATE membership_endings SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1""";

    private static final String TAKE_BACK =
            """
            UPDATE membership_endings SET state = 'TAKEN_BACK', taken_back_by = $2, taken_back_at = $3, taken_back_because = $4
            WHERE id = $1""";

    private static final String OVERTAKE =
            """
            UPDATE membership_endings SET state = 'OVERTAKEN', decided_at = $2
            WHERE member_id = ANY ($1) AND state = 'PROPOSED'""";

    private final Clock clock;

    Endings(Clock clock) {
        this.clock = clock;
    }

    /** @throws ProblemException {@code ending-proposed} */
    Uni<Ending> insert(Ending row) {
        return Statements.update(
                        INSERT,
                        row.id(),
                        row.memberId(),
                        row.organizationId(),
                        row.kind(),
                        row.state(),
                        row.on(),
                        row.category(),
                        row.document(),
                        row.keptAt(),
                        row.source(),
                        row.reason(),
                        row.decidedAbove(),
                        row.recordedAt(),
                        row.recordedBy())
                .map(inserted -> {
                    if (inserted == 0) {
                        throw ProblemException.of(MembershipProblem.ENDING_PROPOSED);
                    }
                    return row;
                });
    }

    /** In the scope at hand. @throws ProblemException {@code ending-unknown} */
    Uni<Ending> require(UUID id) {
        return one(FIND, id, MembershipProblem.ENDING_UNKNOWN);
    }

    Uni<Ending> locked(UUID id) {
        return one(LOCK, id, MembershipProblem.ENDING_UNKNOWN);
    }

    /** The one by which a membership is over. @throws ProblemException {@code restoration-impossible} without one */
    Uni<Ending> lockedInForce(UUID member) {
        return one(IN_FORCE, member, MembershipProblem.RESTORATION_IMPOSSIBLE);
    }

    private static Uni<Ending> one(String sql, UUID id, MembershipProblem missing) {
        return Statements.row(sql, id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(missing))
                .map(Endings::ending);
    }

    /** In the scope at hand, newest first. @param state null for all */
    Uni<List<Ending>> list(EndingState state, UUID after, int size) {
        return Statements.rows(LIST, state, after, size)
                .map(rows -> rows.stream().map(Endings::ending).toList());
    }

    private static Ending ending(Object[] row) {
        return new Ending(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                EndingKind.valueOf((String) row[3]),
                EndingState.valueOf((String) row[4]),
                (LocalDate) row[5],
                row[6] == null ? null : RemovalCategory.valueOf((String) row[6]),
                (String) row[7],
                (String) row[8],
                (String) row[9],
                (String) row[10],
                (Boolean) row[11],
                ((OffsetDateTime) row[12]).toInstant(),
                (UUID) row[13]);
    }

    Uni<Void> decide(UUID id, EndingState state, UUID account) {
        return Statements.update(DECIDE, id, state, account, clock.instant()).replaceWithVoid();
    }

    Uni<Void> takeBack(UUID id, UUID account, String because) {
        return Statements.update(TAKE_BACK, id, account, clock.instant(), because)
                .replaceWithVoid();
    }

    /** What was only proposed has nothing to decide any more. */
    Uni<Integer> overtakeProposals(List<UUID> members) {
        return Statements.update(OVERTAKE, members.toArray(UUID[]::new), clock.instant());
    }
}
