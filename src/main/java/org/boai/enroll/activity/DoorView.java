package org.boai.enroll.activity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;

/** A door without its key. @param revokedAt null while it may send */
public record DoorView(UUID id, UUID activity, String label, OffsetDateTime openedAt, OffsetDateTime revokedAt) {
    static DoorView of(Door door) {
        return new DoorView(
                door.id(),
                door.activity(),
                door.label(),
                door.openedAt().atZone(SystemClock.ZONE).toOffsetDateTime(),
                door.revokedAt() == null
                        ? null
                        : door.revokedAt().atZone(SystemClock.ZONE).toOffsetDateTime());
    }
}
