package org.boai.enroll.platform;

/**
 * At whose cost and in whose name a text message is sent.
 *
 * @param signName the approved signature, without brackets
 * @param template the approved template: {@code SMS_…} at Aliyun, digits at Tencent
 * @param appId    SmsSdkAppId of Tencent; null elsewhere
 * @param region   of Tencent, e.g. {@code ap-guangzhou}; null elsewhere
 */
public record SmsAccount(
        SmsProvider provider,
        String accessKeyId,
        String accessKeySecret,
        String signName,
        String template,
        String appId,
        String region) {
    @Override
    public String toString() {
        return "SmsAccount[" + provider + "]";
    }
}
