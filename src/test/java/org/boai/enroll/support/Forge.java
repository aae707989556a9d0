package org.boai.enroll.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Makes access tokens, right ones and all sorts of wrong ones. */
public final class Forge {
    private static final int LIFETIME_SECONDS = 900;

    private Forge() {}

    /** What a right token of the account says now. */
    public static JwtClaims claims(UUID account, Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setIssuer("boai-enroll");
        claims.setAudience("boai-stewards");
        claims.setSubject(account.toString());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setClaim("tv", 0);
        times(claims, 0);
        change.accept(claims);
        return claims;
    }

    /** Moves the token's whole life. */
    public static void times(JwtClaims claims, long secondsFromNow) {
        var issued = NumericDate.now();
        issued.addSeconds(secondsFromNow);
        claims.setIssuedAt(issued);
        var expires = NumericDate.fromSeconds(issued.getValue() + LIFETIME_SECONDS);
        claims.setExpirationTime(expires);
    }

    /** Signed like the program's own. */
    public static String signed(JwtClaims claims) {
        var key = programsKey();
        return signed(
                claims, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, key.getPrivateKey(), key.getKeyId());
    }

    public static String signedByAnother(JwtClaims claims) {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            return signed(
                    claims,
                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                    key.getPrivateKey(),
                    programsKey().getKeyId());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String signed(JwtClaims claims, String algorithm, Key key, String keyId) {
        try {
            var token = new JsonWebSignature();
            token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            token.setPayload(claims.toJson());
            token.setAlgorithmHeaderValue(algorithm);
            token.setKey(key);
            token.setKeyIdHeaderValue(keyId);
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PublicJsonWebKey programsKey() {
        try {
            Path file = Path.of(TestPostgres.settings(0, "none").get("boai.security.signing-keys"));
            return (PublicJsonWebKey)
                    new JsonWebKeySet(Files.readString(file)).getJsonWebKeys().get(0);
        } catch (IOException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
