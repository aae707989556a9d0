package org.boai.enroll.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where the providers of text messages are. */
@ConfigMapping(prefix = "boai.sms")
public interface SmsConfig {
    /** Aliyun's service. */
    @WithDefault("https://dysmsapi.aliyuncs.com")
    URI aliyunUrl();

    /** Tencent's service. */
    @WithDefault("https://sms.tencentcloudapi.com")
    URI tencentUrl();
}
