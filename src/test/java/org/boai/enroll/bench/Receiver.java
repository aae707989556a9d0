package org.boai.enroll.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Who receives webhooks: answers at once, on several ports as if on several hosts, and keeps when what came first. */
final class Receiver implements AutoCloseable {
    private static final int PORTS = 8;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final List<Integer> ports = new ArrayList<>();
    private final Map<UUID, Long> arrivals = new ConcurrentHashMap<>();
    private final LongAdder repeated = new LongAdder();

    Receiver() {
        for (int i = 0; i < PORTS; i++) {
            HttpServer server = vertx.createHttpServer().requestHandler(this::receive);
            server.listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            ports.add(server.actualPort());
        }
    }

    private void receive(HttpServerRequest request) {
        var id = UUID.fromString(request.getHeader("webhook-id"));
        if (arrivals.putIfAbsent(id, Machine.micros()) != null) {
            repeated.increment();
        }
        request.endHandler(done -> request.response().end());
    }

    /** What lets the program send to it. */
    Map<String, String> settings() {
        return Map.of(
                "boai.outbound.allowed",
                ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
    }

    /** The address of one of many webhooks. */
    String address(int number) {
        return "http://127.0.0.1:" + ports.get(number % PORTS) + "/hooks/" + number;
    }

    /** Different messages. */
    int count() {
        return arrivals.size();
    }

    /** Messages that came again. */
    long repeated() {
        return repeated.sum();
    }

    /** When a message came first, in microseconds since 1970; null when it never came. */
    Long arrivedAt(UUID message) {
        return arrivals.get(message);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
