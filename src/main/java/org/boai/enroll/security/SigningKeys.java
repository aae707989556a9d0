package org.boai.enroll.security;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SecretFile;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The ES256 keys: the first signs, all verify, and the public halves are published. Read at the start. */
@Startup(1)
@ApplicationScoped
public class SigningKeys {
    private final List<PublicJsonWebKey> keys;

    SigningKeys(SecurityConfig config) {
        this.keys = read(config.signingKeys());
    }

    PrivateKey signing() {
        return keys.get(0).getPrivateKey();
    }

    String signingId() {
        return keys.get(0).getKeyId();
    }

    /** The JWKS document of the public keys. */
    public String publicKeySet() {
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static List<PublicJsonWebKey> read(Path file) {
        return keySet(file).stream().map(PublicJsonWebKey.class::cast).toList();
    }

    private static List<JsonWebKey> keySet(Path file) {
        try {
            return new JsonWebKeySet(Files.readString(file)).getJsonWebKeys();
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("The key file " + file.toAbsolutePath() + " cannot be read. Set"
                    + " boai.security.signing-keys to a JWKS file with this installation's P-256 private keys.");
        }
    }

    /** Makes a key file of mode 0600 unless there is one. */
    public static void createIfMissing(Path file) throws IOException {
        SecretFile.createIfMissing(file, SigningKeys::newKeySet);
    }

    /** Takes a step of a change of keys in the file. @throws IllegalStateException when it is not the next one */
    public static void change(Path file, KeyChange step) throws IOException {
        SecretFile.write(file, privateKeySet(step.apply(keySet(file))));
    }

    private static String newKeySet() {
        return privateKeySet(List.of(newKey()));
    }

    private static String privateKeySet(List<JsonWebKey> keys) {
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    static JsonWebKey newKey() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(UUID.randomUUID().toString());
            key.setAlgorithm("ES256");
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("P-256 is part of every Java platform", e);
        }
    }
}
