package org.boai.enroll.platform;

/** An account at WeChat, complete. */
public record WeChatApp(String appId, String secret) {
    @Override
    public String toString() {
        return "WeChatApp[" + appId + "]";
    }
}
