package org.boai.enroll.page;

import java.util.Locale;
import java.util.Map;

/**
 * Which program shows the page, by its own word: good for hints, never for trust. WeCom says that it is WeChat too, so it
 * is asked for first.
 */
public enum HostApp {
    WECOM("wxwork"),
    WECHAT("micromessenger"),
    ALIPAY("alipayclient"),
    ZHEZHENGDING("taurusapp"),
    DINGTALK("dingtalk"),
    ZHELIBAN("dtdreamweb"),
    OTHER("");

    private static final Map<HostApp, String> NAMES =
            Map.of(WECOM, "企业微信", WECHAT, "微信", ALIPAY, "支付宝", ZHEZHENGDING, "浙政钉", DINGTALK, "钉钉", ZHELIBAN, "浙里办");

    private final String mark;

    HostApp(String mark) {
        this.mark = mark;
    }

    /** @param agent the User-Agent header, or null */
    static HostApp of(String agent) {
        String said = agent == null ? "" : agent.toLowerCase(Locale.ROOT);
        for (HostApp app : values()) {
            if (said.contains(app.mark)) {
                return app;
            }
        }
        return OTHER;
    }

    /** Inside an app, which has a menu in the corner and downloads no files. */
    public boolean inApp() {
        return this != OTHER;
    }

    /** As people call it, or null. */
    public String called() {
        return NAMES.get(this);
    }
}
