package org.boai.enroll.activity;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A door with its key, said this once.
 *
 * @param secret    32 bytes in base64url, for the device alone
 * @param validUntil until then it may send what it has kept
 */
public record OpenedDoor(UUID id, UUID activity, String label, String secret, OffsetDateTime validUntil) {
    @Override
    public String toString() {
        return "OpenedDoor[" + id + "]";
    }
}
