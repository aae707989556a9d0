package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;

/** Who came and went, locked and written, in the session at hand; under the activity's lock. */
@ApplicationScoped
class AttendanceRows {
    private static final String READ =
            """
            SELECT p.id, p.member_id, p.state, p.checked_in_at, p.check_in_way,
                coalesce(p.came_again_at, p.checked_in_at) AS last_in_at, p.last_out_at FROM participations p WHERE\s""";

    private static final String LOCK = READ + "p.id = ANY ($1) AND p.activity_id = $2 ORDER BY p.id FOR UPDATE";
    private static final String LOCK_OF_MEMBER = READ + "p.activity_id = $1 AND p.member_id = $2 FOR UPDATE";

    private static final String LOCK_MEMBER =
            "SELECT id FROM members WHERE id = (SELECT member_id FROM participations WHERE id = $1) FOR UPDATE";

    private static final String LOCK_WHO_CAME =
            """
            SELECT id FROM members WHERE id IN (
                SELECT member_id FROM participations WHERE id = ANY ($1) AND checked_in_at IS NOT NULL)
            ORDER BY id FOR UPDATE""";

    /** What was called off counts for nobody. */
    private static final String CAME_NOWHERE =
            """
            SELECT m.id FROM unnest($1::uuid[]) AS m (id) WHERE NOT EXISTS (
                SELECT 1 FROM participations p JOIN activities a ON a.id = p.activity_id
                WHERE p.member_id = m.id AND p.checked_in_at IS NOT NULL AND a.state <> 'CANCELLED')""";

    private static final String WRITE =
            """
            UPDATE participations p SET checked_in_at = s.came, check_in_way = s.way, last_out_at = s.last_out,
                signed_out_at = s.went, came_again_at = s.again,
                minutes = CASE WHEN p.corrected_at IS NULL THEN minutes_within(s.came, s.went, a.starts_at, a.ends_at)
                    ELSE p.minutes END
            FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::timestamptz[], $5::timestamptz[],
                $6::timestamptz[]) AS s (id, came, way, last_out, went, again), activities a
            WHERE p.id = s.id AND a.id = p.activity_id""";

    private static final String RECOUNT =
            """
            UPDATE participations p SET minutes = minutes_within(p.checked_in_at, p.signed_out_at, a.starts_at, a.ends_at)
            FROM activities a WHERE a.id = $1 AND p.activity_id = a.id AND p.signed_out_at IS NOT NULL
                AND p.corrected_at IS NULL""";

    private static final String GUARDED =
            "SELECT guardian_confirmed_at IS NOT NULL FROM participations WHERE id = $1 AND state = 'WAITING'";

    private static final String ELSEWHERE = "SELECT id FROM participations WHERE id = ANY ($1)";

    private static final String BY_HAND = "UPDATE participations SET checked_in_by = $2 WHERE id = $1";

    private static final String PUT_IN =
            """
            INSERT INTO participations (id, activity_id, member_id, organization_id, state, queue_no, asked_at, full_name,
                door_consent_kept_at)
            VALUES ($1, $2, $3, $4, 'PLACE', $5, $6, $7, $8)""";

    private static final String GIVE_PLACE =
            """
            UPDATE participations SET state = 'PLACE', cancelled_at = NULL, queue_no = $2, door_consent_kept_at = $3
            WHERE id = $1""";

    private static final String CORRECT =
            "UPDATE participations SET minutes = $2, correction = $3, corrected_at = $4, corrected_by = $5 WHERE id = $1";

    private static final String TAKE_BACK =
            """
            UPDATE participations SET checked_in_at = NULL, check_in_way = NULL, checked_in_by = NULL, signed_out_at = NULL,
                came_again_at = NULL, last_out_at = NULL, minutes = NULL, correction = NULL, corrected_at = NULL,
                corrected_by = NULL
            WHERE id = $1""";

    /** As whoever checks in by hand: first the member, then the activity. Under the system's scope. */
    Uni<Void> lockMember(UUID participation) {
        return Statements.rows(LOCK_MEMBER, participation).replaceWithVoid();
    }

    /** The members of these who came, in the order of their identifiers. Under the system's scope. */
    Uni<List<UUID>> lockWhoCame(List<UUID> participations) {
        return ids(Statements.rows(LOCK_WHO_CAME, (Object) participations.toArray(UUID[]::new)));
    }

    /** Which of these members came to no activity that counts. Under the system's scope. */
    Uni<List<UUID>> cameNowhere(List<UUID> members) {
        return ids(Statements.rows(CAME_NOWHERE, (Object) members.toArray(UUID[]::new)));
    }

    /** Those of them that the activity has. */
    Uni<List<Attendance>> locked(List<UUID> participations, UUID activity) {
        return Statements.rows(LOCK, participations.toArray(UUID[]::new), activity)
                .map(rows -> rows.stream().map(AttendanceRows::read).toList());
    }

    /** @return null for who has never asked */
    Uni<Attendance> lockedOf(UUID member, UUID activity) {
        return Statements.row(LOCK_OF_MEMBER, activity, member).map(row -> row == null ? null : read(row));
    }

    /** Whether a guardian has consented for somebody who waits; of a sign-up that was cancelled the consent is over. */
    Uni<Boolean> guarded(UUID id) {
        return Statements.row(GUARDED, id).map(row -> row != null && (Boolean) row[0]);
    }

    /** Which of these there are, in whichever activity. */
    Uni<List<UUID>> existing(List<UUID> participations) {
        return ids(Statements.rows(ELSEWHERE, (Object) participations.toArray(UUID[]::new)));
    }

    private static Uni<List<UUID>> ids(Uni<List<Object[]>> rows) {
        return rows.map(all -> all.stream().map(row -> (UUID) row[0]).toList());
    }

    /** All of them in one statement; minutes that were put right by hand stay. */
    Uni<Void> write(List<Attendance> changed) {
        return Statements.update(
                        WRITE,
                        changed.stream().map(Attendance::id).toArray(UUID[]::new),
                        moments(changed.stream().map(Attendance::came).toList()),
                        changed.stream()
                                .map(one -> one.way() == null ? null : one.way().name())
                                .toArray(String[]::new),
                        moments(changed.stream().map(Attendance::lastOut).toList()),
                        moments(changed.stream().map(Attendance::went).toList()),
                        moments(changed.stream().map(Attendance::cameAgain).toList()))
                .replaceWithVoid();
    }

    /** For an activity that ends at another time, under its lock. */
    Uni<Void> recount(UUID activity) {
        return Statements.update(RECOUNT, activity).replaceWithVoid();
    }

    private static OffsetDateTime[] moments(List<Instant> moments) {
        return moments.stream()
                .map(moment -> moment == null ? null : moment.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    Uni<Void> notedBy(UUID id, UUID account) {
        return Statements.update(BY_HAND, id, account).replaceWithVoid();
    }

    /**
     * Somebody who has not signed up, with a place.
     *
     * @param name    sealed for the participation
     * @param consent where a guardian's consent is kept, or null
     */
    record PutIn(UUID id, UUID member, byte[] name, String consent) {
        @Override
        public String toString() {
            return "PutIn[" + id + "]";
        }
    }

    Uni<Void> putIn(PutIn who, CheckInActivity activity, long queueNo, Instant now) {
        return Statements.update(
                        PUT_IN,
                        who.id(),
                        activity.id(),
                        who.member(),
                        activity.organization(),
                        queueNo,
                        now,
                        who.name(),
                        who.consent())
                .replaceWithVoid();
    }

    /** To who waits, or had cancelled. */
    Uni<Void> givePlace(UUID id, long queueNo, String consent) {
        return Statements.update(GIVE_PLACE, id, queueNo, consent).replaceWithVoid();
    }

    Uni<Void> correct(UUID id, AttendanceCorrection correction, UUID account, Instant now) {
        return Statements.update(CORRECT, id, correction.minutes(), correction.reason(), now, account)
                .replaceWithVoid();
    }

    Uni<Void> takeBack(UUID id) {
        return Statements.update(TAKE_BACK, id).replaceWithVoid();
    }

    private static Attendance read(Object[] row) {
        return new Attendance(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                CheckInActivities.instant(row[3]),
                row[4] == null ? null : CheckInWay.valueOf((String) row[4]),
                CheckInActivities.instant(row[5]),
                CheckInActivities.instant(row[6]));
    }
}
