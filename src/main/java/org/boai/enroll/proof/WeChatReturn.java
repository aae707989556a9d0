package org.boai.enroll.proof;

/**
 * Somebody has come back from WeChat.
 *
 * @param to            a path of ours
 * @param weChatSession null when WeChat did not say who it is
 */
public record WeChatReturn(String to, String weChatSession) {
    @Override
    public String toString() {
        return "WeChatReturn[…]";
    }
}
