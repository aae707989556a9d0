package org.boai.enroll.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;

/**
 * What an authenticator app needs, shown once.
 *
 * @param secret in Base32, to be typed
 * @param uri    {@code otpauth:} address, to be shown as a QR code
 */
public record NewSecondFactor(String secret, String uri) {
    private static final String ISSUER = "博爱入会";

    static NewSecondFactor of(String username, byte[] secret) {
        String text = Base32.toBase32String(secret).replace("=", "");
        String label = encoded(ISSUER) + ":" + encoded(username.strip().toLowerCase(Locale.ROOT));
        return new NewSecondFactor(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + encoded(ISSUER));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "NewSecondFactor[…]";
    }
}
