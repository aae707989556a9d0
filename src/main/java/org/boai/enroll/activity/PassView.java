package org.boai.enroll.activity;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What a member's device makes codes of, also without a network: {@code prefix + step + "." + mac}, where the step is the
 * seconds since 1970 divided by {@code stepSeconds} and the mac the first 12 bytes of HMAC-SHA-256 of
 * {@code prefix + step}, in base64url. The page on check-in codes has examples.
 *
 * @param secret the key: 32 bytes in base64url
 */
public record PassView(
        UUID participation,
        String activity,
        String place,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        String prefix,
        String secret,
        int stepSeconds) {
    @Override
    public String toString() {
        return "PassView[" + participation + "]";
    }
}
