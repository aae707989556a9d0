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
    /** Ready for the next value; finding and keying a new one costs more than the hash. */
    private final ThreadLocal<Mac> ready;

    BlindIndex(FieldKeys keys) {
        var key = new SecretKeySpec(keys.index(), "HmacSHA256");
        this.ready = ThreadLocal.withInitial(() -> keyed(key));
    }

    /** @param purpose what the value is, e.g. {@code phone}; values of one purpose are comparable */
    public byte[] of(String purpose, String value) {
        return of(purpose, value.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] of(String purpose, byte[] value) {
        var mac = ready.get();
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(value);
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
        }
    }
}
