package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;

/**
 * Requests to the world outside: no redirects, an end to waiting, at most 64 KiB of answer, and where the caller has
 * checked an address, that very address is connected to, whatever the name resolves to by then.
 */
@ApplicationScoped
public class OutboundHttp {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int CONNECTIONS_PER_HOST = 64;

    private final Vertx vertx;
    private final HttpClient client;
    private final OutboundConfig config;

    OutboundHttp(Vertx vertx, OutboundConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setMaxHeaderSize(MOST_BYTES / 4)
                .setDecompressionSupported(false)
                .setVerifyHost(true));
    }

    /**
     * One request.
     *
     * @param to the address that was checked, or null when the name is the operator's own choice
     */
    public record Call(HttpMethod method, URI uri, InetAddress to, Map<String, String> headers, String body) {
        public static Call post(URI uri, Map<String, String> headers, String body) {
            return new Call(HttpMethod.POST, uri, null, headers, body);
        }

        public Call pinnedTo(InetAddress address) {
            return new Call(method, uri, address, headers, body);
        }

        @Override
        public String toString() {
            return "Call[" + method + " " + uri.getHost() + "]";
        }
    }

    /**
     * An answer.
     *
     * @param retryAfter the header as it came, or null
     * @param body       as UTF-8
     */
    public record Reply(int status, String retryAfter, String body) {
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /** @return the answer; fails with {@link OutboundFailure} */
    public Uni<Reply> send(Call call) {
        return Uni.createFrom().completionStage(() -> exchange(call).toCompletionStage());
    }

    private Future<Reply> exchange(Call call) {
        URI uri = call.uri();
        boolean tls = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        var options = new RequestOptions()
                .setMethod(call.method())
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(uri.getRawPath().isEmpty() ? "/" : pathAndQuery(uri))
                .setConnectTimeout(CONNECT_MILLIS)
                .setFollowRedirects(false);
        if (call.to() != null) {
            options.setServer(SocketAddress.inetSocketAddress(port, call.to().getHostAddress()));
        }
        call.headers().forEach(options::putHeader);
        return client.request(options)
                .recover(failure -> Future.failedFuture(new OutboundFailure(false, failure)))
                .compose(request -> answered(request, call.body()));
    }

    private Future<Reply> answered(HttpClientRequest request, String body) {
        long timeout = config.timeout().toMillis();
        request.idleTimeout(timeout);
        Promise<Reply> reply = Promise.promise();
        long timer = vertx.setTimer(timeout, late -> request.reset());
        request.send(body == null ? Buffer.buffer() : Buffer.buffer(body))
                .compose(OutboundHttp::read)
                .onComplete(done -> {
                    vertx.cancelTimer(timer);
                    if (done.succeeded()) {
                        reply.complete(done.result());
                    } else {
                        reply.fail(new OutboundFailure(true, done.cause()));
                    }
                });
        return reply.future();
    }

    private static Future<Reply> read(HttpClientResponse response) {
        Promise<Reply> reply = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() <= MOST_BYTES) {
                body.appendBuffer(part);
            } else {
                response.request().reset();
            }
        });
        response.exceptionHandler(reply::tryFail);
        response.endHandler(end -> reply.tryComplete(
                new Reply(response.statusCode(), response.getHeader("Retry-After"), body.toString())));
        return reply.future();
    }

    /** The Host header of a request there, for signatures that cover it: without a port that goes without saying. */
    static String host(URI uri) {
        boolean usual = uri.getPort() < 0 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String pathAndQuery(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
