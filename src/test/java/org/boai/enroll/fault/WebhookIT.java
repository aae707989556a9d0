package org.boai.enroll.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.People;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way with real parts: a steward sets up a webhook, somebody applies, and the receiver is told, come what may. */
class WebhookIT {
    private static final String DATABASE = "boai_webhook";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path home = Folders.fresh("webhook");
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private volatile int answer = 200;
    private HttpServer receiver;
    private Packaged program;
    private Map<String, String> settings;
    private String code;

    private record Received(String id, String timestamp, String signature, String body) {}

    @BeforeEach
    void start() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", this::receive);
        receiver.start();
        settings = new HashMap<>(TestPostgres.copy(DATABASE));
        settings.put(
                "boai.outbound.allowed", "127.0.0.1:" + receiver.getAddress().getPort());
        settings.put("boai.relay.first-retry", "PT1S");
        settings.put("boai.outbound.timeout", "PT4S");
        settings.put("boai.relay.lease", "PT8S");
        program = Packaged.start(home, settings);
        try (var superuser = TestPostgres.superuser(DATABASE)) {
            code = People.of(superuser).code();
        }
    }

    @AfterEach
    void stop() {
        program.close();
        receiver.stop(0);
        Folders.delete(home);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                body));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private RequestSpecification steward() {
        String token = given().baseUri(program.url())
                .contentType(ContentType.JSON)
                .body(Map.of("username", "xihu", "password", TestPostgres.DEMO_PASSWORD))
                .post("/api/v1/auth/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        return given().baseUri(program.url())
                .contentType(ContentType.JSON)
                .auth()
                .oauth2(token);
    }

    private String one(String sql) throws SQLException {
        try (var superuser = TestPostgres.superuser(DATABASE);
                var rows = superuser.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** @return the secret that the program made for the branch of the poster */
    private String setUp() throws SQLException {
        String branch = one("SELECT organization_id FROM accounts WHERE username = 'shangbao'");
        return steward()
                .body(Map.of(
                        "active",
                        true,
                        "shared",
                        false,
                        "endpoints",
                        List.of(Map.of(
                                "address",
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook"))))
                .put("/api/v1/organizations/" + branch + "/channels/WEBHOOK")
                .then()
                .statusCode(200)
                .extract()
                .path("generatedSecret");
    }

    private void apply(Map<String, Object> application) {
        given().baseUri(program.url())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(application)
                .post("/api/v1/applications")
                .then()
                .statusCode(201);
    }

    private void awaitDelivered() {
        Awaitility.await().atMost(LIMIT).until(() -> "1"
                .equals(one("SELECT count(*) FROM deliveries WHERE state = 'DELIVERED'")));
    }

    @Test
    void isToldSignedAndWithoutAPerson() throws Exception {
        String secret = setUp();
        var application = Applications.adult(code);
        apply(application);
        awaitDelivered();

        assertThat(received).hasSize(1);
        var told = received.peek();
        assertThat(told.signature()).isEqualTo("v1," + signature(secret, told));
        assertThat(told.body())
                .contains("\"notice.told\"", "上保社区红十字会")
                .doesNotContain((String) application.get("fullName"), (String) application.get("phone"));
    }

    @Test
    void isToldUnderTheSameIdAfterTheProgramWasKilled() throws Exception {
        setUp();
        answer = 503;
        apply(Applications.adult(code));
        Awaitility.await().atMost(LIMIT).until(() -> !received.isEmpty());
        program.kill();
        answer = 200;
        program = Packaged.start(home, settings);
        awaitDelivered();

        assertThat(received.size()).isGreaterThan(1);
        assertThat(received.stream().map(Received::id).distinct()).hasSize(1);
    }

    private static String signature(String secret, Received told) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = told.id() + "." + told.timestamp() + "." + told.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
