package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;

/** Changes rows of duties and notes each change, in the session at hand. */
@ApplicationScoped
class DutyRows {
    private static final String LOCK =
            """
            SELECT organization_id, state, due_at, postponed, member_id FROM duties
            WHERE id = $1 AND cast($2 AS uuid) = ANY (places) FOR UPDATE""";

    private static final String DONE =
            "UPDATE duties SET state = 'DONE', closed_at = $2, closed_by = $3 WHERE id = $1 AND state = 'OPEN'";

    private static final String POSTPONE =
            "UPDATE duties SET due_at = $2, postponed = postponed + 1 WHERE id = $1 AND state = 'OPEN'";

    private static final String HAND_OVER =
            """
            UPDATE duties SET owner_id = cast($2 AS uuid), taken_on_at = cast($3 AS timestamptz),
                handed_at = CASE WHEN cast($4 AS uuid) <> cast($2 AS uuid) THEN cast($3 AS timestamptz) END,
                handed_by = CASE WHEN cast($4 AS uuid) <> cast($2 AS uuid) THEN cast($4 AS uuid) END
            WHERE id = $1 AND state = 'OPEN'""";

    private static final String NOTE =
            """
            INSERT INTO duty_events (id, duty_id, kind, at, account_id, due_at, owner_id, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    /** Of the organization that owes it, or one above it; past the caller's subtree, so under the system's scope. */
    private static final String FIT =
            """
            SELECT a.id FROM accounts a JOIN duties d ON a.organization_id = ANY (d.places)
            WHERE d.id = $1 AND a.username = $2 AND account_lives(a.disabled_at, a.valid_until)
              AND a.roles && ARRAY['HANDLER', 'REVIEWER']""";

    /** A steward's word that it is done stays; and nobody is owed the same twice. */
    private static final String REOPEN =
            """
            WITH again AS (
                UPDATE duties d SET state = 'OPEN', closed_at = NULL, closed_by = NULL, by_itself = false FROM members m
                WHERE d.member_id = ANY ($1) AND d.kind = $2 AND d.state = 'DONE' AND d.by_itself
                  AND d.id = (SELECT l.id FROM duties l WHERE l.member_id = d.member_id AND l.kind = $2 AND l.state = 'DONE'
                    ORDER BY l.id DESC LIMIT 1)
                  AND NOT EXISTS (SELECT 1 FROM duties o WHERE o.member_id = d.member_id AND o.kind = $2
                      AND (o.state = 'OPEN' OR o.state = 'DONE' AND NOT o.by_itself))
                  AND m.id = d.member_id AND m.status = 'ACTIVE'
                RETURNING d.id, d.member_id, d.organization_id AS was, m.organization_id AS belongs),
            noted AS (
                INSERT INTO duty_events (id, duty_id, kind, at, account_id)
                SELECT next_id(cast($3 AS timestamptz)), id, 'REOPENED', $3, cast($4 AS uuid) FROM again)
            SELECT member_id, was, belongs FROM again WHERE was <> belongs ORDER BY member_id""";

    private static final String MOVE =
            """
            WITH moving AS (
                SELECT id, organization_id FROM duties
                WHERE member_id = $1 AND state = 'OPEN' AND organization_id <> $2 FOR UPDATE),
            moved AS (
                UPDATE duties d SET organization_id = $2, owner_id = NULL, taken_on_at = NULL,
                    handed_at = NULL, handed_by = NULL, due_at = greatest(d.due_at, (cast($3 AS timestamptz[]))[coalesce(s.contact, cast($5 AS integer))])
                FROM moving m CROSS JOIN duty_days(cast($2 AS uuid)) AS s WHERE d.id = m.id)
            INSERT INTO duty_events (id, duty_id, kind, at, from_id)
            SELECT next_id(cast($4 AS timestamptz)), id, 'MOVED', $4, organization_id FROM moving""";

    /** A duty, locked. */
    record Locked(UUID id, UUID organization, DutyState state, Instant dueAt, int postponed, UUID member) {
        static Locked of(UUID id, Object[] row) {
            return new Locked(
                    id,
                    (UUID) row[0],
                    DutyState.valueOf((String) row[1]),
                    ((OffsetDateTime) row[2]).toInstant(),
                    (Integer) row[3],
                    (UUID) row[4]);
        }
    }

    /** What an account does, and why. */
    record Act(UUID duty, UUID account, Instant at, String reason) {}

    /**
     * Of two who act at once the second finds what the first has made of it.
     *
     * @throws ProblemException {@code duty-unknown}, also outside the caller's subtree; {@code duty-closed}
     */
    Uni<Locked> requireOpen(UUID id, Caller caller) {
        return Statements.row(LOCK, id, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(DutyProblem.DUTY_UNKNOWN))
                .map(row -> Locked.of(id, row))
                .invoke(duty -> duty.state().requireOpen());
    }

    Uni<Void> done(Act act) {
        return Statements.update(DONE, act.duty(), act.at(), act.account())
                .chain(() -> note(act, DutyEventKind.DONE, null, null));
    }

    Uni<Void> postpone(Act act, Instant due) {
        return Statements.update(POSTPONE, act.duty(), due).chain(() -> note(act, DutyEventKind.POSTPONED, due, null));
    }

    Uni<Void> handOver(Act act, UUID owner) {
        return Statements.update(HAND_OVER, act.duty(), owner, act.at(), act.account())
                .chain(() -> note(act, DutyEventKind.HANDED_OVER, null, owner));
    }

    private static Uni<Void> note(Act act, DutyEventKind kind, Instant due, UUID owner) {
        return Statements.update(NOTE, Ids.next(), act.duty(), kind, act.at(), act.account(), due, owner, act.reason())
                .replaceWithVoid();
    }

    /** Under the system's scope. @throws ProblemException {@code duty-account-unfit}, also when there is no such account */
    Uni<UUID> requireFit(UUID duty, String username) {
        return Statements.row(FIT, duty, username)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(DutyProblem.DUTY_ACCOUNT_UNFIT))
                .map(row -> (UUID) row[0]);
    }

    /** Where it was done for a member, and where the member belongs. */
    record Elsewhere(UUID member, UUID was, UUID belongs) {}

    /** Under the system's scope. @return those whose duty is open again where they do not belong any more */
    Uni<List<Elsewhere>> reopen(List<UUID> members, DutyKind kind, Instant now, UUID by) {
        return Statements.rows(REOPEN, members.toArray(UUID[]::new), kind, now, by)
                .map(rows -> rows.stream()
                        .map(row -> new Elsewhere((UUID) row[0], (UUID) row[1], (UUID) row[2]))
                        .toList());
    }

    /** Whatever is open of a member; it is due no earlier than a first contact of the branch that has them now. */
    Uni<Void> move(UUID member, UUID to, DutyTimes times, Instant now) {
        return Statements.update(MOVE, member, to, times.contacts(now, false), now, times.contactWorkingDays())
                .replaceWithVoid();
    }
}
