package org.boai.enroll.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Authenticator;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.boai.enroll.support.Together;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second factor: set up with the first code, asked from then on, and each code once. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class SecondFactorIT {
    private static final String FACTORS = "/api/v1/auth/second-factors";

    private String username;

    @BeforeEach
    void anAccount() {
        username = Stewards.at(Stewards.organizationOf("shangbao"), "HANDLER");
    }

    private Response post(String address, String oneTimeCode) {
        Map<String, String> body = new HashMap<>(Map.of("username", username, "password", TestPostgres.DEMO_PASSWORD));
        if (oneTimeCode != null) {
            body.put("oneTimeCode", oneTimeCode);
        }
        return anyone().body(body).post(address);
    }

    private Response signIn(String oneTimeCode) {
        return post("/api/v1/auth/tokens", oneTimeCode);
    }

    private Authenticator begun() {
        return new Authenticator(
                post(FACTORS, null).then().statusCode(200).extract().path("secret"));
    }

    private JsonPath confirmed(Authenticator app) {
        return JsonPath.from(post(FACTORS + "/confirmation", app.code())
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    @Test
    void isAskedAfterItsFirstCodeAndNotBefore() {
        var app = begun();
        signIn(null).then().statusCode(200);
        Problem.expect(post(FACTORS + "/confirmation", "000000"), 401, "second-factor-refused");
        signIn(null).then().statusCode(200);
        String token = confirmed(app).getString("tokens.accessToken");
        given().auth().oauth2(token).get("/api/v1/me").then().statusCode(200);
        Problem.expect(signIn(null), 401, "second-factor-required");
        Problem.expect(signIn("000000"), 401, "second-factor-refused");
        signIn(app.code(1)).then().statusCode(200);
    }

    @Test
    void endsTheSessionsThatWereWithoutIt() {
        String before = signIn(null).then().statusCode(200).extract().path("accessToken");
        confirmed(begun());
        Problem.expect(given().auth().oauth2(before).get("/api/v1/me"), 401, "not-signed-in");
    }

    @Test
    void aCodeCountsOnceHoweverManyUseItTogether() {
        var app = begun();
        confirmed(app);
        Problem.expect(signIn(app.code()), 401, "second-factor-refused");
        String next = app.code(1);
        var answers = Together.times(6, i -> signIn(next).statusCode());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
    }

    @Test
    void aRecoveryCodeStandsForACodeOnce() {
        List<String> recovery = confirmed(begun()).getList("recoveryCodes");
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("(\\w{4}-?){3}"));
        signIn(recovery.get(3).toUpperCase(java.util.Locale.ROOT)).then().statusCode(200);
        Problem.expect(signIn(recovery.get(3)), 401, "second-factor-refused");
        signIn(recovery.get(4).replace("-", "")).then().statusCode(200);
    }

    @Test
    void isReplacedOnlyByWhoShowsTheOldOne() {
        var recovery = confirmed(begun()).getList("recoveryCodes", String.class);
        Problem.expect(post(FACTORS, null), 401, "second-factor-required");
        var next = new Authenticator(
                post(FACTORS, recovery.get(0)).then().statusCode(200).extract().path("secret"));
        confirmed(next);
        Problem.expect(signIn(recovery.get(1)), 401, "second-factor-refused");
        signIn(next.code(1)).then().statusCode(200);
    }

    @Test
    void guessingItIsSlowedDownForWhoKnowsThePassword() {
        confirmed(begun());
        for (int i = 0; i < 9; i++) {
            Problem.expect(signIn("00000" + i), 401, "second-factor-refused");
        }
        signIn("000009");
        Problem.expect(signIn("111111"), 429, "too-many-tries");
    }

    @Test
    void isKeptSealed() {
        String secret = post(FACTORS, null).then().extract().path("secret");
        byte[] sealed = Database.one(
                byte[].class,
                "SELECT pending FROM second_factors f JOIN accounts a ON a.id = f.account_id WHERE a.username = ?",
                username);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(secret)
                .doesNotContain(java.util.HexFormat.of().formatHex(Base32.decode(secret)));
    }

    @Test
    void isForgottenByAnAdministratorForWhoHasLostIt() {
        confirmed(begun());
        UUID id = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", username);
        Problem.expect(as("shangbao").delete("/api/v1/accounts/" + id + "/second-factor"), 403, "not-permitted");
        as("xihu").delete("/api/v1/accounts/" + id + "/second-factor").then().statusCode(204);
        signIn(null).then().statusCode(200);
    }
}
