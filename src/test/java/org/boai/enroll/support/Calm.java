package org.boai.enroll.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What a program must be like again after a storm. */
public final class Calm {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Calm() {}

    /** {@link #assertIdle}, and nothing blocked an event loop since the start. */
    public static void assertAfter(Packaged program) {
        assertIdle(program);
        String log = program.log();
        assertThat(log.substring(log.lastIndexOf("Listening on:")).lines().filter(line -> line.contains("blocked for")))
                .as("what blocked an event loop after the start")
                .isEmpty();
    }

    /** No connection of the pool is in use, nobody is counted at the edge, and the log tells of no fault of ours. */
    public static void assertIdle(Packaged program) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            String metrics = get(program.management() + "/q/metrics").body();
            assertThat(gauge(metrics, "sql_pool_active")).isZero();
            assertThat(counter(program, "boai_changes_under_way")).isZero();
        });
        assertThat(program.log().lines().filter(Calm::tellsOfAFault))
                .as("faults of ours in the program's log")
                .isEmpty();
    }

    private static boolean tellsOfAFault(String line) {
        return line.contains("HR0000")
                || line.toLowerCase(java.util.Locale.ROOT).contains("leak")
                || line.contains("unexpected failure")
                || line.contains("edge failure");
    }

    /**
     * Nobody waits for a connection. Only for programs whose database was never away: the driver forgets to count down
     * after a connection that could not be made (eclipse-vertx/vertx-sql-client#1625).
     */
    public static void assertNobodyWaits(Packaged program) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            String metrics = get(program.management() + "/q/metrics").body();
            assertThat(gauge(metrics, "sql_pool_queue_size")).isZero();
        });
    }

    /** The status of a health check: 200 or 503. */
    public static int health(Packaged program, String check) {
        return get(program.management() + "/q/health/" + check).statusCode();
    }

    /** Waits until it answers so. */
    public static void awaitHealth(Packaged program, String check, int status) {
        Awaitility.await().atMost(PATIENCE).until(() -> health(program, check) == status);
    }

    /** What a counter or gauge without tags of its own has come to. */
    public static double counter(Packaged program, String name) {
        var found = Pattern.compile("^" + name + "(?:\\{[^}]*})? (\\S+)$", Pattern.MULTILINE)
                .matcher(get(program.management() + "/q/metrics").body());
        assertThat(found.find()).as("counter %s", name).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static double gauge(String metrics, String name) {
        var found = Pattern.compile("^" + name + "\\{[^}]*pool_type=\"sql\"[^}]*} (\\S+)$", Pattern.MULTILINE)
                .matcher(metrics);
        assertThat(found.find()).as("gauge %s", name).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static java.net.http.HttpResponse<String> get(String url) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
