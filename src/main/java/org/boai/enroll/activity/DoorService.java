package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Opens and revokes the doors of an activity; a device at one of them needs no account. */
@ApplicationScoped
public class DoorService {
    private final CheckInActivities activities;
    private final DoorRows doors;
    private final CheckInKeys keys;
    private final AuditLog audit;
    private final Work work;
    private final CheckInConfig config;
    private final Clock clock;

    DoorService(
            CheckInActivities activities,
            DoorRows doors,
            CheckInKeys keys,
            AuditLog audit,
            Work work,
            CheckInConfig config,
            Clock clock) {
        this.activities = activities;
        this.doors = doors;
        this.keys = keys;
        this.audit = audit;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /** @throws ProblemException {@code activity-unknown}, {@code check-in-closed}, {@code too-many-doors} */
    public Uni<OpenedDoor> open(UUID activity, OpenDoor request, Caller caller) {
        return work.in(caller.scope(), () -> activities
                .require(activity, caller)
                .chain(() -> activities.locked(activity))
                .map(CheckInActivity::requireOpen)
                .call(() -> doors.of(activity).invoke(this::requireRoom))
                .chain(of -> opened(of, request, caller)));
    }

    private void requireRoom(List<Door> open) {
        if (open.size() >= config.mostDoors()) {
            throw ProblemException.of(CheckInProblem.TOO_MANY_DOORS);
        }
    }

    private Uni<OpenedDoor> opened(CheckInActivity activity, OpenDoor request, Caller caller) {
        var door = new Door(
                Ids.next(),
                activity.id(),
                activity.organization(),
                request.label().strip(),
                clock.instant(),
                null);
        record("door-opened", door, caller);
        return doors.open(door, caller.accountId())
                .replaceWith(new OpenedDoor(
                        door.id(),
                        door.activity(),
                        door.label(),
                        CheckInKeys.text(keys.door(door.id())),
                        Door.until(activity, config).atZone(SystemClock.ZONE).toOffsetDateTime()));
    }

    /** All of them, oldest first. @throws ProblemException {@code activity-unknown} */
    public Uni<List<DoorView>> list(UUID activity, Caller caller) {
        return work.in(caller.scope(), () -> activities
                .require(activity, caller)
                .chain(() -> doors.of(activity))
                .map(all -> all.stream().map(DoorView::of).toList()));
    }

    /**
     * From now on nothing that it sends counts, what it scanned before neither: whoever has its key could say anything.
     *
     * @throws ProblemException {@code door-unknown}, {@code door-revoked}
     */
    public Uni<DoorView> revoke(UUID id, Caller caller) {
        Instant now = clock.instant();
        return work.in(caller.scope(), () -> doors.locked(id)
                .invoke(DoorService::requireUnrevoked)
                .call(door -> doors.revoke(id, caller.accountId(), now))
                .invoke(door -> record("door-revoked", door, caller))
                .map(door -> new Door(id, door.activity(), door.organization(), door.label(), door.openedAt(), now))
                .map(DoorView::of));
    }

    private static void requireUnrevoked(Door door) {
        if (door.revokedAt() != null) {
            throw ProblemException.of(CheckInProblem.DOOR_REVOKED);
        }
    }

    private void record(String act, Door door, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(act, "door", door.id(), door.organization()));
    }
}
