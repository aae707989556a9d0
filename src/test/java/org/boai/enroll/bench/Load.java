package org.boai.enroll.bench;

import static io.hyperfoil.http.steps.HttpStepCatalog.SC;

import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.statistics.HttpStats;
import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Load on the program by Hyperfoil: as fast as a number of clients can (closed), or at a rate (open) for latency. */
final class Load {
    private static final int OPEN_CONNECTIONS = 512;
    private static final int WAITING_SECONDS = 10;
    private static final double MILLIS = 1000;

    private final int port;
    private final Duration duration;

    Load(int port, Duration duration) {
        this.port = port;
        this.duration = duration;
    }

    /** Each client sends its next request when the last was answered: throughput. */
    Measured closed(int clients, Consumer<HttpRequestStepBuilder> request) {
        return run(clients, request, builder -> builder.addPhase("closed").always(clients));
    }

    /** Requests come at a rate, whatever happens to those before: latency. */
    Measured open(int perSecond, Consumer<HttpRequestStepBuilder> request) {
        return run(OPEN_CONNECTIONS, request, builder -> builder.addPhase("open")
                .constantRate(perSecond)
                .maxSessions(perSecond * WAITING_SECONDS));
    }

    static Consumer<HttpRequestStepBuilder> get(String path, String... header) {
        return request -> {
            request.method(HttpMethod.GET).path(path);
            if (header.length > 0) {
                request.headerAppender((session, writer) -> writer.putHeader(header[0], header[1]));
            }
        };
    }

    static Consumer<HttpRequestStepBuilder> submit(Persons persons) {
        return request -> request.method(HttpMethod.POST)
                .path("/api/v1/applications")
                .headerAppender((session, writer) -> {
                    writer.putHeader("Content-Type", "application/json");
                    writer.putHeader("Idempotency-Key", Persons.key());
                })
                .body((session, connection) -> Unpooled.wrappedBuffer(persons.next()));
    }

    private Measured run(
            int connections,
            Consumer<HttpRequestStepBuilder> request,
            Function<BenchmarkBuilder, PhaseBuilder<?>> model) {
        var builder = BenchmarkBuilder.builder().name("boai").threads(1);
        builder.addPlugin(HttpPluginBuilder::new)
                .http()
                .host("localhost")
                .port(port)
                .sharedConnections(connections)
                .endHttp();
        var phase = model.apply(builder).duration(duration.toMillis());
        request.accept(phase.scenario().initialSequence("request").step(SC).httpRequest(HttpMethod.GET));
        var total = new StatisticsSnapshot();
        new LocalSimulationRunner(
                        builder.build(),
                        (of, step, metric, snapshot, countDown) -> {
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
        double seconds = duration.toMillis() / MILLIS;
        return Measured.of(total.histogram, seconds, total.requestCount - http.status_2xx);
    }
}
