package org.boai.enroll.notification.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** 企业微信. */
@ConfigMapping(prefix = "boai.wecom")
public interface WecomConfig {
    /** Where its interface stands, without a path; another one where the platform is hosted privately. */
    @WithDefault("https://qyapi.weixin.qq.com")
    URI url();
}
