package org.boai.enroll.notification.channel;

import java.time.Duration;

/**
 * What came of sending.
 *
 * @param reason     for a steward: a short code without any address, name or answer of the other side
 * @param retryAfter how long the other side wants to be left alone, or null
 */
public record Verdict(Sort sort, String reason, Duration retryAfter) {
    /** What it means for the message. */
    public enum Sort {
        DELIVERED,
        /** It will never work: another channel must tell. */
        PERMANENT,
        /** The token is stale: renew it and try once. */
        REFRESH,
        /** Not now. */
        LATER,
        /** The endpoint is no more. */
        GONE,
        /** It may have arrived, and a second message would cost or disturb: not tried again blindly. */
        UNSURE
    }

    public static Verdict delivered() {
        return new Verdict(Sort.DELIVERED, null, null);
    }

    public static Verdict permanent(String reason) {
        return new Verdict(Sort.PERMANENT, reason, null);
    }

    public static Verdict refresh(String reason) {
        return new Verdict(Sort.REFRESH, reason, null);
    }

    public static Verdict later(String reason) {
        return new Verdict(Sort.LATER, reason, null);
    }

    public static Verdict later(String reason, Duration retryAfter) {
        return new Verdict(Sort.LATER, reason, retryAfter);
    }

    public static Verdict gone(String reason) {
        return new Verdict(Sort.GONE, reason, null);
    }

    public static Verdict unsure(String reason) {
        return new Verdict(Sort.UNSURE, reason, null);
    }

    /** Whether it says something against the endpoint, and not only against this message. */
    public boolean failed() {
        return sort == Sort.LATER || sort == Sort.REFRESH || sort == Sort.GONE;
    }
}
