package org.boai.enroll.proof;

/** How the codes look that WeChat gives to its clients; their length is not promised anywhere. */
final class WeChatCode {
    static final String SHAPE = "[\\x21-\\x7e]{1,256}";

    private WeChatCode() {}
}
