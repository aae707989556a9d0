package org.boai.enroll.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.boai.enroll.support.CloudStub.Received;

/** What the clouds do with a signed request: from what came over the wire, knowing nothing of how it was made. */
public final class CloudSignatures {
    private static final Pattern ALIYUN =
            Pattern.compile("ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})");
    private static final Pattern TENCENT = Pattern.compile(
            "TC3-HMAC-SHA256 Credential=([^/]+)/([^/]+)/([^/]+)/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

    private CloudSignatures() {}

    public static boolean aliyunAccepts(Received request, String keyId, String secret) {
        Matcher given = ALIYUN.matcher(request.headers().get("authorization"));
        if (!given.matches() || !given.group(1).equals(keyId)) {
            return false;
        }
        String hash = request.headers().get("x-acs-content-sha256");
        String query =
                Arrays.stream(request.uri().getRawQuery().split("&")).sorted().collect(Collectors.joining("&"));
        String canonical = canonical(request, query, given.group(2), hash);
        String expected = hex(mac(secret.getBytes(StandardCharsets.UTF_8), "ACS3-HMAC-SHA256\n" + sha256(canonical)));
        return hash.equals(sha256(request.body())) && expected.equals(given.group(3));
    }

    public static boolean tencentAccepts(Received request, String keyId, String secret) {
        Matcher given = TENCENT.matcher(request.headers().get("authorization"));
        if (!given.matches() || !given.group(1).equals(keyId)) {
            return false;
        }
        String scope = given.group(2) + "/" + given.group(3) + "/tc3_request";
        String canonical = canonical(request, "", given.group(4), sha256(request.body()));
        String toSign =
                "TC3-HMAC-SHA256\n" + request.headers().get("x-tc-timestamp") + "\n" + scope + "\n" + sha256(canonical);
        byte[] day = mac(("TC3" + secret).getBytes(StandardCharsets.UTF_8), given.group(2));
        byte[] signing = mac(mac(day, given.group(3)), "tc3_request");
        return hex(mac(signing, toSign)).equals(given.group(5));
    }

    private static String canonical(Received request, String query, String names, String hash) {
        String headers = Arrays.stream(names.split(";"))
                .map(name -> name + ":" + request.headers().get(name).strip() + "\n")
                .collect(Collectors.joining());
        return request.method() + "\n" + request.uri().getRawPath() + "\n" + query + "\n" + headers + "\n" + names
                + "\n" + hash;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return hex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
