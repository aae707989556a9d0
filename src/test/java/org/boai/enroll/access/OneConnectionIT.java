package org.boai.enroll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.boai.enroll.support.Api.token;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a pool of one connection every request follows another on it, and finds nothing of that one's scope. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@TestProfile(OneConnectionIT.OneConnection.class)
class OneConnectionIT {
    private static final String LONGGANG = "330383198001";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int TIMES = 40;
    private static final int CLIENTS = 4;

    /** Only this differs. */
    public static final class OneConnection implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.reactive.max-size", "1");
        }
    }

    @Inject
    Pool pool;

    private String code;
    private String receipt;
    private String here;
    private String elsewhere;

    @BeforeEach
    void onePersonAtEachOfTwoPlaces() {
        code = Codes.poster();
        receipt = receipt(Applications.adult(code));
        here = Database.memberOf(receipt).toString();
        elsewhere =
                Database.memberOf(receipt(Applications.adult(code, LONGGANG))).toString();
    }

    private static String longgang() {
        return Stewards.at(Database.societyOf("330383"), "REVIEWER");
    }

    private void assertForgotten(String after) {
        var row = pool.query(
                        "SELECT coalesce(current_setting('app.scope', true), '') || coalesce("
                                + "current_setting('app.scope_key', true), '') AS scope, (SELECT count(*) FROM members) AS seen")
                .executeAndAwait()
                .iterator()
                .next();
        assertThat(row.getString("scope")).as("scope after " + after).isEmpty();
        assertThat(row.getLong("seen")).as("members seen after " + after).isZero();
    }

    @Test
    void thereIsOneConnection() {
        assertThat(Database.count("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + OnPostgres.DATABASE
                        + "' AND application_name = 'boai-enroll'"))
                .isOne();
    }

    @Test
    void everyRequestForgetsItsScope() {
        Map<String, Runnable> requests = Map.ofEntries(
                Map.entry("a submission", () -> receipt(Applications.adult(code))),
                Map.entry("a refused submission", () -> anyone().header("Idempotency-Key", UUID.randomUUID())
                        .body(Applications.adult("999999999"))
                        .post("/api/v1/applications")),
                Map.entry("a status", () -> anyone().body(Map.of("receipt", receipt, "phoneLast4", "0000"))
                        .post("/api/v1/applications/status")),
                Map.entry("a list", () -> as("province").get("/api/v1/members")),
                Map.entry("one", () -> as("province").get("/api/v1/members/" + here)),
                Map.entry("one outside", () -> as("school").get("/api/v1/members/" + here)),
                Map.entry("an inbox", () -> as("shangbao").get("/api/v1/notices")),
                Map.entry("a refused decision", () -> as("province")
                        .body(Map.of())
                        .post("/api/v1/applications/" + Database.applicationOf(receipt) + "/approval")),
                Map.entry("a wrong sign-in", () -> anyone().body(Map.of("username", "nobody", "password", "x"))
                        .post("/api/v1/auth/tokens")));
        requests.forEach((what, request) -> {
            request.run();
            assertForgotten(what);
        });
    }

    @Test
    void thoseWhoQueueForItSeeTheirOwn() throws Exception {
        String longgang = longgang();
        token("shangbao");
        token(longgang);
        var clients = Executors.newFixedThreadPool(CLIENTS);
        Callable<Void> client = () -> {
            for (int i = 0; i < TIMES; i++) {
                assertSees("shangbao", here, elsewhere);
                assertSees(longgang, elsewhere, here);
                anyone().get("/api/v1/regions?parent=3301").then().statusCode(200);
                as("shangbao").get("/api/v1/members/" + elsewhere).then().statusCode(404);
                as(longgang).get("/api/v1/members/" + here).then().statusCode(404);
            }
            return null;
        };
        try {
            for (var done : clients.invokeAll(List.of(client, client, client, client))) {
                done.get(LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
            }
        } finally {
            clients.shutdownNow();
        }
        assertForgotten("the queue");
    }

    private static void assertSees(String steward, String own, String other) {
        List<String> seen = as(steward)
                .get("/api/v1/members?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(seen).as(steward).contains(own).doesNotContain(other);
    }
}
