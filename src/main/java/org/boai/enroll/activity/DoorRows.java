package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;

/** Doors, in the session at hand. */
@ApplicationScoped
class DoorRows {
    private static final String READ =
            "SELECT d.id, d.activity_id, d.organization_id, d.label, d.opened_at, d.revoked_at FROM activity_doors d WHERE ";

    private static final String OPEN =
            """
            INSERT INTO activity_doors (id, activity_id, organization_id, label, opened_at, opened_by)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String REVOKE = "UPDATE activity_doors SET revoked_at = $2, revoked_by = $3 WHERE id = $1";

    /** Its batches come one after the other, and none passes a revocation. @throws ProblemException {@code door-unknown} */
    Uni<Door> locked(UUID id) {
        return Statements.row(READ + "d.id = $1 FOR UPDATE", id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CheckInProblem.DOOR_UNKNOWN))
                .map(DoorRows::read);
    }

    /** Oldest first. */
    Uni<List<Door>> of(UUID activity) {
        return Statements.rows(READ + "d.activity_id = $1 ORDER BY d.id", activity)
                .map(rows -> rows.stream().map(DoorRows::read).toList());
    }

    Uni<Void> open(Door door, UUID account) {
        return Statements.update(
                        OPEN, door.id(), door.activity(), door.organization(), door.label(), door.openedAt(), account)
                .replaceWithVoid();
    }

    Uni<Void> revoke(UUID id, UUID account, Instant now) {
        return Statements.update(REVOKE, id, now, account).replaceWithVoid();
    }

    private static Door read(Object[] row) {
        return new Door(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                (String) row[3],
                CheckInActivities.instant(row[4]),
                CheckInActivities.instant(row[5]));
    }
}
