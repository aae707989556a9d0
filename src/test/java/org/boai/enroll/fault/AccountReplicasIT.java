package org.boai.enroll.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.boai.enroll.support.Authenticator;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stream;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Accounts on packaged programs: what is changed at one replica holds at another within five seconds, open streams
 * included; and the first administrator of a production that holds nothing.
 */
class AccountReplicasIT {
    private static final String TWO = "boai_two_replicas";
    private static final String FIRST = "boai_first_administrator";
    /** The program promises five seconds, and looks every four (StreamIT); a machine under load may tell of it late. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static Packaged here;
    private static Packaged there;

    @BeforeAll
    static void start() {
        var settings = TestPostgres.copy(TWO);
        here = Packaged.start(Folders.fresh("account-here"), settings);
        there = Packaged.start(Folders.fresh("account-there"), settings);
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    private static Response signIn(Packaged at, String username, String password, String code) {
        Map<String, String> body = new HashMap<>(Map.of("username", username, "password", password));
        if (code != null) {
            body.put("oneTimeCode", code);
        }
        return given().contentType(ContentType.JSON).body(body).post(at.url() + "/api/v1/auth/tokens");
    }

    private static String token(String username) {
        return signIn(here, username, TestPostgres.DEMO_PASSWORD, null)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private static Response me(String token) {
        return given().auth().oauth2(token).get(there.url() + "/api/v1/me");
    }

    private static JsonPath account(String username) {
        return JsonPath.from(given().auth()
                .oauth2(token("province"))
                .get(here.url() + "/api/v1/accounts?q=" + username)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** At one replica. */
    private static void change(String username, Map<String, ?> change) {
        var account = account(username);
        given().auth()
                .oauth2(token("province"))
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + account.getInt("items[0].version") + "\"")
                .body(change)
                .patch(here.url() + "/api/v1/accounts/" + account.getString("items[0].id"))
                .then()
                .statusCode(200);
    }

    /** At the other. */
    private static CompletableFuture<Void> endOfStream(String token) throws Exception {
        var stream = Stream.open(URI.create(there.url() + "/api/v1/notices/stream"), token);
        return CompletableFuture.runAsync(() -> {
            try (stream) {
                stream.awaitEnd();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void whoeverIsDisabledAtOneReplicaIsOutAtTheOther() throws Exception {
        String token = token("school");
        me(token).then().statusCode(200);
        var end = endOfStream(token);
        change("school", Map.of("disabled", true));
        Problem.expect(me(token), 401, "not-signed-in");
        end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void whoeverIsDemotedAtOneReplicaMayNoMoreAtTheOther() throws Exception {
        String token = token("shangbao");
        var end = endOfStream(token);
        change("shangbao", Map.of("roles", List.of("VIEWER")));
        me(token).then().body("roles", equalTo(List.of("VIEWER")));
        end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void whoeverIsMovedAtOneReplicaReadsTheNewPlaceAtTheOther() throws Exception {
        String county = account("xihu").getString("items[0].organization.id");
        String token = token("beishan");
        var end = endOfStream(token);
        change("beishan", Map.of("organizationId", county));
        me(token).then().body("organization.kind", equalTo("COUNTY"));
        end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** In production, with nothing but regions in the database. */
    @Test
    void theFirstAdministratorComesByInvitationAndMustHaveASecondFactor() throws Exception {
        Map<String, String> settings = new HashMap<>(TestPostgres.empty(FIRST));
        settings.putAll(Map.of("boai.mode", "production", "boai.phone-proof", "required"));
        Path folder = Folders.fresh("first-administrator");
        var refused = Packaged.run(folder, settings, List.of("--invite=first:EMPEROR"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("Say --invite=USERNAME:ROLE");
        var both = Packaged.run(folder, settings, List.of("--invite=first:STEWARD_ADMIN,AUDITOR"));
        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.output()).contains("Nobody was invited: These roles belong to different persons.");
        var invited = Packaged.run(folder, settings, List.of("--invite=first:STEWARD_ADMIN,REVIEWER"));
        assertThat(invited.exitCode()).as(invited.output()).isZero();
        String token = invited.output()
                .lines()
                .filter(line -> line.matches("[A-Za-z0-9_-]{22}"))
                .findFirst()
                .orElseThrow();
        try (var production = Packaged.start(folder, settings)) {
            post(production, "account-invitations/acceptance", Map.of("token", token, "password", "a long password"))
                    .then()
                    .statusCode(201);
            Problem.expect(signIn(production, "first", "a long password", null), 401, "second-factor-not-enrolled");
            String secret = post(
                            production,
                            "auth/second-factors",
                            Map.of("username", "first", "password", "a long password"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("secret");
            var app = new Authenticator(secret);
            post(
                            production,
                            "auth/second-factors/confirmation",
                            Map.of("username", "first", "password", "a long password", "oneTimeCode", app.code()))
                    .then()
                    .statusCode(200);
            String access = signIn(production, "first", "a long password", app.code(1))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("accessToken");
            given().auth()
                    .oauth2(access)
                    .get(production.url() + "/api/v1/me")
                    .then()
                    .body("organization.name", equalTo("浙江省红十字会"))
                    .body("organization.kind", equalTo("PROVINCE"));
            assertThat(production.log()).doesNotContain(token).doesNotContain(secret);
        }
        Folders.delete(folder);
    }

    private static Response post(Packaged at, String address, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post(at.url() + "/api/v1/" + address);
    }
}
