package org.boai.enroll.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.boai.enroll.support.Forge;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Tokens of an account that exists, each wrong in one thing (RFC 8725, OWASP ASVS 9). */
final class HostileTokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int A_DAY = 86_400;

    private final Map<String, String> all = new LinkedHashMap<>();
    private final UUID account;
    private final PublicJsonWebKey program = Forge.programsKey();
    private final KeyPair attacker = pair("secp256r1");
    private final String claims;

    private HostileTokens(UUID account, String attackersServer) {
        this.account = account;
        this.claims = Forge.claims(account, right -> {}).toJson();
        algorithms();
        signatures();
        keyHints(attackersServer);
        times();
        audiences();
        shapes();
    }

    /** By what is wrong with each. @param attackersServer where hints to keys point */
    static Map<String, String> of(UUID account, String attackersServer) {
        return new HostileTokens(account, attackersServer).all;
    }

    private void algorithms() {
        for (String none : new String[] {"none", "None", "nOnE", ""}) {
            all.put("algorithm '" + none + "'", unsigned(header(none)));
        }
        byte[] der = program.getPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        all.put("HS256 with the public key as DER", hmac(der));
        all.put("HS256 with the public key as PEM", hmac(bytes(pem)));
        all.put("HS256 with the public key as JWK", hmac(bytes(program.toJson(OutputControlLevel.PUBLIC_ONLY))));
        all.put("HS256 with an empty-looking key", hmac(new byte[] {0}));
        all.put("ES384 on another curve", signed(header("ES384"), claims, pair("secp384r1"), "SHA384"));
        all.put("ES256 that is signed on another curve", signed(header("ES256"), claims, pair("secp384r1"), "SHA256"));
        all.put("RS256 with an own key", rs256());
        all.put("no algorithm", right(header("ES256"), header -> header.remove("alg")));
        all.put("an algorithm in lower case", right(header("es256"), header -> {}));
    }

    private void signatures() {
        String right = right(header("ES256"), header -> {});
        String[] parts = right.split("\\.");
        all.put("an empty signature", parts[0] + "." + parts[1] + ".");
        all.put("no signature at all", parts[0] + "." + parts[1]);
        all.put("a signature of zeros (CVE-2022-21449)", parts[0] + "." + parts[1] + "." + base64(new byte[64]));
        all.put("a cut signature", right.substring(0, right.length() - 4));
        all.put("a DER signature", der());
        all.put("another key under our key's name", signed(header("ES256"), claims, attacker, "SHA256"));
        String another = Forge.claims(UUID.randomUUID(), claim -> {}).toJson();
        all.put("claims of another under this signature", parts[0] + "." + base64(bytes(another)) + "." + parts[2]);
        all.put("two tokens in one", right + "." + right);
        all.put("a token and more", right + ", Bearer " + right);
    }

    private void keyHints(String server) {
        for (String kid :
                new String[] {"../../../../dev/null", "' OR 1=1 --", "http://" + server + "/key", "unknown"}) {
            all.put("key id " + kid, byAttacker(header -> header.put("kid", kid)));
        }
        all.put("no key id", byAttacker(header -> header.remove("kid")));
        all.put("jku", byAttacker(header -> header.put("jku", "http://" + server + "/jwks.json")));
        all.put("x5u", byAttacker(header -> header.put("x5u", "http://" + server + "/cert.pem")));
        all.put("an embedded jwk", byAttacker(header -> header.set("jwk", attackersJwk())));
        all.put("an embedded jwk without a key id", byAttacker(header -> {
            header.remove("kid");
            header.set("jwk", attackersJwk());
        }));
        all.put("an x5c", byAttacker(header -> header.putArray("x5c").add(base64(new byte[300]))));
        all.put("an unknown critical header", right(header("ES256"), header -> {
            header.putArray("crit").add("boai");
            header.put("boai", true);
        }));
        all.put("an unencoded payload", right(header("ES256"), header -> {
            header.putArray("crit").add("b64");
            header.put("b64", false);
        }));
    }

    private void times() {
        put("expired", claim -> Forge.times(claim, -3600));
        put("expired beyond the skew", claim -> Forge.times(claim, -940));
        put("not yet valid", claim -> claim.setNotBefore(inSeconds(600)));
        put("issued in the future", claim -> Forge.times(claim, 600));
        put("no end", claim -> claim.unsetClaim("exp"));
        put("an end far away", claim -> claim.setExpirationTime(inSeconds(A_DAY)));
        put("an end beyond all numbers", claim -> claim.setClaim("exp", "1e400"));
        put("an end in words", claim -> claim.setClaim("exp", "tomorrow"));
        put("no beginning", claim -> claim.unsetClaim("iat"));
    }

    private void audiences() {
        put("another issuer", claim -> claim.setIssuer("boai-enroll.example.org"));
        put("no issuer", claim -> claim.unsetClaim("iss"));
        put("another audience", claim -> claim.setAudience("boai-members"));
        put("no audience", claim -> claim.unsetClaim("aud"));
        put("no identifier", claim -> claim.unsetClaim("jti"));
        put("no version", claim -> claim.unsetClaim("tv"));
        put("an older version", claim -> claim.setClaim("tv", -1));
        put("a later version", claim -> claim.setClaim("tv", 1));
        put("a version in words", claim -> claim.setClaim("tv", "zero"));
        put("a version beyond all numbers", claim -> claim.setClaim("tv", Long.MAX_VALUE));
        put("a name for an account", claim -> claim.setSubject("province"));
        put("no account", claim -> claim.unsetClaim("sub"));
        put(
                "an account that nobody has",
                claim -> claim.setSubject(UUID.randomUUID().toString()));
        put("roles of its own, and an older version", claim -> {
            claim.setStringListClaim("groups", "SYSTEM_ADMIN", "REVIEWER");
            claim.setClaim("tv", -1);
        });
    }

    private void shapes() {
        String admin = Forge.claims(UUID.randomUUID(), claim -> {}).getClaimValueAsString("sub");
        all.put("a claim that comes twice", payload(json -> json.replaceFirst("\\{", "{\"sub\":\"" + admin + "\",")));
        all.put("an audience that comes twice", payload(json -> json.replaceFirst("\\{", "{\"aud\":\"others\",")));
        all.put("claims that are no object", payload(json -> "[" + json + "]"));
        all.put("claims that are no JSON", payload(json -> json.substring(1)));
        all.put("claims and more", payload(json -> json + json));
        all.put("encrypted instead of signed", encrypted());
        all.put("garbage", "garbage");
        all.put("dots", "..");
        all.put("a refresh token", base64(new byte[32]));
    }

    private void put(String name, Consumer<JwtClaims> change) {
        all.put(name, Forge.signed(Forge.claims(account, change)));
    }

    private ObjectNode header(String algorithm) {
        return JSON.createObjectNode().put("alg", algorithm).put("kid", program.getKeyId());
    }

    private String unsigned(ObjectNode header) {
        return base64(bytes(header.toString())) + "." + base64(bytes(claims)) + ".";
    }

    /** By the program's own key: only what the header says may stand in the way. */
    private String right(ObjectNode header, Consumer<ObjectNode> change) {
        change.accept(header);
        return signed(header, claims, new KeyPair(program.getPublicKey(), program.getPrivateKey()), "SHA256");
    }

    private String payload(UnaryOperator<String> change) {
        var keys = new KeyPair(program.getPublicKey(), program.getPrivateKey());
        return signed(header("ES256"), change.apply(claims), keys, "SHA256");
    }

    private String byAttacker(Consumer<ObjectNode> change) {
        var header = header("ES256");
        change.accept(header);
        return signed(header, claims, attacker, "SHA256");
    }

    private static String signed(ObjectNode header, String payload, KeyPair keys, String hash) {
        String text = base64(bytes(header.toString())) + "." + base64(bytes(payload));
        return text + "." + base64(sign(hash + "withECDSAinP1363Format", keys.getPrivate(), text));
    }

    private String der() {
        String text = base64(bytes(header("ES256").toString())) + "." + base64(bytes(claims));
        return text + "." + base64(sign("SHA256withECDSA", program.getPrivateKey(), text));
    }

    private String rs256() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            String text = base64(bytes(header("RS256").toString())) + "." + base64(bytes(claims));
            return text + "."
                    + base64(sign("SHA256withRSA", generator.generateKeyPair().getPrivate(), text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hmac(byte[] key) {
        try {
            String text = base64(bytes(header("HS256").toString())) + "." + base64(bytes(claims));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return text + "." + base64(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String encrypted() {
        try {
            var token = new JsonWebEncryption();
            token.setPayload(claims);
            token.setAlgorithmHeaderValue("ECDH-ES");
            token.setEncryptionMethodHeaderParameter("A128GCM");
            token.setKey(program.getPublicKey());
            token.setKeyIdHeaderValue(program.getKeyId());
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode attackersJwk() {
        try {
            var jwk = new EllipticCurveJsonWebKey((java.security.interfaces.ECPublicKey) attacker.getPublic());
            return (ObjectNode) JSON.readTree(jwk.toJson(OutputControlLevel.PUBLIC_ONLY));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sign(String algorithm, PrivateKey key, String text) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(bytes(text));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NumericDate inSeconds(long seconds) {
        var date = NumericDate.now();
        date.addSeconds(seconds);
        return date;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
