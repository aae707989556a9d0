package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;

/** Gives places that became free to those who wait, the first first, under the activity's lock. */
@ApplicationScoped
class Places {
    private static final String MOVE_UP =
            """
            UPDATE participations SET state = 'PLACE', moved_up_at = $3 WHERE id IN (SELECT id FROM participations
                WHERE activity_id = $1 AND state = 'WAITING' ORDER BY queue_no LIMIT $2)
            RETURNING id, member_id, guardian""";

    private static final String TAKEN = "UPDATE activities SET taken = taken + $2 WHERE id = $1";

    private static final String PHONE =
            "SELECT phone FROM members WHERE id = $1 AND erased_at IS NULL AND restricted_at IS NULL";

    private final Activities activities;
    private final PersonMessages messages;
    private final ParticipantPhones phones;

    Places(Activities activities, PersonMessages messages, ParticipantPhones phones) {
        this.activities = activities;
        this.messages = messages;
        this.phones = phones;
    }

    /** One of those who had a place has cancelled. Under the system's scope: whoever moves up is told at once. */
    Uni<Void> release(Activity activity, Instant now) {
        return moveUp(activity, activity.fillsUp(now) ? 1 : 0, now)
                .call(moved -> Statements.update(TAKEN, activity.id(), moved.size() - 1))
                .chain(moved -> InTurn.each(moved, row -> tell(row, activity)));
    }

    /** There are more places: so many who wait have one now, and a worker tells them. */
    Uni<Void> add(Activity activity, int places, Instant now) {
        return moveUp(activity, activity.fillsUp(now) ? places : 0, now)
                .chain(moved -> moved.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Statements.update(TAKEN, activity.id(), moved.size())
                                .chain(() -> activities.tell(activity.id(), PersonMessageKind.ACTIVITY_PLACE, now)));
    }

    private static Uni<List<Object[]>> moveUp(Activity activity, int most, Instant now) {
        return most == 0 ? Uni.createFrom().item(List.of()) : Statements.rows(MOVE_UP, activity.id(), most, now);
    }

    /** A place is a place, whether its member and the guardian can be told or not. */
    private Uni<Void> tell(Object[] moved, Activity activity) {
        UUID member = (UUID) moved[1];
        return Statements.row(PHONE, member)
                .map(row ->
                        row == null ? List.<MobileNumber>of() : phones.of(member, row[0], (UUID) moved[0], moved[2]))
                .invoke(all -> all.forEach(phone ->
                        messages.tell(PersonMessageKind.ACTIVITY_PLACE, member, activity.organizationId(), phone)))
                .replaceWithVoid();
    }
}
