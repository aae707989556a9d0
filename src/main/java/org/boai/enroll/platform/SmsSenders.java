package org.boai.enroll.platform;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sender for each provider. */
@ApplicationScoped
public class SmsSenders {
    private final AliyunSms aliyun;
    private final TencentSms tencent;
    private final LogSms log;
    private final boolean demo;

    SmsSenders(
            AliyunSms aliyun,
            TencentSms tencent,
            LogSms log,
            @ConfigProperty(name = "boai.mode", defaultValue = "production") String mode) {
        this.aliyun = aliyun;
        this.tencent = tencent;
        this.log = log;
        this.demo = mode.equals("demo");
    }

    /** Whether this provider may be used: the log only in demonstrations, because nobody is told by it. */
    public boolean allows(SmsProvider provider) {
        return provider != SmsProvider.LOG || demo;
    }

    /** @throws IllegalArgumentException for a provider that is not allowed */
    public SmsSender of(SmsProvider provider) {
        if (!allows(provider)) {
            throw new IllegalArgumentException("no text messages through " + provider + " in production");
        }
        return switch (provider) {
            case ALIYUN -> aliyun;
            case TENCENT -> tencent;
            case LOG -> log;
        };
    }
}
