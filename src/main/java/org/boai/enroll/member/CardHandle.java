package org.boai.enroll.member;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.boai.enroll.privacy.BlindIndex;

/**
 * What the picture on a card says: which session showed it and when, signed. Good for sixty seconds, so that a photograph
 * of it is worth nothing; names nobody, and is worth nothing either once the session has ended.
 */
record CardHandle(UUID session, Instant issuedAt) {
    static final Duration GOOD_FOR = Duration.ofSeconds(60);
    static final String SHAPE = "[A-Za-z0-9_-]{43}";

    private static final int SIGNED_BYTES = 20;
    private static final int SIGNATURE_BYTES = 12;

    /** 43 characters. */
    String signed(BlindIndex keys) {
        byte[] said = said();
        byte[] all = ByteBuffer.allocate(SIGNED_BYTES + SIGNATURE_BYTES)
                .put(said)
                .put(signature(said, keys))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** @return null for what we did not sign, or no longer at {@code now} */
    static CardHandle read(String text, BlindIndex keys, Instant now) {
        if (!text.matches(SHAPE)) {
            return null;
        }
        byte[] all = Base64.getUrlDecoder().decode(text);
        byte[] said = Arrays.copyOf(all, SIGNED_BYTES);
        byte[] signature = Arrays.copyOfRange(all, SIGNED_BYTES, all.length);
        if (!MessageDigest.isEqual(signature, signature(said, keys))) {
            return null;
        }
        var bytes = ByteBuffer.wrap(said);
        var handle = new CardHandle(
                new UUID(bytes.getLong(), bytes.getLong()),
                Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt())));
        return handle.isGoodAt(now) ? handle : null;
    }

    /** Another replica's clock may be a little ahead. */
    private boolean isGoodAt(Instant now) {
        var age = Duration.between(issuedAt, now);
        return age.compareTo(GOOD_FOR) <= 0 && age.compareTo(Duration.ofSeconds(-5)) >= 0;
    }

    private byte[] said() {
        return ByteBuffer.allocate(SIGNED_BYTES)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits())
                .putInt((int) issuedAt.getEpochSecond())
                .array();
    }

    private static byte[] signature(byte[] said, BlindIndex keys) {
        return Arrays.copyOf(keys.of("card", said), SIGNATURE_BYTES);
    }
}
