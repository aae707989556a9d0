package org.boai.enroll.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.boai.enroll.privacy.BlindIndex;

/**
 * Tokens of acknowledgment links: 16 characters that an SMS variable can hold, 96 bits of a keyed hash of the delivery.
 * So every attempt of a delivery carries the same link, on every replica, and the token itself is kept nowhere. What it
 * stands for and until when is looked up by its SHA-256, which is as good as a signature in it, and can be taken back.
 */
@ApplicationScoped
class LinkTokens {
    private static final int BYTES = 12;

    private final BlindIndex index;

    LinkTokens(BlindIndex index) {
        this.index = index;
    }

    String of(UUID delivery) {
        byte[] secret = Arrays.copyOf(index.of("acknowledgment-link", delivery.toString()), BYTES);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        // phones take a hyphen at the end of an address for punctuation
        return token.endsWith("-") ? token.substring(0, token.length() - 1) + "0" : token;
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
