package org.boai.enroll.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes for equality: HMAC-SHA-256, separated by purpose, so that equal values in different fields do not
 * look equal. 32 bytes.
 */
public final class BlindIndex {
    private final SecretKeySpec key;

    BlindIndex(FieldKeys keys) {
        this.key = new SecretKeySpec(keys.index(), "HmacSHA256");
    }

    /** @param purpose what the value is, e.g. {@code phone}; values of one purpose are comparable */
    public byte[] of(String purpose, String value) {
        return of(purpose, value.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] of(String purpose, byte[] value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
        }
    }
}
