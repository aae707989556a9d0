package org.boai.enroll.duty;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.Ids;

/**
 * What happens to duties by what other features do, in the unit of work of the caller: admissions open them, courses and
 * activities close them, a member who moves takes them along.
 */
@ApplicationScoped
public class Duties {
    /** One statement beside everything else that a submission writes; what is set nearest above is read within it. */
    private static final String OPEN =
            """
            INSERT INTO duties (id, member_id, organization_id, kind, state, due_at, first_due_at, opened_at, owner_id, taken_on_at)
            SELECT d.id, cast($1 AS uuid), cast($2 AS uuid), d.kind, 'OPEN', due.at, due.at, cast($3 AS timestamptz),
                owner.id, CASE WHEN owner.id IS NOT NULL THEN cast($3 AS timestamptz) END
            FROM unnest($4::uuid[], $5::text[]) AS d (id, kind) CROSS JOIN duty_days(cast($2 AS uuid)) AS s
            CROSS JOIN LATERAL (SELECT CASE d.kind
                WHEN 'CONTACT' THEN (cast($7 AS timestamptz[]))[coalesce(s.contact, cast($8 AS integer))]
                WHEN 'ENTRY_EDUCATION' THEN
                    cast($3 AS timestamptz) + make_interval(hours => 24 * coalesce(s.education, cast($9 AS integer)))
                ELSE cast($3 AS timestamptz) + make_interval(hours => 24 * coalesce(s.activity, cast($10 AS integer)))
                END AS at) AS due
            CROSS JOIN LATERAL (SELECT (SELECT c.account FROM unnest($6::uuid[], $11::uuid[]) WITH ORDINALITY
                    AS c (account, organization, place)
                JOIN organizations o ON o.id = cast($2 AS uuid) AND c.organization = ANY (o.ancestors)
                ORDER BY c.place LIMIT 1) AS id) AS owner""";

    /** What was needless while the membership was over; and somebody should speak with whoever comes back. */
    private static final String OPEN_AGAIN = OPEN
            + """

            WHERE NOT EXISTS (SELECT 1 FROM duties o WHERE o.member_id = $1 AND o.kind = d.kind AND o.state = 'OPEN')
              AND (d.kind = 'CONTACT' OR EXISTS (SELECT 1 FROM duties n WHERE n.member_id = $1 AND n.kind = d.kind
                    AND n.state = 'NEEDLESS')
                AND NOT EXISTS (SELECT 1 FROM duties o WHERE o.member_id = $1 AND o.kind = d.kind AND o.state = 'DONE'))""";

    private static final String SETTLE = "SELECT settle_duty($1, $2, $3, $4, $5)";

    /** In the order of their identifiers, so that two who settle for the same members at once do not block each other. */
    private static final String SETTLE_ALL =
            """
            WITH open AS (
                SELECT id FROM duties WHERE member_id = ANY ($1) AND kind = $2 AND state = 'OPEN' ORDER BY id FOR UPDATE),
            done AS (
                UPDATE duties d SET state = 'DONE', closed_at = $3, by_itself = true FROM open WHERE d.id = open.id
                RETURNING d.id, d.organization_id),
            noted AS (
                INSERT INTO duty_events (id, duty_id, kind, at) SELECT next_id(cast($3 AS timestamptz)), id, 'DONE', $3 FROM done)
            SELECT DISTINCT organization_id FROM done ORDER BY organization_id""";

    private final List<Welcome> welcomes;
    private final DutyRows rows;
    private final DutyTimes times;
    private final Lapses lapses;
    private final Clock clock;

    Duties(@All List<Welcome> welcomes, DutyRows rows, DutyTimes times, Lapses lapses, Clock clock) {
        this.welcomes = welcomes;
        this.rows = rows;
        this.times = times;
        this.lapses = lapses;
        this.clock = clock;
    }

    /**
     * Who was admitted, and where.
     *
     * @param priority a priority applicant (三(三)) is spoken with within one working day
     * @param owners   who took the application on, the first before the second; the first of them who sees what the
     *                 organization owes has the duties: of that organization or one above, so no leader of a group
     */
    public record Opening(UUID member, UUID organization, boolean priority, List<Owner> owners) {}

    /** An account, for the organization for which it acted. */
    public record Owner(UUID account, UUID organization) {}

    /** For each admission, whoever decided it; what other features do for a new member is done with it. */
    public void open(Opening admitted) {
        UnitOfWork.later(opening(OPEN, admitted));
        welcomes.forEach(one -> one.welcome(admitted.member(), admitted.organization()));
    }

    /** For a membership that goes on after it had ended, in the session at hand: what had become needless is owed again. */
    public Uni<Void> openAgain(UUID member, UUID organization) {
        var write = opening(OPEN_AGAIN, new Opening(member, organization, false, List.of()));
        return Statements.update(write.sql(), write.values().toArray()).replaceWithVoid();
    }

    private Write opening(String sql, Opening admitted) {
        Instant now = clock.instant();
        var kinds = List.of(DutyKind.values());
        return Write.of(
                sql,
                admitted.member(),
                admitted.organization(),
                now,
                kinds.stream().map(kind -> Ids.next()).toArray(UUID[]::new),
                kinds.stream().map(Enum::name).toArray(String[]::new),
                admitted.owners().stream().map(Owner::account).toArray(UUID[]::new),
                times.contacts(now, admitted.priority()),
                times.contactWorkingDays(),
                times.entryEducationDays(),
                times.firstActivityDays(),
                admitted.owners().stream().map(Owner::organization).toArray(UUID[]::new));
    }

    /**
     * What it was is done, if it was open. In any unit of work, whatever its scope: an activity elsewhere counts, too.
     *
     * @param by the account that says so; null when it closes by itself
     * @return whether it was open
     */
    public Uni<Boolean> settle(UUID member, DutyKind kind, UUID by) {
        Instant now = clock.instant();
        return Statements.row(SETTLE, member, kind, now, by, Ids.next())
                .map(row -> (UUID) row[0])
                .chain(organization -> organization == null
                        ? Uni.createFrom().item(false)
                        : lapses.look(organization, now).replaceWith(true));
    }

    /**
     * What had closed it by itself was a mistake, and nothing else counts: it is owed again, by the organization where the member
     * is now, to the day on which it was due. In the session at hand, under the system's scope, the members locked.
     *
     * @param by the account that says so; null when the program does
     */
    public Uni<Void> owedAgain(List<UUID> members, DutyKind kind, UUID by) {
        return members.isEmpty()
                ? Uni.createFrom().voidItem()
                : rows.reopen(members, kind, clock.instant(), by)
                        .chain(moved -> InTurn.each(moved, one -> move(one.member(), one.was(), one.belongs())));
    }

    /**
     * In the session at hand, under the system's scope: what is open goes with the member, who belongs elsewhere now. Nobody
     * there has taken it on yet, and nothing is overdue on arrival.
     */
    public Uni<Void> move(UUID member, UUID from, UUID to) {
        Instant now = clock.instant();
        return rows.move(member, to, times, now).chain(() -> lapses.look(from, now));
    }

    /** As {@link #settle} for many members at once, by itself and under the system's scope. */
    public Uni<Void> settleAll(List<UUID> members, DutyKind kind) {
        Instant now = clock.instant();
        return members.isEmpty()
                ? Uni.createFrom().voidItem()
                : Statements.rows(SETTLE_ALL, members.toArray(UUID[]::new), kind, now)
                        .chain(rows -> InTurn.each(rows, row -> lapses.look((UUID) row[0], now)));
    }
}
