package org.boai.enroll.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * A bounded number of clients who behave as our pages do: whoever gets no answer, a 503, or "still in progress", asks
 * again with the same key until a success comes. Any other answer fails the storm.
 */
public final class Storm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int ASKED_AGAIN = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<Future<?>> running = new ArrayList<>();
    private final ExecutorService clients;
    private final List<URI> submissions;
    private final AtomicInteger attempts = new AtomicInteger();
    private final Ledger ledger;

    public Storm(String url, Ledger ledger, int clients) {
        this(List.of(url), ledger, clients);
    }

    /** @param urls of replicas, which are asked in turns */
    public Storm(List<String> urls, Ledger ledger, int clients) {
        this.submissions = urls.stream()
                .map(url -> URI.create(url + "/api/v1/applications"))
                .toList();
        this.ledger = ledger;
        this.clients = Executors.newFixedThreadPool(clients);
    }

    /** Queues one new submission for each; every tenth is repeated after its success, as a nervous thumb does. */
    public void submit(List<Map<String, Object>> applications) {
        for (int i = 0; i < applications.size(); i++) {
            submit(UUID.randomUUID(), json(applications.get(i)), i % ASKED_AGAIN == 0 ? 2 : 1);
        }
    }

    /** Queues one submission under a key that may have been used for it before. */
    public void submit(UUID key, String payload) {
        submit(key, payload, 1);
    }

    private void submit(UUID key, String payload, int times) {
        running.add(clients.submit((Callable<Void>) () -> {
            for (int i = 0; i < times; i++) {
                Awaitility.await()
                        .pollInSameThread()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(PAUSE)
                        .atMost(PATIENCE)
                        .until(() -> succeeds(key, payload));
            }
            return null;
        }));
    }

    private boolean succeeds(UUID key, String payload) throws InterruptedException {
        try {
            var answer = send(key, payload);
            if (answer.statusCode() != 201) {
                requireWorthRepeating(answer);
            }
            return answer.statusCode() == 201;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    /** One attempt, with its two lines in the ledger. */
    public HttpResponse<String> send(UUID key, String payload) throws IOException, InterruptedException {
        ledger.sending(key, payload);
        var request = HttpRequest.newBuilder(submissions.get(attempts.getAndIncrement() % submissions.size()))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key.toString())
                .POST(BodyPublishers.ofString(payload))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        ledger.answered(key, answer.statusCode(), answer.body());
        return answer;
    }

    /** "Come back" is said as the contract says it. */
    public static void requireWorthRepeating(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(503, 409);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
        if (answer.statusCode() == 409) {
            assertThat(answer.body()).contains("/problems/request-in-progress");
        }
    }

    /** Waits until at least so many more submissions than now were acknowledged. */
    public void awaitMore(int submissions) {
        int goal = ledger.acknowledged() + submissions;
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(() -> ledger.acknowledged() >= goal);
    }

    /** Whether some clients still have something to do. */
    public boolean rages() {
        return waiting() > 0;
    }

    /** How many submissions have not come to an end. */
    public long waiting() {
        return running.stream().filter(client -> !client.isDone()).count();
    }

    /** Waits for every client, and fails with the first that failed. */
    public void awaitEnd() throws InterruptedException {
        for (Future<?> client : running) {
            try {
                client.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a client failed: " + e.getCause().getMessage(), e.getCause());
            }
        }
    }

    public static String json(Map<String, Object> application) {
        try {
            return JSON.writeValueAsString(application);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the clients, also when a test failed midway. */
    @Override
    public void close() {
        clients.shutdownNow();
    }
}
