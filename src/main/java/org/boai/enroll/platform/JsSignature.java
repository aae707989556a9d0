package org.boai.enroll.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Lets a page use WeChat's scripts: {@code wx.config} (developers.weixin.qq.com, JS-SDK使用权限签名算法).
 *
 * @param timestamp seconds since 1970
 * @param signature SHA-1 in lower-case hexadecimal, as WeChat wants it
 */
public record JsSignature(String appId, long timestamp, String nonceStr, String signature) {
    /** @param url of the page, with its query and without what follows {@code #} */
    static JsSignature of(String appId, String ticket, String nonce, long timestamp, String url) {
        String signed = "jsapi_ticket=" + ticket + "&noncestr=" + nonce + "&timestamp=" + timestamp + "&url=" + url;
        return new JsSignature(appId, timestamp, nonce, sha1(signed));
    }

    /** The part of an address that is signed. */
    static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is part of every Java platform", e);
        }
    }
}
