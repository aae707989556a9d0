package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;

/**
 * Requests to the world outside: no redirects, one end to waiting for everything from the connection to the last byte,
 * at most 64 KiB of answer, never unpacked, and where the caller has checked an address, that very address is connected
 * to, whatever the name resolves to by then. The certificate must be the name's all the same.
 */
@ApplicationScoped
public class OutboundHttp {
    static final int MOST_BYTES = 64 * 1024;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int CONNECTIONS_PER_HOST = 64;

    private final Vertx vertx;
    private final HttpClient client;
    private final OutboundConfig config;

    @Inject
    public OutboundHttp(Vertx vertx, OutboundConfig config) {
        this(vertx, config, new HttpClientOptions());
    }

    /** @param options whom to trust; the rest is set here */
    OutboundHttp(Vertx vertx, OutboundConfig config, HttpClientOptions options) {
        this.vertx = vertx;
        this.config = config;
        this.client = vertx.httpClientBuilder()
                .with(options.setConnectTimeout(CONNECT_MILLIS)
                        .setMaxHeaderSize(MOST_BYTES / 4)
                        .setDecompressionSupported(false)
                        .setVerifyHost(true))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_HOST))
                .withConnectHandler(connection -> connection.exceptionHandler(OutboundHttp::leaveToTheExchange))
                .build();
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

        /** Neither the path nor the headers: both may hold a key. */
        @Override
        public String toString() {
            return "Call[" + method + "]";
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

    /**
     * Sends once, whenever it is subscribed to.
     *
     * @return the answer, whatever its status; fails with {@link OutboundFailure}
     */
    public Uni<Reply> send(Call call) {
        return Uni.createFrom().completionStage(() -> exchange(call).toCompletionStage());
    }

    /** The clock runs from here: waiting for a connection, connecting and a body that drips are all of one exchange. */
    private Future<Reply> exchange(Call call) {
        var exchange = new OutboundExchange(call.body() == null ? Buffer.buffer() : Buffer.buffer(call.body()));
        long timer = vertx.setTimer(config.timeout().toMillis(), late -> exchange.expire());
        client.request(options(call)).onComplete(exchange::begin);
        return exchange.reply().onComplete(done -> vertx.cancelTimer(timer));
    }

    private static RequestOptions options(Call call) {
        URI uri = call.uri();
        boolean tls = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        var options = new RequestOptions()
                .setMethod(call.method())
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(target(uri))
                .setConnectTimeout(CONNECT_MILLIS)
                .setFollowRedirects(false);
        if (call.to() != null) {
            options.setServer(SocketAddress.inetSocketAddress(port, call.to().getHostAddress()));
        }
        call.headers().forEach(options::putHeader);
        return options;
    }

    /** The Host header of a request there, for signatures that cover it: without a port that goes without saying. */
    static String host(URI uri) {
        boolean usual = uri.getPort() < 0 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** A connection that breaks is told by its exchange; Vert.x would log each as an error. */
    private static void leaveToTheExchange(Throwable broken) {}

    private static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
