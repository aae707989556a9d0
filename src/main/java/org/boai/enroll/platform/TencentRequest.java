package org.boai.enroll.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * A POST to Tencent Cloud, to be signed with TC3-HMAC-SHA256 (cloud.tencent.com/document/api/382/52072).
 *
 * @param host as in the Host header
 * @param body JSON
 * @param at   at most five minutes from Tencent's time
 */
record TencentRequest(
        String host, String service, String action, String version, String region, String body, Instant at) {
    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String SIGNED = "content-type;host";

    /** @return all headers but Host */
    Map<String, String> signedWith(String secretId, String secretKey) {
        String scope = date() + "/" + service + "/tc3_request";
        String toSign = String.join("\n", ALGORITHM, seconds(), scope, Sha256.hex(canonical()));
        return Map.of(
                "Content-Type", JSON,
                "X-TC-Action", action,
                "X-TC-Version", version,
                "X-TC-Region", region,
                "X-TC-Timestamp", seconds(),
                "Authorization",
                        ALGORITHM + " Credential=" + secretId + "/" + scope + ", SignedHeaders=" + SIGNED
                                + ", Signature=" + Sha256.hmacHex(signingKey(secretKey), toSign));
    }

    private String canonical() {
        String headers = "content-type:" + JSON + "\nhost:" + host + "\n";
        return String.join("\n", "POST", "/", "", headers, SIGNED, Sha256.hex(body));
    }

    private byte[] signingKey(String secretKey) {
        byte[] key = ("TC3" + secretKey).getBytes(StandardCharsets.UTF_8);
        return Sha256.hmac(Sha256.hmac(Sha256.hmac(key, date()), service), "tc3_request");
    }

    private String seconds() {
        return String.valueOf(at.getEpochSecond());
    }

    /** Of UTC, whatever the day is here. */
    private String date() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    /** The body holds a phone number. */
    @Override
    public String toString() {
        return "TencentRequest[" + action + "]";
    }
}
