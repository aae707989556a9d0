package org.boai.enroll.platform;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of what WeChat does for us. */
public enum WeChatProblem implements ProblemType {
    WECHAT_NOT_CONFIGURED(Kind.NOT_FOUND, "This installation has no such account at WeChat"),
    WECHAT_UNREACHABLE(Kind.UNAVAILABLE, "WeChat does not answer just now"),
    WECHAT_CODE_REFUSED(Kind.RULE_SAYS_NO, "WeChat's code is not right, too old, or was used"),
    WECHAT_TOO_OFTEN(Kind.TOO_MANY, "WeChat was asked too often"),
    WECHAT_USER_REFUSED(Kind.RULE_SAYS_NO, "WeChat refuses this user"),
    WECHAT_PHONE_NOT_MAINLAND(Kind.RULE_SAYS_NO, "The phone at WeChat is no mobile number of mainland China"),
    WECHAT_SESSION_REFUSED(Kind.RULE_SAYS_NO, "The WeChat session is not right or has ended"),
    WECHAT_STATE_REFUSED(Kind.RULE_SAYS_NO, "This return from WeChat does not belong to this browser"),
    WECHAT_ADDRESS_REFUSED(Kind.RULE_SAYS_NO, "Only addresses of this service are signed for WeChat");

    private final Kind kind;
    private final String title;

    WeChatProblem(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
