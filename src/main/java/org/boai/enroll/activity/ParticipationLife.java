package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.member.Carried;
import org.boai.enroll.member.OpenMatters;
import org.boai.enroll.privacy.DataSubject;

/**
 * What becomes of participations when a membership ends or goes on under another one. Activities are locked in the order of their
 * ids, after the members.
 */
@ApplicationScoped
class ParticipationLife implements OpenMatters, Carried {
    private static final String AHEAD =
            """
            SELECT p.activity_id, p.member_id FROM participations p JOIN activities a ON a.id = p.activity_id
            WHERE p.member_id = ANY ($1) AND p.state <> 'CANCELLED' AND p.checked_in_at IS NULL
              AND a.state IN ('PUBLISHED', 'CLOSED') AND a.starts_at > $2
            ORDER BY p.activity_id, p.member_id""";

    private static final String FORGET_CALENDAR = "DELETE FROM calendar_addresses WHERE member_id = ANY ($1)";

    private static final String LOCK =
            """
            SELECT id FROM activities WHERE id IN (SELECT activity_id FROM participations WHERE member_id IN ($1, $2))
            ORDER BY id FOR UPDATE""";

    /** Of two rows of one activity the better one is the one that goes on: who came, had a place, waited, cancelled. */
    private static final String SWAP =
            """
            UPDATE participations p SET state = o.state, queue_no = o.queue_no, asked_at = o.asked_at,
                cancelled_at = o.cancelled_at, moved_up_at = o.moved_up_at, checked_in_at = o.checked_in_at,
                check_in_way = o.check_in_way, checked_in_by = o.checked_in_by, signed_out_at = o.signed_out_at,
                came_again_at = o.came_again_at, last_out_at = o.last_out_at, minutes = o.minutes, corrected_at = o.corrected_at,
                corrected_by = o.corrected_by, correction = o.correction, door_consent_kept_at = o.door_consent_kept_at
            FROM participations o, participations gone, participations goes_on
            WHERE gone.member_id = $1 AND goes_on.member_id = $2 AND gone.activity_id = goes_on.activity_id
              AND (gone.checked_in_at IS NOT NULL, array_position(ARRAY['CANCELLED', 'WAITING', 'PLACE'], gone.state::text))
                > (goes_on.checked_in_at IS NOT NULL, array_position(ARRAY['CANCELLED', 'WAITING', 'PLACE'], goes_on.state::text))
              AND ((p.id = gone.id AND o.id = goes_on.id) OR (p.id = goes_on.id AND o.id = gone.id))""";

    private static final String CARRY =
            """
            UPDATE participations p SET member_id = $2 WHERE p.member_id = $1 AND NOT EXISTS (
                SELECT 1 FROM participations o WHERE o.activity_id = p.activity_id AND o.member_id = $2)""";

    private final Activities activities;
    private final Participations participations;

    ParticipationLife(Activities activities, Participations participations) {
        this.activities = activities;
        this.participations = participations;
    }

    /** What lies ahead is cancelled, and others move up. @return none: what a person is told to have withdrawn are applications */
    @Override
    public Uni<Integer> close(DataSubject subject, Instant now) {
        return Statements.update(FORGET_CALENDAR, (Object) subject.memberIds())
                .chain(() -> Statements.rows(AHEAD, subject.memberIds(), now))
                .chain(rows -> InTurn.each(rows, row -> cancel((UUID) row[0], (UUID) row[1], now)))
                .replaceWith(0);
    }

    /** Written at once: whoever moves up is told, and there may be more of them than one statement writes. */
    private Uni<Void> cancel(UUID activity, UUID member, Instant now) {
        return activities.locked(activity).chain(locked -> participations
                .find(activity, member)
                .chain(mine -> mine.state().active() && !mine.attended()
                        ? participations.cancel(locked, mine, now)
                        : Uni.createFrom().voidItem())
                .chain(() -> UnitOfWork.current().write()));
    }

    /** Never two rows of one activity: the better one goes on, the other stays with the row that is gone. */
    @Override
    public Uni<Void> carry(UUID gone, UUID goesOn) {
        return Statements.rows(LOCK, gone, goesOn)
                .chain(() -> Statements.update(SWAP, gone, goesOn))
                .chain(() -> Statements.update(CARRY, gone, goesOn))
                .replaceWithVoid();
    }
}
