package org.boai.enroll.notification.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.boai.enroll.kernel.InvalidValue;

/**
 * What a webhook's receiver and this program share: {@code whsec_} and 24 to 64 bytes in base64. Source: Standard
 * Webhooks, <i>Signature scheme</i> (symmetric, {@code v1}).
 */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int GENERATED_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Found once for a thread. */
    private static final ThreadLocal<Mac> READY = ThreadLocal.withInitial(WebhookSecret::find);

    private final SecretKeySpec key;

    private WebhookSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** A new secret of 256 bits, as it is shown once and kept sealed. */
    public static String generate() {
        byte[] key = new byte[GENERATED_BYTES];
        RANDOM.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** @throws InvalidValue {@code webhook-secret} */
    static WebhookSecret of(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new InvalidValue("webhook-secret");
        }
        byte[] key = decoded(text.substring(PREFIX.length()));
        if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
            throw new InvalidValue("webhook-secret");
        }
        return new WebhookSecret(key);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("webhook-secret");
        }
    }

    private static Mac find() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
        }
    }

    /** {@code v1,} and the HMAC over {@code id.seconds.body} in base64. */
    String sign(String id, Instant attempt, String body) {
        try {
            Mac mac = READY.get();
            mac.init(key);
            String signed = id + "." + attempt.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes any key", e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
