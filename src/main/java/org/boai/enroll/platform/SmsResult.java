package org.boai.enroll.platform;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a provider made of a text message.
 *
 * @param code  the provider's, or one of ours; null when it was sent
 * @param pause how long the number should be left alone, or null
 */
public record SmsResult(Sort sort, String code, Duration pause) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    /** What it means. */
    public enum Sort {
        /** The provider took it. Whether it reached the phone, only a receipt would tell. */
        SENT,
        /** Settings, templates or money: it will not work until somebody mends them. */
        REFUSED,
        /** The number takes no messages. */
        NUMBER_GONE,
        LATER,
        /** No answer came that can be read, and it may have been sent: neither provider knows a repetition. */
        UNSURE
    }

    public SmsResult {
        code = code == null || CODE.matcher(code).matches() ? code : "code-unreadable";
    }

    static SmsResult sent() {
        return new SmsResult(Sort.SENT, null, null);
    }

    static SmsResult refused(String code) {
        return new SmsResult(Sort.REFUSED, code, null);
    }

    static SmsResult numberGone(String code) {
        return new SmsResult(Sort.NUMBER_GONE, code, null);
    }

    static SmsResult later(String code, Duration pause) {
        return new SmsResult(Sort.LATER, code, pause);
    }

    static SmsResult unsure(String code) {
        return new SmsResult(Sort.UNSURE, code, null);
    }

    /** The exchange failed. */
    static SmsResult of(OutboundFailure failure) {
        return failure.perhapsArrived() ? unsure("no-answer") : later("no-connection", null);
    }

    /** An answer that is not the provider's own. */
    static SmsResult ofStatus(int status) {
        return status < 400 ? unsure("answer-unreadable") : later("status-" + status, null);
    }
}
