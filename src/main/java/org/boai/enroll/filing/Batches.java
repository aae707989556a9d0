package org.boai.enroll.filing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;

/** The rows that filing changes, in the session at hand. A batch is locked before it is changed: of two at once one waits. */
@ApplicationScoped
class Batches {
    private static final String COLUMNS =
            "SELECT f.id, f.state, o.id AS organization_id, o.name, f.members, f.reason, f.round_id";

    private static final String WITHIN =
            """
             FROM filings f JOIN organizations o ON o.id = f.organization_id
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)]
            """;

    private static final String LOCK = COLUMNS + WITHIN + "AND f.id = $2 FOR UPDATE OF f";

    private static final String MANY = COLUMNS
            + WITHIN
            + """
            AND CASE WHEN cast($2 AS uuid[]) IS NULL THEN f.month = cast($3 AS date) AND f.state = 'OPEN' ELSE f.id = ANY ($2) END
            ORDER BY f.id LIMIT $4""";

    private static final String LOCK_MANY = MANY + " FOR UPDATE OF f";

    private static final String DECIDE =
            """
            UPDATE filings SET state = cast($2 AS varchar), decided_at = $3, decided_by = $4,
                reason = CASE WHEN cast($2 AS varchar) = 'RETURNED' THEN $5 ELSE reason END,
                answer = CASE WHEN cast($2 AS varchar) = 'RETURNED' THEN NULL ELSE answer END
            WHERE id = ANY ($1)""";

    private static final String NOTE =
            """
            INSERT INTO filing_events (id, filing_id, act, at, acted_by, organization_id)
            SELECT t.id, t.filing, $3, $4, $5, $6 FROM unnest($1::uuid[], $2::uuid[]) AS t (id, filing)""";

    private static final String NOT_RETURNED =
            "UPDATE filing_rows SET returned = false WHERE filing_id = ANY ($1) AND returned";

    private static final String CLEAR =
            "UPDATE filing_rows SET wrongly_admitted = false WHERE filing_id = $1 AND member_id = ANY ($2)";

    /** Nobody is waited for any more when all of a round is filed. */
    private static final String ROUNDS_DONE =
            """
            SELECT r.id FROM unnest($1::uuid[]) AS r (id)
            WHERE NOT EXISTS (SELECT 1 FROM filings f WHERE f.round_id = r.id AND f.state <> 'FILED')""";

    /** One of them as it stands. @param reason of the last return, when it was about the whole */
    record Batch(
            UUID id,
            FilingState state,
            UUID organization,
            String organizationName,
            int members,
            String reason,
            UUID round) {
        static Batch of(Object[] row) {
            return new Batch(
                    (UUID) row[0],
                    FilingState.valueOf((String) row[1]),
                    (UUID) row[2],
                    (String) row[3],
                    (Integer) row[4],
                    (String) row[5],
                    (UUID) row[6]);
        }
    }

    /** @throws ProblemException {@code filing-unknown} */
    Uni<Batch> requireLocked(UUID id, Caller caller) {
        return Statements.row(LOCK, caller.organizationId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(FilingProblem.FILING_UNKNOWN))
                .map(Batch::of);
    }

    /** Those that are meant; one more than may be taken at once, locked unless it is only tried. */
    Uni<List<Batch>> meant(FileMany request, Caller caller) {
        return Statements.rows(
                        request.onlyTried() ? MANY : LOCK_MANY,
                        caller.organizationId(),
                        request.idsOrNull(),
                        request.firstDay(),
                        FileMany.MOST + 1)
                .map(rows -> rows.stream().map(Batch::of).toList());
    }

    Uni<Void> file(List<UUID> batches, Instant now, Caller caller) {
        UUID[] ids = batches.toArray(UUID[]::new);
        return Statements.update(DECIDE, ids, FilingState.FILED, now, caller.accountId(), null)
                .chain(() -> Statements.update(NOT_RETURNED, (Object) ids))
                .chain(() -> note(batches, FilingAct.FILE, now, caller))
                .replaceWithVoid();
    }

    Uni<Void> clear(UUID batch, UUID... members) {
        return members.length == 0
                ? Uni.createFrom().voidItem()
                : Statements.update(CLEAR, batch, members).replaceWithVoid();
    }

    /** @return the return, that a notice is about */
    Uni<UUID> giveBack(UUID batch, String reason, Instant now, Caller caller) {
        return Statements.update(DECIDE, new UUID[] {batch}, FilingState.RETURNED, now, caller.accountId(), reason)
                .chain(() -> note(List.of(batch), FilingAct.RETURN, now, caller))
                .map(events -> events.get(0));
    }

    Uni<List<UUID>> note(List<UUID> batches, FilingAct act, Instant now, Caller caller) {
        List<UUID> events = batches.stream().map(batch -> Ids.next()).toList();
        return Statements.update(
                        NOTE,
                        events.toArray(UUID[]::new),
                        batches.toArray(UUID[]::new),
                        act.name(),
                        now,
                        caller.accountId(),
                        caller.organizationId())
                .replaceWith(events);
    }

    /** Of these rounds those of which everything is filed now. */
    Uni<List<UUID>> done(List<UUID> rounds) {
        return Statements.rows(ROUNDS_DONE, (Object) rounds.stream().distinct().toArray(UUID[]::new))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }
}
