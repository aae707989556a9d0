package org.boai.enroll.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.boai.enroll.privacy.BlindIndex;

/**
 * Keys of passes and doors, 32 bytes each, derived from the installation's index key and told apart by purpose: none is
 * stored, and each can be made again.
 */
@ApplicationScoped
class CheckInKeys {
    private final BlindIndex keys;

    CheckInKeys(BlindIndex keys) {
        this.keys = keys;
    }

    /** What a member's device makes codes of. */
    byte[] pass(UUID participation) {
        return keys.of("check-in-pass", bytes(participation));
    }

    /** What a device at a door signs with. */
    byte[] door(UUID door) {
        return keys.of("check-in-door", bytes(door));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static String text(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    static String text(UUID id) {
        return text(bytes(id));
    }

    /** @param text 22 characters of base64url */
    static UUID id(String text) {
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
