package org.boai.enroll.platform;

/** What WeChat's error codes call for (developers.weixin.qq.com, 全局返回码). */
public enum WeChatError {
    /** -1, or no answer that can be read: the same may succeed in a moment. */
    BUSY,
    /** The access token is not, or no longer, good; another may be. */
    TOKEN,
    /** What the user's side gave us is wrong, too old, or was used; it must ask WeChat for another. */
    CODE,
    /** A limit of the user or of the account. */
    TOO_OFTEN,
    /** WeChat blocks this user. */
    RISKY_USER,
    /** Settings, permissions, our own mistakes: it will not work until somebody mends them. */
    PERMANENT;

    static WeChatError of(int errcode) {
        return switch (errcode) {
            case -1 -> BUSY;
            case 40001, 40014, 42001 -> TOKEN;
            // 40163: been used; 41008: empty
            case 40029, 40163, 41008 -> CODE;
            // 45047 is of messages only
            case 45009, 45011 -> TOO_OFTEN;
            case 40226 -> RISKY_USER;
            default -> PERMANENT;
        };
    }
}
