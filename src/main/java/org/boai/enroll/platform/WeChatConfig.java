package org.boai.enroll.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The accounts at WeChat. Without them the program works, and whoever wants WeChat is told that there is none. */
@ConfigMapping(prefix = "boai.wechat")
public interface WeChatConfig {
    /** WeChat's interface for servers. */
    @WithDefault("https://api.weixin.qq.com")
    URI apiUrl();

    /** Where WeChat's own browser is sent to say who uses it. */
    @WithDefault("https://open.weixin.qq.com")
    URI openUrl();

    /**
     * How long one call may take; somebody waits for it, and it is made twice at most. Beyond five seconds a replica may take
     * over a fetch that is only slow.
     */
    @WithDefault("PT5S")
    Duration timeout();

    /** Scheme and host of our own pages, as WeChat knows them (网页授权域名, JS接口安全域名); no slash at the end. */
    @WithDefault("${boai.codes.public-url:http://localhost:${quarkus.http.port:8080}}")
    String publicUrl();

    /** The mini-program (小程序): sign-in, phones, texts. */
    Account miniProgram();

    /** The service account (服务号), or another one that may authorize pages: sign-in and scripts in WeChat's browser. */
    Account serviceAccount();

    /** One account. Both keys, or neither. */
    interface Account {
        /** AppID, e.g. {@code wx0123456789abcdef}. */
        Optional<String> appId();

        /** AppSecret; never logged. */
        Optional<String> secret();
    }
}
