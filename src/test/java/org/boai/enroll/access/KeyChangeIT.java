package org.boai.enroll.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.Ports;
import org.boai.enroll.support.TestPostgres;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A change of keys under load, two replicas, as the README tells operators: no good token is refused. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@Tag("faults")
class KeyChangeIT {
    private static final String DATABASE = "boai_key_change";
    private static final Duration TOKENS_LIVE = Duration.ofSeconds(20);

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger signIns = new AtomicInteger();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    private static Map<String, String> settings(Path folder, int port) {
        var url = URI.create(ConfigProvider.getConfig().getValue("quarkus.datasource.reactive.url", String.class));
        Map<String, String> settings = new HashMap<>(TestPostgres.settings(url.getPort(), DATABASE));
        settings.put("boai.security.signing-keys", folder.resolve("tokens.jwks").toString());
        settings.put("boai.security.access-token", TOKENS_LIVE.toString());
        settings.put("quarkus.http.port", String.valueOf(port));
        return settings;
    }

    @Test
    void refusesNoGoodToken() throws Exception {
        TestPostgres.copy(DATABASE);
        Path folder = Folders.fresh("key-change");
        List<Map<String, String>> settings = List.of(settings(folder, Ports.free()), settings(folder, Ports.free()));
        var replicas = new Packaged[] {
            Packaged.start(Folders.fresh("key-change-0"), settings.get(0)),
            Packaged.start(Folders.fresh("key-change-1"), settings.get(1))
        };
        List<String> urls = List.of(replicas[0].url(), replicas[1].url());
        var clients = Executors.newFixedThreadPool(2);
        try {
            clients.submit(() -> call(urls));
            clients.submit(() -> call(List.of(urls.get(1), urls.get(0))));
            for (String step : List.of("announce", "use", "retire")) {
                if (step.equals("retire")) {
                    Thread.sleep(TOKENS_LIVE.toMillis());
                }
                var said = Packaged.run(folder, settings.get(0), List.of("--signing-keys=" + step));
                assertThat(said.exitCode()).as(said.output()).isZero();
                for (int i = 0; i < replicas.length; i++) {
                    replicas[i].close();
                    replicas[i] = Packaged.start(Folders.fresh("key-change-" + i), settings.get(i));
                }
            }
        } finally {
            over.set(true);
            clients.shutdownNow();
            for (Packaged replica : replicas) {
                replica.close();
            }
        }
        assertThat(refused).isEmpty();
        assertThat(signIns).hasValueGreaterThan(20);
        assertThat(answered).hasValueGreaterThan(500);
    }

    /** Each call asks the other replica; so each replica meets tokens that the other has signed. */
    private void call(List<String> urls) {
        Session session = null;
        for (int i = 0; !over.get(); i++) {
            String replica = urls.get(i % 2);
            try {
                session = session == null || session.old() ? signIn(replica) : session;
                var answer = given().header("Authorization", "Bearer " + session.token())
                        .get(urls.get((i + 1) % 2) + "/api/v1/me");
                if (answer.statusCode() == 401) {
                    refused.add("a token of " + replica);
                } else if (answer.statusCode() == 200) {
                    answered.incrementAndGet();
                }
            } catch (Exception | AssertionError away) {
                // a replica that is being started anew answers nothing; the other one does
                continue;
            }
        }
    }

    private Session signIn(String replica) {
        String token = given().contentType("application/json")
                .body(Map.of("username", "shangbao", "password", TestPostgres.DEMO_PASSWORD))
                .post(replica + "/api/v1/auth/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        signIns.incrementAndGet();
        return new Session(token, System.nanoTime());
    }

    private record Session(String token, long since) {
        private boolean old() {
            return System.nanoTime() - since > TOKENS_LIVE.toNanos() / 4;
        }
    }
}
