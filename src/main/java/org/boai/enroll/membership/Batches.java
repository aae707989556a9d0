package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.membership.BatchCandidate.Planned;
import org.boai.enroll.security.Caller;

/** The rows of batches, in the session at hand. */
@ApplicationScoped
class Batches {
    private static final String INSERT =
            """
            INSERT INTO transfer_batches (id, organization_id, state, to_kind, reason, asked_for, asked_by, asked_at)
            VALUES ($1, $2, 'PREVIEWED', $3, $4, $5, $6, $7)""";

    private static final String ITEMS =
            """
            INSERT INTO transfer_batch_items (batch_id, position, member_id, plan, to_organization_id, skipped_because, state)
            SELECT $1, t.position, t.member, t.plan, t.target, t.because, CASE WHEN t.plan = 'SKIP' THEN 'SKIPPED' ELSE 'PLANNED' END
            FROM unnest($2::int[], $3::uuid[], $4::text[], $5::uuid[], $6::text[]) AS t (position, member, plan, target, because)""";

    private static final String CONFIRM =
            """
            UPDATE transfer_batches SET state = 'CONFIRMED', confirmed_by = $2, confirmed_at = $3
            WHERE id = $1 AND state = 'PREVIEWED'""";

    /** Of whichever batch was confirmed first, whoever comes; no two take the same. */
    private static final String NEXT =
            """
            SELECT i.batch_id, i.position, i.member_id, i.plan, i.to_organization_id, b.to_kind, b.reason, b.asked_for,
                b.confirmed_by
            FROM transfer_batch_items i JOIN transfer_batches b ON b.id = i.batch_id
            WHERE b.state = 'CONFIRMED' AND i.state = 'PLANNED' ORDER BY b.confirmed_at, i.batch_id, i.position
            LIMIT 1 FOR UPDATE OF i SKIP LOCKED""";

    private static final String DONE =
            """
            UPDATE transfer_batch_items SET state = CASE WHEN $4::text IS NULL THEN 'DONE' ELSE 'FAILED' END, transfer_id = $3,
                problem = $4
            WHERE batch_id = $1 AND position = $2 AND state = 'PLANNED'""";

    private static final String FINISH =
            """
            UPDATE transfer_batches b SET state = 'DONE', finished_at = $1 WHERE state = 'CONFIRMED'
              AND NOT EXISTS (SELECT 1 FROM transfer_batch_items i WHERE i.batch_id = b.id AND i.state = 'PLANNED')""";

    private final Clock clock;

    Batches(Clock clock) {
        this.clock = clock;
    }

    /** A batch before its people are known. @param organization whose members these are */
    record Head(UUID id, UUID organization, MemberKind toKind, String reason) {}

    Uni<Void> insert(Head head, List<Planned> people, Caller caller) {
        return Statements.update(
                        INSERT,
                        head.id(),
                        head.organization(),
                        head.toKind(),
                        head.reason(),
                        caller.organizationId(),
                        caller.accountId(),
                        clock.instant())
                .chain(() -> Statements.update(
                        ITEMS,
                        head.id(),
                        IntStream.rangeClosed(1, people.size()).boxed().toArray(Integer[]::new),
                        ids(people, Planned::member),
                        people.stream().map(one -> one.plan().name()).toArray(String[]::new),
                        ids(people, Planned::to),
                        people.stream().map(Planned::because).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static UUID[] ids(List<Planned> people, Function<Planned, UUID> id) {
        return people.stream().map(id).toArray(UUID[]::new);
    }

    /** @throws ProblemException {@code batch-confirmed} */
    Uni<Void> confirm(UUID id, UUID account) {
        return Statements.update(CONFIRM, id, account, clock.instant())
                .invoke(confirmed -> {
                    if (confirmed == 0) {
                        throw ProblemException.of(MembershipProblem.BATCH_CONFIRMED);
                    }
                })
                .replaceWithVoid();
    }

    /** One person whose turn has come, locked. */
    record Item(
            UUID batch,
            int position,
            UUID member,
            BatchPlan plan,
            UUID to,
            MemberKind toKind,
            String reason,
            UUID askedFor,
            UUID account) {}

    /** Under the system's scope. @return null when nobody waits */
    Uni<Item> next() {
        return Statements.row(NEXT)
                .map(row -> row == null
                        ? null
                        : new Item(
                                (UUID) row[0],
                                (Integer) row[1],
                                (UUID) row[2],
                                BatchPlan.valueOf((String) row[3]),
                                (UUID) row[4],
                                row[5] == null ? null : MemberKind.valueOf((String) row[5]),
                                (String) row[6],
                                (UUID) row[7],
                                (UUID) row[8]));
    }

    /** Under the system's scope. @param transfer or null; {@code problem} null when it worked */
    Uni<Void> done(Item item, UUID transfer, String problem) {
        return Statements.update(DONE, item.batch(), item.position(), transfer, problem)
                .replaceWithVoid();
    }

    /** Under the system's scope: those of which nobody waits any more. */
    Uni<Integer> finish() {
        Instant now = clock.instant();
        return Statements.update(FINISH, now);
    }
}
