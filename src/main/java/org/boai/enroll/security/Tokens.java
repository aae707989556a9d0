package org.boai.enroll.security;

import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Makes tokens: signed ones for access, random ones of 256 bits for refresh, of which only the hash is stored. */
@ApplicationScoped
class Tokens {
    static final String ISSUER = "boai-enroll";
    static final String AUDIENCE = "boai-stewards";
    static final String VERSION_CLAIM = "tv";

    private static final int REFRESH_BYTES = 32;

    private final SigningKeys keys;
    private final SecurityConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(SigningKeys keys, SecurityConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    String access(UUID account, int tokenVersion) {
        Instant now = clock.instant();
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(account.toString())
                .claim("jti", UUID.randomUUID().toString())
                .claim(VERSION_CLAIM, tokenVersion)
                .issuedAt(now)
                .expiresAt(now.plus(config.accessToken()))
                .jws()
                .keyId(keys.signingId())
                .algorithm(io.smallrye.jwt.algorithm.SignatureAlgorithm.ES256)
                .sign(keys.signing());
    }

    String refresh() {
        byte[] secret = new byte[REFRESH_BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static byte[] hash(String refreshToken) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(refreshToken.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
