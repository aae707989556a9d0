package org.boai.enroll.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A program with both accounts at WeChat, which a test plays on {@link #port()}. */
public class WithWeChat implements QuarkusTestResourceLifecycleManager {
    public static final int PER_ADDRESS = 60;
    public static final String PUBLIC = "https://hh.example.cn";

    /** In the properties of the whole process, as Quarkus's class loaders each have a class of this name. */
    private static final String PORT = "boai.test.wechat.port";

    public static int port() {
        return Integer.getInteger(PORT);
    }

    @Override
    public Map<String, String> start() {
        System.setProperty(PORT, String.valueOf(Ports.free()));
        return Map.ofEntries(
                Map.entry("boai.wechat.api-url", "http://127.0.0.1:" + port()),
                Map.entry("boai.wechat.timeout", "PT60S"),
                Map.entry("boai.wechat.mini-program.app-id", WeChatStub.MINI_PROGRAM),
                Map.entry("boai.wechat.mini-program.secret", WeChatStub.SECRET),
                Map.entry("boai.wechat.service-account.app-id", WeChatStub.SERVICE_ACCOUNT),
                Map.entry("boai.wechat.service-account.secret", WeChatStub.SECRET),
                Map.entry("boai.codes.public-url", PUBLIC),
                Map.entry("boai.proof.per-address", String.valueOf(PER_ADDRESS)),
                Map.entry("boai.web.changes-at-once", "1000"),
                Map.entry("boai.limits.trusted-proxies", "127.0.0.1,::1"));
    }

    /** After the settings that all tests share. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
        System.clearProperty(PORT);
    }
}
