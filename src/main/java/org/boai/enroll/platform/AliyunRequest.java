package org.boai.enroll.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A POST of Aliyun's RPC style, with its parameters in the query and no body, to be signed with ACS3-HMAC-SHA256
 * (help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature).
 *
 * @param host  as in the Host header
 * @param at    at most 15 minutes from Aliyun's time
 * @param nonce never used before
 */
record AliyunRequest(
        String host, String action, String version, SortedMap<String, String> parameters, Instant at, String nonce) {
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final String NO_BODY = Sha256.hex("");

    /** In the order and encoding that are signed. */
    String query() {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** @return all headers but Host */
    Map<String, String> signedWith(String accessKeyId, String accessKeySecret) {
        SortedMap<String, String> signed = headers();
        String names = String.join(";", signed.keySet());
        String lines = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String canonical = String.join("\n", "POST", "/", query(), lines, names, NO_BODY);
        String signature = Sha256.hmacHex(
                accessKeySecret.getBytes(StandardCharsets.UTF_8), ALGORITHM + "\n" + Sha256.hex(canonical));
        Map<String, String> all = new LinkedHashMap<>(signed);
        all.remove("host");
        all.put(
                "Authorization",
                ALGORITHM + " Credential=" + accessKeyId + ",SignedHeaders=" + names + ",Signature=" + signature);
        return all;
    }

    private SortedMap<String, String> headers() {
        return new TreeMap<>(Map.of(
                "host", host,
                "x-acs-action", action,
                "x-acs-content-sha256", NO_BODY,
                "x-acs-date", at.truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", nonce,
                "x-acs-version", version));
    }

    /** RFC 3986, where a form would have plus signs and asterisks. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** The parameters hold a phone number. */
    @Override
    public String toString() {
        return "AliyunRequest[" + action + "]";
    }
}
