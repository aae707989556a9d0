package org.boai.enroll.proof;

/**
 * Somebody is sent to WeChat, to be asked nothing there.
 *
 * @param location where to
 * @param errand   stays with the browser, and is shown on return; letters, digits, dots, hyphens and underscores
 */
public record WeChatDetour(String location, String errand) {
    @Override
    public String toString() {
        return "WeChatDetour[…]";
    }
}
