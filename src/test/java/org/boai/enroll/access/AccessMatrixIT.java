package org.boai.enroll.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the matrix, over HTTP. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class AccessMatrixIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Requests requests;
    private static Actors actors;

    @TestHTTPResource("/")
    URI server;

    static Stream<String> routes() {
        return AccessMatrix.rows().keySet().stream();
    }

    private static void prepare() {
        if (requests == null) {
            requests = new Requests();
            actors = new Actors(requests);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void answersEachActorAsTheMatrixSays(String route) {
        prepare();
        var cells = AccessMatrix.rows().get(route);
        var all = new SoftAssertions();
        Requests.Ask refused = requests.fresh(route);
        var round = new Round(cells.get(Actor.ANONYMOUS) == 401, actors.authorization(Actor.PERSON));
        long acts = Acts.count();
        // whoever is refused changes nothing, so they may come side by side
        cells.entrySet().parallelStream()
                .filter(cell -> cell.getValue() >= 400)
                .map(cell -> asked(cell, refused, round))
                .toList()
                .forEach(asked -> asked.check(all, round));
        all.assertThat(Acts.count()).as("acts of whoever was refused %s", route).isEqualTo(acts);
        for (var cell : cells.entrySet()) {
            if (cell.getValue() < 400) {
                asked(cell, requests.fresh(route), round).check(all, round);
            }
        }
        all.assertAll();
    }

    /**
     * What holds for all cells of one row.
     *
     * @param person what the person shows; made first, because signing in is an act
     */
    private record Round(boolean closed, String person) {}

    private Asked asked(Map.Entry<Actor, Integer> cell, Requests.Ask ask, Round round) {
        String shown = cell.getKey() == Actor.PERSON ? round.person() : actors.authorization(cell.getKey());
        return new Asked(cell, ask, send(ask, shown));
    }

    private record Asked(Map.Entry<Actor, Integer> cell, Requests.Ask ask, HttpResponse<?> answer) {
        void check(SoftAssertions all, Round round) {
            String what = cell.getKey().column() + ": " + ask.method() + " " + ask.path();
            all.assertThat(answer.statusCode()).as(what).isEqualTo(cell.getValue());
            if (round.closed() || answer.statusCode() >= 400) {
                all.assertThat(answer.headers().firstValue("Cache-Control"))
                        .as("whether it may be kept: " + what)
                        .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
            }
            if (answer.statusCode() >= 400) {
                all.assertThat(answer.headers().firstValue("Content-Type"))
                        .as(what)
                        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            }
            if (answer.statusCode() == 401) {
                all.assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .as(what)
                        .hasValue(ask.path().startsWith("/api/v1/my/") ? "Person" : "Bearer");
            }
        }
    }

    /** Until all of it has come; of a stream, which has no end, until its head has. */
    private HttpResponse<?> send(Requests.Ask ask, String authorization) {
        try {
            var request = HttpRequest.newBuilder(server.resolve(ask.path()))
                    .method(ask.method(), body(ask.body()))
                    .header("Idempotency-Key", UUID.randomUUID().toString());
            if (ask.body() != null) {
                request.header("Content-Type", "application/json");
            }
            if (ask.version() != null) {
                request.header("If-Match", ask.version());
            }
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            var answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                    body.transferTo(OutputStream.nullOutputStream());
                }
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher body(Object body) throws JsonProcessingException {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
    }
}
