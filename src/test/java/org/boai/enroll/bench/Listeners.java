package org.boai.enroll.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.boai.enroll.bench.Stewards.Steward;

/** Stewards who listen to the live streams of their inboxes, all on one thread, and when they were told of what. */
final class Listeners implements AutoCloseable {
    private static final Pattern CHANGED = Pattern.compile("data: ?\\{\"upTo\":([0-9]+)}");
    private static final int MOST = 5_000;
    private static final int PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client = vertx.httpClientBuilder()
            .with(new PoolOptions().setHttp1MaxSize(MOST))
            .build();
    private final Map<Stream, NavigableMap<Long, Long>> told = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    private record Stream(int port, UUID organization) {}

    /** Opens one more stream at the program of this port; it is open when this returns. */
    void listen(int port, Steward steward) throws Exception {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("localhost")
                .setPort(port)
                .setURI("/api/v1/notices/stream")
                .putHeader("Accept", "text/event-stream")
                .putHeader("Authorization", "Bearer " + steward.token());
        var stream = new Stream(port, steward.organization());
        client.request(options)
                .compose(HttpClientRequest::send)
                .compose(answer -> opened(stream, answer))
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private Future<Void> opened(Stream stream, HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            return Future.failedFuture(new IllegalStateException("a stream was answered " + answer.statusCode()));
        }
        var numbers = told.computeIfAbsent(stream, key -> new ConcurrentSkipListMap<>());
        open.incrementAndGet();
        answer.handler(RecordParser.newDelimited("\n", line -> {
            var changed = CHANGED.matcher(line.toString());
            if (changed.matches()) {
                note(numbers, Long.parseLong(changed.group(1)));
            }
        }));
        answer.exceptionHandler(broken -> open.decrementAndGet());
        answer.endHandler(ended -> open.decrementAndGet());
        return Future.succeededFuture();
    }

    /** A number that comes after a greater one says nothing new. */
    private static void note(NavigableMap<Long, Long> numbers, long upTo) {
        if (numbers.isEmpty() || numbers.lastKey() < upTo) {
            numbers.put(upTo, Machine.micros());
        }
    }

    /** When the stream first said that the inbox has come to this number or beyond; null when it never did. */
    Long toldAt(int port, UUID organization, long number) {
        var covering = told.get(new Stream(port, organization)).ceilingEntry(number);
        return covering == null ? null : covering.getValue();
    }

    int open() {
        return open.get();
    }

    /** All at once, as when a browser is closed. */
    @Override
    public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
