package org.boai.enroll.platform;

import java.time.Duration;
import java.time.Instant;

/**
 * What WeChat lends us for two hours: an access token or a ticket.
 *
 * @param renewAt   when another is fetched, though this one is still good
 * @param expiresAt the end
 */
record WeChatToken(String accessToken, Instant renewAt, Instant expiresAt) {
    /** Within the last five minutes WeChat gives a new one, and both are good; before, it would give the same again. */
    private static final Duration AHEAD = Duration.ofMinutes(3);

    /** @param lifetime as WeChat says; of one that lives shorter than usual, half is used */
    static WeChatToken lent(String token, Duration lifetime, Instant now) {
        Duration renewal =
                lifetime.compareTo(AHEAD.multipliedBy(2)) > 0 ? lifetime.minus(AHEAD) : lifetime.dividedBy(2);
        return new WeChatToken(token, now.plus(renewal), now.plus(lifetime));
    }

    boolean isFresh(Instant now) {
        return now.isBefore(renewAt);
    }

    boolean isGood(Instant now) {
        return now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "WeChatToken[until " + expiresAt + "]";
    }
}
