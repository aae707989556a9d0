package org.boai.enroll.notification.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.boai.enroll.platform.AddressRefused;
import org.boai.enroll.platform.OutboundFailure;
import org.boai.enroll.platform.OutboundHttp.Reply;

/**
 * What a webhook's answer means. Sending again is harmless, since receivers know a message by its {@code webhook-id}; so
 * only what can never work is permanent, and the relay's limit of attempts ends the rest.
 *
 * <table>
 * <caption>Answers and what they mean (Standard Webhooks, <i>Delivery</i>; RFC 9110)</caption>
 * <tr><th>Answer<th>Verdict<th>Because
 * <tr><td>2xx<td>delivered<td>whatever the body says
 * <tr><td>3xx<td>later, {@code redirected}<td>a redirect may lead inside; the steward sees it and mends the address
 * <tr><td>401, 403, 404<td>later<td>a receiver may be misconfigured for a while
 * <tr><td>408, 409, 421, 423, 425, 429<td>later<td>says itself that it is for now
 * <tr><td>410<td>gone<td>the receiver wants no more of them
 * <tr><td>other 4xx<td>permanent<td>the same bytes get the same answer
 * <tr><td>5xx<td>later<td>the fault is there
 * <tr><td>anything else<td>later<td>no answer of HTTP
 * <tr><td>none<td>later, {@code no-answer} or {@code unreachable}<td>arrived or not, a second one is recognized
 * <tr><td>name unknown<td>later, {@code unreachable}<td>name servers have bad days
 * <tr><td>address refused<td>permanent, {@code address-refused}<td>it leads into a network that is not public
 * </table>
 *
 * <p>A {@code Retry-After} is honored wherever the verdict is later, up to one day.
 */
final class WebhookVerdicts {
    private static final int GONE = 410;
    private static final Set<Integer> FOR_NOW = Set.of(401, 403, 404, 408, 409, 421, 423, 425, 429);

    private WebhookVerdicts() {}

    static Verdict of(Reply reply, Instant now) {
        int status = reply.status();
        if (status == GONE) {
            return Verdict.gone("gone");
        }
        Duration pause = RetryAfter.of(reply.retryAfter(), now);
        return switch (status / 100) {
            case 2 -> Verdict.delivered();
            case 3 -> Verdict.later("redirected", pause);
            case 4 -> FOR_NOW.contains(status) ? later(status, pause) : Verdict.permanent("answered-" + status);
            default -> later(status, pause);
        };
    }

    private static Verdict later(int status, Duration pause) {
        return Verdict.later("answered-" + status, pause);
    }

    static Verdict ofSilence(OutboundFailure failure) {
        return Verdict.later(failure.perhapsArrived() ? "no-answer" : "unreachable");
    }

    static Verdict ofRefusal(AddressRefused refused) {
        return refused.reason() == AddressRefused.Reason.UNKNOWN_NAME
                ? Verdict.later("unreachable")
                : Verdict.permanent("address-refused");
    }
}
