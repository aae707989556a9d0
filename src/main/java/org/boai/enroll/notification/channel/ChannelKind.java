package org.boai.enroll.notification.channel;

/** The ways of telling that an organization may set up. The inbox is none of them: nobody can switch it off. */
public enum ChannelKind {
    /** JSON to an https address, signed as Standard Webhooks demands. */
    WEBHOOK,
    /** 企业微信群机器人. */
    WECOM_ROBOT,
    /** 短信, through Aliyun or Tencent. */
    SMS,
    /** E-mail through an SMTP server. */
    EMAIL
}
