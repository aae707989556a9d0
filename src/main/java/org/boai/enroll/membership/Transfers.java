package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.Membership;

/** The rows of transfers, in the session at hand; written under the system's scope, with the member locked before. */
@ApplicationScoped
class Transfers {
    private static final String INSERT =
            """
            INSERT INTO transfers (id, member_id, from_organization_id, to_organization_id, state, asked_by, asked_for,
                asked_by_account, asked_at, batch_id, residence_region_id, to_kind, reason, from_agreed_at, from_agreed_by,
                to_agreed_at, to_agreed_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            ON CONFLICT DO NOTHING""";

    private static final String COLUMNS =
            """
            SELECT id, member_id, from_organization_id, to_organization_id, state, asked_by, asked_for, residence_region_id, to_kind
            FROM transfers
            """;

    private static final String FIND = COLUMNS + "WHERE id = $1";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String OPEN_OF = COLUMNS + "WHERE member_id = ANY ($1) AND ended_at IS NULL FOR UPDATE";

    private static final String AGREED =
            """
            UPDATE transfers SET state = $2,
                from_agreed_at = CASE WHEN $3 THEN $5 ELSE from_agreed_at END,
                from_agreed_by = CASE WHEN $3 THEN $4 ELSE from_agreed_by END,
                to_agreed_at = CASE WHEN $3 THEN to_agreed_at ELSE $5 END,
                to_agreed_by = CASE WHEN $3 THEN to_agreed_by ELSE $4 END,
                ended_at = CASE WHEN $6 THEN $5 END,
                residence_region_id = CASE WHEN NOT $6 THEN residence_region_id END
            WHERE id = $1"""
                    .replace("$3", "cast($3 AS boolean)")
                    .replace("$4", "cast($4 AS uuid)")
                    .replace("$5", "cast($5 AS timestamptz)")
                    .replace("$6", "cast($6 AS boolean)");

    private static final String END =
            """
            UPDATE transfers SET state = $2, ended_at = $3, ended_by = $4, end_reason = $5, residence_region_id = NULL
            WHERE id = $1""";

    private final Clock clock;

    Transfers(Clock clock) {
        this.clock = clock;
    }

    /** @param batch or null. @throws ProblemException {@code transfer-open} */
    Uni<Transfer> insert(Membership member, Destination destination, Asker asker, UUID batch) {
        Set<Side> needs = asker.needs();
        Instant now = clock.instant();
        var transfer = new Transfer(
                Ids.next(),
                member.id(),
                member.organizationId(),
                destination.branch().id(),
                TransferState.of(needs),
                asker.sort(),
                asker.organization(),
                destination.residence(),
                destination.toKind());
        boolean from = !needs.contains(Side.FROM);
        boolean to = !needs.contains(Side.TO);
        return Statements.update(
                        INSERT,
                        transfer.id(),
                        transfer.memberId(),
                        transfer.from(),
                        transfer.to(),
                        transfer.state(),
                        transfer.askedBy(),
                        transfer.askedFor(),
                        asker.account(),
                        now,
                        batch,
                        transfer.residence(),
                        transfer.toKind(),
                        destination.reason(),
                        from ? now : null,
                        from ? asker.account() : null,
                        to ? now : null,
                        to ? asker.account() : null)
                .map(inserted -> {
                    if (inserted == 0) {
                        throw ProblemException.of(MembershipProblem.TRANSFER_OPEN);
                    }
                    return transfer;
                });
    }

    /** In the scope at hand, not locked. @throws ProblemException {@code transfer-unknown} */
    Uni<Transfer> require(UUID id) {
        return one(FIND, id);
    }

    Uni<Transfer> locked(UUID id) {
        return one(LOCK, id);
    }

    private static Uni<Transfer> one(String sql, UUID id) {
        return Statements.row(sql, id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MembershipProblem.TRANSFER_UNKNOWN))
                .map(Transfers::transfer);
    }

    Uni<List<Transfer>> openOf(List<UUID> members) {
        return Statements.rows(OPEN_OF, (Object) members.toArray(UUID[]::new))
                .map(rows -> rows.stream().map(Transfers::transfer).toList());
    }

    private static Transfer transfer(Object[] row) {
        return new Transfer(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                (UUID) row[3],
                TransferState.valueOf((String) row[4]),
                AskedBy.valueOf((String) row[5]),
                (UUID) row[6],
                (Long) row[7],
                row[8] == null ? null : MemberKind.valueOf((String) row[8]));
    }

    /** @param next the state that the agreement leads to */
    Uni<Void> agreed(Transfer transfer, Side side, TransferState next, UUID account) {
        return Statements.update(AGREED, transfer.id(), next, side == Side.FROM, account, clock.instant(), !next.open())
                .replaceWithVoid();
    }

    /** @param account and {@code reason} may be null */
    Uni<Void> ended(UUID transfer, TransferState state, UUID account, String reason) {
        return Statements.update(END, transfer, state, clock.instant(), account, reason)
                .replaceWithVoid();
    }
}
