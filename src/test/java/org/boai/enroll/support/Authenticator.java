package org.boai.enroll.support;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * A steward's authenticator app, written from the standard (RFC 6238) and not from the program. It shows what it showed when it was
 * made, so that no step of time ends between two codes of a test; good for some thirty seconds.
 */
public final class Authenticator {
    private final byte[] secret;
    private final long step = Instant.now().getEpochSecond() / 30;

    /** @param secret as the program shows it, in Base32 */
    public Authenticator(String secret) {
        this.secret = Base32.decode(secret);
    }

    public String code() {
        return code(0);
    }

    /** The code of so many steps of 30 seconds later; the program takes that of the next, too. */
    public String code(int stepsLater) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(
                    ByteBuffer.allocate(8).putLong(step + stepsLater).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffff;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
