package org.boai.enroll.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Tokens of invitations: 128 random bits in 22 characters, of which the SHA-256 is kept. */
final class InvitationTokens {
    static final String SHAPE = "[A-Za-z0-9_-]{22}";

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private InvitationTokens() {}

    static String next() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
