package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Forge;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, and when no longer. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class AuthIT {
    private static final String TOKENS = "/api/v1/auth/tokens";

    private String username;
    private UUID account;

    @BeforeEach
    void anAccount() {
        username = Stewards.at(Stewards.organizationOf("shangbao"), "HANDLER");
        account = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", username);
    }

    private static Response signIn(String username, String password) {
        return anyone().body(Map.of("username", username, "password", password)).post(TOKENS);
    }

    private JsonPath signedIn() {
        return JsonPath.from(signIn(username, TestPostgres.DEMO_PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static Response refresh(String token) {
        return anyone().body(Map.of("refreshToken", token)).post(TOKENS + "/refresh");
    }

    private static Response me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/v1/me");
    }

    private static void expectRefused(Response answer, String slug) {
        Problem.expect(answer, 401, slug);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreTheSame() {
        var wrong = signIn(username, "not-the-password");
        var unknown = signIn("nobody-" + UUID.randomUUID().toString().substring(0, 8), "not-the-password");
        expectRefused(wrong, "credentials-refused");
        assertThat(Problem.withoutInstance(unknown)).isEqualTo(Problem.withoutInstance(wrong));
        assertThat(unknown.headers().asList().stream().map(header -> header.getName()))
                .isEqualTo(wrong.headers().asList().stream()
                        .map(header -> header.getName())
                        .toList());
        assertThat(wrong.asString()).doesNotContain("not-the-password", username);
    }

    @Test
    void guessingIsSlowedDown() {
        for (int i = 0; i < 10; i++) {
            expectRefused(signIn(username, "guess-" + i), "credentials-refused");
        }
        var eleventh = signIn(username, "guess-10");
        Problem.expect(eleventh, 429, "too-many-tries");
        assertThat(Integer.parseInt(eleventh.header("Retry-After"))).isBetween(1, 300);
    }

    @Test
    void aTokenOfADisabledAccountIsNone() {
        var tokens = signedIn();
        me(tokens.getString("accessToken")).then().statusCode(200).body("username", equalTo(username));
        Stewards.disable(username);
        expectRefused(me(tokens.getString("accessToken")), "not-signed-in");
        expectRefused(refresh(tokens.getString("refreshToken")), "refresh-token-refused");
        expectRefused(signIn(username, TestPostgres.DEMO_PASSWORD), "credentials-refused");
    }

    @Test
    void aTokenOfAnOlderVersionIsNone() {
        var tokens = signedIn();
        Database.change("UPDATE accounts SET token_version = token_version + 1 WHERE id = ?", account);
        expectRefused(me(tokens.getString("accessToken")), "not-signed-in");
    }

    @Test
    void whatAnAccountMayIsAskedAtEachRequest() {
        String token = signedIn().getString("accessToken");
        Database.change(
                "UPDATE accounts SET organization_id = ?, roles = '{VIEWER}' WHERE id = ?",
                Stewards.organizationOf("school"),
                account);
        me(token).then().body("organization.kind", equalTo("SCHOOL")).body("roles", equalTo(List.of("VIEWER")));
    }

    @Test
    void aRefreshTokenWorksOnceAndASecondUseEndsItsFamily() {
        String first = signedIn().getString("refreshToken");
        String second = refresh(first).then().statusCode(200).extract().path("refreshToken");
        String third = refresh(second).then().statusCode(200).extract().path("refreshToken");
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();

        expectRefused(refresh(first), "refresh-token-refused");
        expectRefused(refresh(third), "refresh-token-refused");
    }

    @Test
    void signingOutEndsTheFamily() {
        String token = signedIn().getString("refreshToken");
        anyone().body(Map.of("refreshToken", token))
                .delete(TOKENS + "/current")
                .then()
                .statusCode(204);
        expectRefused(refresh(token), "refresh-token-refused");
        anyone().body(Map.of("refreshToken", "unknown"))
                .delete(TOKENS + "/current")
                .then()
                .statusCode(204);
    }

    @Test
    void onlyHashesOfRefreshTokensAreStored() {
        String token = signedIn().getString("refreshToken");
        assertThat(Database.count(
                        "SELECT count(*) FROM refresh_tokens WHERE token_hash = sha256(convert_to(?, 'UTF8'))", token))
                .isOne();
    }

    @Test
    void aTokenThatIsRightInEverythingGetsIn() {
        me(Forge.signed(Forge.claims(account, right -> {}))).then().statusCode(200);
    }

    @Test
    void aTokenThatIsWrongInOneThingDoesNot() {
        var es256 = Forge.programsKey();
        JwtClaims right = Forge.claims(account, claims -> {});
        Map<String, String> wrong = new java.util.LinkedHashMap<>();
        wrong.put("garbage", "garbage");
        wrong.put("three parts", "a.b.c");
        wrong.put("no signature", Forge.signed(right, AlgorithmIdentifiers.NONE, null, null));
        wrong.put("cut signature", Forge.signed(right).replaceFirst("[^.]+$", ""));
        wrong.put(
                "the public key as a secret",
                Forge.signed(
                        right,
                        AlgorithmIdentifiers.HMAC_SHA256,
                        new HmacKey(es256.getPublicKey().getEncoded()),
                        es256.getKeyId()));
        wrong.put("another key", Forge.signedByAnother(right));
        wrong.put("expired", signed(claims -> Forge.times(claims, -3600)));
        wrong.put("too long a life", signed(claims -> claims.setExpirationTimeMinutesInTheFuture(60 * 24)));
        wrong.put("another audience", signed(claims -> claims.setAudience("somebody-else")));
        wrong.put("another issuer", signed(claims -> claims.setIssuer("somebody-else")));
        wrong.put("no identifier", signed(claims -> claims.unsetClaim("jti")));
        wrong.put("no version", signed(claims -> claims.unsetClaim("tv")));
        wrong.put("no end", signed(claims -> claims.unsetClaim("exp")));
        wrong.put(
                "unknown account",
                signed(claims -> claims.setSubject(UUID.randomUUID().toString())));
        wrong.put("no account", signed(claims -> claims.setSubject("shangbao")));
        String[] parts = Forge.signed(right).split("\\.");
        String another = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Forge.claims(UUID.randomUUID(), claims -> {})
                        .toJson()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        wrong.put("changed claims", parts[0] + "." + another + "." + parts[2]);
        wrong.forEach((name, token) ->
                assertThat(me(token)).as(name).satisfies(answer -> expectRefused(answer, "not-signed-in")));
    }

    private String signed(java.util.function.Consumer<JwtClaims> change) {
        return Forge.signed(Forge.claims(account, change));
    }

    @Test
    void whoeverHasNoTokenIsAsked() {
        for (String address : List.of("/api/v1/me", "/api/v1/members", "/api/v1/applications", "/api/v1/notices")) {
            expectRefused(anyone().get(address), "not-signed-in");
        }
        expectRefused(given().header("Authorization", "Basic eDp5").get("/api/v1/me"), "not-signed-in");
    }

    @Test
    void aRoleDoesWhatItMayAndNothingMore() {
        UUID organization = Stewards.organizationOf("shangbao");
        String any = UUID.randomUUID().toString();
        String viewer = Stewards.at(organization, "VIEWER");
        as(viewer).get("/api/v1/members").then().statusCode(200);
        String auditor = Stewards.at(organization, "AUDITOR");
        Problem.expect(as(auditor).get("/api/v1/members"), 403, "not-permitted");
        Problem.expect(as(auditor).get("/api/v1/notices"), 403, "not-permitted");
        for (String steward : List.of(viewer, auditor)) {
            Problem.expect(as(steward).put("/api/v1/notices/" + any + "/acknowledgment"), 403, "not-permitted");
            Problem.expect(
                    as(steward).body(Map.of()).post("/api/v1/applications/" + any + "/approval"), 403, "not-permitted");
        }
        Problem.expect(
                as(username).body(Map.of()).post("/api/v1/applications/" + any + "/approval"), 403, "not-permitted");
    }

    @Test
    void thePublishedKeysArePublic() {
        List<Map<String, Object>> keys = anyone().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .path("keys");
        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key).containsKeys("kid", "x", "y").doesNotContainKey("d"));
    }
}
