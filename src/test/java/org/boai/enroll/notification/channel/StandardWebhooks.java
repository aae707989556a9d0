package org.boai.enroll.notification.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver as the specification of Standard Webhooks wants it. Shares nothing with the sender. */
record StandardWebhooks(String secret) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    boolean accepts(Map<String, String> headers, String body, Instant now) {
        String seconds = headers.get("webhook-timestamp");
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now);
        if (age.abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        byte[] expected = hmac(headers.get("webhook-id") + "." + seconds + "." + body);
        return Arrays.stream(headers.get("webhook-signature").split(" "))
                .filter(signature -> signature.startsWith("v1,"))
                .map(signature -> Base64.getDecoder().decode(signature.substring(3)))
                .anyMatch(signature -> MessageDigest.isEqual(signature, expected));
    }

    private byte[] hmac(String signed) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
