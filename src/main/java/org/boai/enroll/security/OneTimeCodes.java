package org.boai.enroll.security;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by time: RFC 6238 with HMAC-SHA-1, six digits, 30 seconds, as every authenticator app has them. */
final class OneTimeCodes {
    static final int SECRET_BYTES = 20;

    private static final int SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /** Phones are a little early or late (RFC 6238, 5.2: one step). */
    private static final int TOLERATED_STEPS = 1;

    private OneTimeCodes() {}

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), SECONDS);
    }

    /** The code of a step (RFC 4226, 5.3). */
    static String at(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format("%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-1 is part of every Java platform", e);
        }
    }

    /** @return the step whose code this is, now or next to now; -1 when there is none */
    static long stepOf(byte[] secret, String code, Instant now) {
        long found = -1;
        for (long step = step(now) - TOLERATED_STEPS; step <= step(now) + TOLERATED_STEPS; step++) {
            if (MessageDigest.isEqual(at(secret, step).getBytes(), code.getBytes())) {
                found = step;
            }
        }
        return found;
    }
}
