package org.boai.enroll.platform;

/**
 * Somebody as one of our accounts at WeChat knows them.
 *
 * @param appId  the account; another one knows the same person by another openid
 * @param openid personal, if nobody else can tell whose it is
 */
public record WeChatUser(String appId, String openid) {
    @Override
    public String toString() {
        return "WeChatUser[" + appId + "]";
    }
}
