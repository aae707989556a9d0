package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.member.Carried;

/**
 * Two were one person: what was done for either was done for the one who goes on. What only the other one was still owed goes on
 * with them, and all that is open goes to where they belong now.
 */
@ApplicationScoped
class CarriedDuties implements Carried {
    /** Of somebody who was taken over from paper nothing was owed; of two who were admitted each kind was. */
    private static final String TAKE_OVER =
            """
            UPDATE duties d SET member_id = $2
            WHERE d.member_id = $1 AND d.state = 'OPEN' AND NOT EXISTS (SELECT 1 FROM duties o
                WHERE o.member_id = $2 AND o.kind = d.kind)""";

    private static final String DONE_ALREADY =
            """
            WITH done AS (
                UPDATE duties d SET state = 'DONE', closed_at = $3, closed_by = g.closed_by, by_itself = g.by_itself
                FROM duties g
                WHERE d.member_id = $2 AND d.state = 'OPEN' AND g.member_id = $1 AND g.kind = d.kind AND g.state = 'DONE'
                RETURNING d.id, d.organization_id, d.closed_by),
            noted AS (
                INSERT INTO duty_events (id, duty_id, kind, at, account_id)
                SELECT next_id(cast($3 AS timestamptz)), id, 'DONE', $3, closed_by FROM done)
            SELECT DISTINCT organization_id FROM done""";

    private static final String WHERE_THEY_WERE =
            """
            SELECT DISTINCT d.organization_id, m.organization_id FROM duties d JOIN members m ON m.id = d.member_id
            WHERE d.member_id = $1 AND d.state = 'OPEN' AND d.organization_id <> m.organization_id""";

    private final Duties duties;
    private final Lapses lapses;
    private final Clock clock;

    CarriedDuties(Duties duties, Lapses lapses, Clock clock) {
        this.duties = duties;
        this.lapses = lapses;
        this.clock = clock;
    }

    @Override
    public Uni<Void> carry(UUID gone, UUID goesOn) {
        Instant now = clock.instant();
        return Statements.update(TAKE_OVER, gone, goesOn)
                .chain(() -> Statements.rows(DONE_ALREADY, gone, goesOn, now))
                .chain(done -> InTurn.each(done, row -> lapses.look((UUID) row[0], now)))
                .chain(() -> Statements.rows(WHERE_THEY_WERE, goesOn))
                .chain(from -> InTurn.each(from, row -> duties.move(goesOn, (UUID) row[0], (UUID) row[1])));
    }
}
