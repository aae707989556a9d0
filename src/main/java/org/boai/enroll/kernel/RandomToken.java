package org.boai.enroll.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Tokens that open something: 128 random bits in 22 characters, of which only the SHA-256 is kept. */
public final class RandomToken {
    public static final String SHAPE = "[A-Za-z0-9_-]{22}";

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomToken() {}

    public static String next() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return of(secret);
    }

    /** Of the first 16 of these bytes, which must be as good as random. */
    public static String of(byte[] secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(secret, BYTES));
    }

    /** 32 bytes. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
