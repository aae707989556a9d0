package org.boai.enroll.notification.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import org.boai.enroll.platform.OutboundHttp.Reply;

/**
 * What the answer of a robot of 企业微信 means. It answers 200 to nearly everything; what counts is {@code errcode}.
 *
 * <table>
 * <caption>Answers and what they mean (developer.work.weixin.qq.com, documents 91770 and 90454)</caption>
 * <tr><th>Answer<th>Verdict
 * <tr><td>0<td>delivered
 * <tr><td>45009 too often (20 a minute), 45033 too many at once<td>later, after 60 s
 * <tr><td>93000 no such key, or the robot has been removed from the group<td>gone
 * <tr><td>40008, 40033, 40058, 44004, 45002: the content is refused<td>permanent
 * <tr><td>-1 busy, and codes that are not listed<td>later
 * <tr><td>no JSON, or no {@code errcode}<td>later, {@code not-understood}
 * <tr><td>another status than 200<td>later; {@code Retry-After} is honored
 * </table>
 */
final class WecomVerdicts {
    private static final int UNKNOWN = Integer.MIN_VALUE;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private WecomVerdicts() {}

    static Verdict of(Reply reply, ObjectMapper json, Instant now) {
        if (reply.status() != 200) {
            return Verdict.later("answered-" + reply.status(), RetryAfter.of(reply.retryAfter(), now));
        }
        int code = code(reply.body(), json);
        return switch (code) {
            case 0 -> Verdict.delivered();
            case 45009, 45033 -> Verdict.later("errcode-" + code, A_MINUTE);
            case 93000 -> Verdict.gone("errcode-93000");
            case 40008, 40033, 40058, 44004, 45002 -> Verdict.permanent("errcode-" + code);
            case UNKNOWN -> Verdict.later("not-understood");
            default -> Verdict.later("errcode-" + code);
        };
    }

    private static int code(String body, ObjectMapper json) {
        try {
            return json.readTree(body).path("errcode").asInt(UNKNOWN);
        } catch (JsonProcessingException e) {
            return UNKNOWN;
        }
    }
}
