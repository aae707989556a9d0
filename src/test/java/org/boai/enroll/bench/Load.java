package org.boai.enroll.bench;

import static io.hyperfoil.http.steps.HttpStepCatalog.SC;

import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.api.config.SessionLimitPolicy;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.api.HttpRequestWriter;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.statistics.HttpStats;
import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Load on the program by Hyperfoil: as fast as a number of clients can (closed), or at a rate (open) for latency. */
final class Load {
    private static final int OPEN_CONNECTIONS = 512;
    private static final int WAITING_SECONDS = 10;
    private static final int MOST_WAITING = 16_384;

    private final int port;
    private final Duration duration;
    private Answers answers = new Answers();

    Load(int port, Duration duration) {
        this.port = port;
        this.duration = duration;
    }

    /** What came back in the last turn, and when. */
    Answers answers() {
        return answers;
    }

    /** Each client sends its next request when the last was answered: throughput. */
    Measured closed(int clients, Consumer<HttpRequestStepBuilder> request) {
        return run(clients, request, builder -> builder.addPhase("closed").always(clients));
    }

    /** Requests come at a rate, whatever happens to those before: latency. */
    Measured open(int perSecond, Consumer<HttpRequestStepBuilder> request) {
        return open(perSecond, OPEN_CONNECTIONS, request);
    }

    /** What finds neither a connection nor room to wait for one is not sent, and not counted. */
    Measured open(int perSecond, int connections, Consumer<HttpRequestStepBuilder> request) {
        return run(connections, request, builder -> builder.addPhase("open")
                .constantRate(perSecond)
                .sessionLimitPolicy(SessionLimitPolicy.CONTINUE)
                .maxSessions(Math.min(MOST_WAITING, perSecond * WAITING_SECONDS)));
    }

    /** @param headers name before value, in turns */
    static Consumer<HttpRequestStepBuilder> get(String path, String... headers) {
        return request ->
                request.method(HttpMethod.GET).path(path).headerAppender((session, writer) -> put(headers, writer));
    }

    private static void put(String[] headers, HttpRequestWriter writer) {
        for (int i = 0; i < headers.length; i += 2) {
            writer.putHeader(headers[i], headers[i + 1]);
        }
    }

    static Consumer<HttpRequestStepBuilder> submit(Persons persons) {
        return post("/api/v1/applications", persons::next);
    }

    /** Another body, and another key, each time. @param headers name before value, in turns */
    static Consumer<HttpRequestStepBuilder> post(String path, Supplier<byte[]> bodies, String... headers) {
        return request -> request.method(HttpMethod.POST)
                .path(path)
                .headerAppender((session, writer) -> {
                    writer.putHeader("Content-Type", "application/json");
                    writer.putHeader("Idempotency-Key", Persons.key());
                    put(headers, writer);
                })
                .body((session, connection) -> Unpooled.wrappedBuffer(bodies.get()));
    }

    /** Nothing but an address and who says it. @param agents another User-Agent each time */
    static Consumer<HttpRequestStepBuilder> beacon(String path, Supplier<String> agents) {
        return request -> request.method(HttpMethod.POST)
                .path(path)
                .headerAppender((session, writer) -> writer.putHeader("User-Agent", agents.get()));
    }

    private Measured run(
            int connections,
            Consumer<HttpRequestStepBuilder> request,
            Function<BenchmarkBuilder, PhaseBuilder<?>> model) {
        answers = new Answers();
        var builder = BenchmarkBuilder.builder().name("boai").threads(1);
        builder.addPlugin(HttpPluginBuilder::new)
                .http()
                .host("localhost")
                .port(port)
                .sharedConnections(connections)
                .endHttp();
        var phase = model.apply(builder).duration(duration.toMillis());
        var step = phase.scenario().initialSequence("request").step(SC).httpRequest(HttpMethod.GET);
        request.accept(step);
        step.handler().status(answers).header(answers);
        var total = new StatisticsSnapshot();
        new LocalSimulationRunner(
                        builder.build(),
                        (of, stepId, metric, snapshot, countDown) -> {
                            synchronized (total) {
                                total.add(snapshot);
                            }
                        },
                        null,
                        null)
                .run();
        return measured(total);
    }

    private Measured measured(StatisticsSnapshot total) {
        HttpStats http = HttpStats.get(total);
        if (http.cacheHits > 0) {
            throw new IllegalStateException("the load generator answered itself");
        }
        answers.sent(total.requestCount);
        long failures = total.requestCount - http.status_2xx;
        return Measured.of(total.histogram, answers.realSeconds(), total.requestCount, failures);
    }
}
