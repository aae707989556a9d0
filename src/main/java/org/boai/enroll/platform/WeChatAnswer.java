package org.boai.enroll.platform;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * An answer of WeChat, read leniently: its content type is often {@code text/plain}, a success may or may not have an
 * {@code errcode}, and numbers come as text now and then.
 */
record WeChatAnswer(JsonObject fields) {
    /** @throws WeChatFailure for whatever is no success */
    static WeChatAnswer of(OutboundHttp.Reply reply) {
        if (reply.status() >= 500) {
            throw WeChatFailure.unanswered(false);
        }
        var answer = new WeChatAnswer(parsed(reply.body()));
        long errcode = answer.number("errcode", 0);
        if (errcode != 0) {
            throw WeChatFailure.of((int) errcode);
        }
        return answer;
    }

    private static JsonObject parsed(String body) {
        try {
            return new JsonObject(body);
        } catch (DecodeException unreadable) {
            throw WeChatFailure.unanswered(true);
        }
    }

    /** @throws WeChatFailure when it is missing: then it is not the answer that we know */
    String text(String name) {
        Object value = fields.getValue(name);
        if (value == null || value instanceof JsonObject || value.toString().isEmpty()) {
            throw WeChatFailure.unanswered(true);
        }
        return value.toString();
    }

    long number(String name, long otherwise) {
        Object value = fields.getValue(name);
        try {
            return value == null ? otherwise : Long.parseLong(value.toString());
        } catch (NumberFormatException unreadable) {
            throw WeChatFailure.unanswered(true);
        }
    }

    /** An object within; empty when it is missing. */
    WeChatAnswer within(String name) {
        return new WeChatAnswer(fields.getValue(name) instanceof JsonObject object ? object : new JsonObject());
    }

    /** Everything in it may be a secret. */
    @Override
    public String toString() {
        return "WeChatAnswer[…]";
    }
}
