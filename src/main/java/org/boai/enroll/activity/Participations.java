package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** Rows of who takes part, in the session at hand and under the system's scope; one for each member and activity. */
@ApplicationScoped
class Participations {
    private static final String OF =
            """
            SELECT id, state, checked_in_at IS NOT NULL AS attended FROM participations
            WHERE activity_id = $1 AND member_id = $2""";

    private static final String WRITE =
            """
            INSERT INTO participations (id, activity_id, member_id, organization_id, state, queue_no, asked_at, full_name,
                guardian, guardian_confirmed_at)
            VALUES ($1, $2, $3, $4, $5, $6, cast($7 AS timestamptz), $8, cast($9 AS bytea),
                CASE WHEN cast($9 AS bytea) IS NOT NULL THEN cast($7 AS timestamptz) END)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, queue_no = excluded.queue_no, asked_at = excluded.asked_at,
                cancelled_at = NULL, moved_up_at = NULL, full_name = excluded.full_name, guardian = excluded.guardian,
                guardian_confirmed_at = excluded.guardian_confirmed_at""";

    private static final String QUEUED =
            "UPDATE activities SET taken = taken + $2, last_in_queue = last_in_queue + 1 WHERE id = $1";

    private static final String CANCEL =
            "UPDATE participations SET state = 'CANCELLED', cancelled_at = $2, moved_up_at = NULL WHERE id = $1";

    private static final String NOBODY_WAITS =
            "SELECT NOT EXISTS (SELECT 1 FROM participations WHERE activity_id = $1 AND state = 'WAITING')";

    private final FieldCipher cipher;
    private final Places places;

    Participations(FieldCipher cipher, Places places) {
        this.cipher = cipher;
        this.places = places;
    }

    /** @return null when the member has never signed up for it */
    Uni<Participation> find(UUID activity, UUID member) {
        return Statements.row(OF, activity, member)
                .map(row -> row == null
                        ? null
                        : new Participation(
                                (UUID) row[0], ParticipationState.valueOf((String) row[1]), (Boolean) row[2]));
    }

    /** Who signs up. @param before what there was of the member, or null @param guardian who has consented, in words, or null */
    record Joining(UUID member, PersonName name, Participation before, String guardian) {
        @Override
        public String toString() {
            return "Joining[" + member + "]";
        }
    }

    /** With a place while there is one, at the end of the queue otherwise. Under the activity's lock. */
    Uni<Void> join(Activity activity, Joining who, Instant now) {
        return isFree(activity, now).chain(free -> join(activity, who, free, now));
    }

    /** Once it has begun nobody moves up by themselves, and nobody who comes later passes those who wait. */
    private static Uni<Boolean> isFree(Activity activity, Instant now) {
        return activity.free() <= 0 || activity.fillsUp(now)
                ? Uni.createFrom().item(activity.free() > 0)
                : Statements.row(NOBODY_WAITS, activity.id()).map(row -> (Boolean) row[0]);
    }

    private Uni<Void> join(Activity activity, Joining who, boolean free, Instant now) {
        UUID id = who.before() == null ? Ids.next() : who.before().id();
        return Statements.update(
                        WRITE,
                        id,
                        activity.id(),
                        who.member(),
                        activity.organizationId(),
                        free ? ParticipationState.PLACE : ParticipationState.WAITING,
                        activity.lastInQueue() + 1,
                        now,
                        cipher.seal(Field.FULL_NAME, id, who.name().value()),
                        cipher.seal(Field.GUARDIAN, id, who.guardian()))
                .chain(() -> Statements.update(QUEUED, activity.id(), free ? 1 : 0))
                .replaceWithVoid();
    }

    /** And whoever waits first has the place. Under the activity's lock. */
    Uni<Void> cancel(Activity activity, Participation participation, Instant now) {
        return Statements.update(CANCEL, participation.id(), now)
                .chain(() -> participation.state() == ParticipationState.PLACE
                        ? places.release(activity, now)
                        : Uni.createFrom().voidItem());
    }
}
