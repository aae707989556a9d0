package org.boai.enroll.proof;

/**
 * Somebody is known at WeChat.
 *
 * @param weChatSession says so in later requests; 22 characters
 * @param expiresIn     seconds
 */
public record WeChatSession(String weChatSession, long expiresIn) {
    @Override
    public String toString() {
        return "WeChatSession[…]";
    }
}
