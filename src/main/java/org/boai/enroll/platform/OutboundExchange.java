package org.boai.enroll.platform;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.boai.enroll.platform.OutboundHttp.Reply;

/** One request and its answer, which ends once: whole, too large, broken, or too late. Lives on one event loop. */
final class OutboundExchange {
    private final Promise<Reply> reply = Promise.promise();
    private final Buffer question;
    private final Buffer answer = Buffer.buffer();
    private HttpClientRequest request;

    OutboundExchange(Buffer question) {
        this.question = question;
    }

    Future<Reply> reply() {
        return reply.future();
    }

    /** Sends over the connection, unless there is none or it came too late. */
    void begin(AsyncResult<HttpClientRequest> connection) {
        if (connection.failed()) {
            fail(connection.cause());
            return;
        }
        if (reply.future().isComplete()) {
            connection.result().reset();
            return;
        }
        request = connection.result();
        request.send(question).onSuccess(this::read).onFailure(this::fail);
    }

    private void read(HttpClientResponse response) {
        response.handler(part -> {
            answer.appendBuffer(part);
            if (answer.length() > OutboundHttp.MOST_BYTES) {
                abandon(new IllegalStateException("more than " + OutboundHttp.MOST_BYTES + " bytes"));
            }
        });
        response.exceptionHandler(this::fail);
        response.endHandler(end -> reply.tryComplete(
                new Reply(response.statusCode(), response.getHeader("Retry-After"), answer.toString())));
    }

    void expire() {
        abandon(new IllegalStateException("too late"));
    }

    private void abandon(RuntimeException reason) {
        fail(reason);
        if (request != null) {
            request.reset();
        }
    }

    /** Once there was a connection, the other side may have read the request and acted. */
    private void fail(Throwable cause) {
        reply.tryFail(new OutboundFailure(request != null, cause));
    }
}
