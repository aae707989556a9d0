package org.boai.enroll.security;

import java.time.Duration;

/** @param expiresIn seconds that the access token lives */
public record IssuedTokens(String accessToken, long expiresIn, String refreshToken) {
    static IssuedTokens of(String access, Duration lifetime, String refresh) {
        return new IssuedTokens(access, lifetime.toSeconds(), refresh);
    }

    @Override
    public String toString() {
        return "IssuedTokens[…]";
    }
}
