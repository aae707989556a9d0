package org.boai.enroll.support;

import static io.restassured.RestAssured.given;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Calls the program as clients do; every answer is held against the published contract. */
public final class Api {
    private static final String CONTRACT = Contract.forTheValidator();

    private static final OpenApiValidationFilter ANSWERS = validator(ValidationReport.Level.IGNORE);
    private static final OpenApiValidationFilter BOTH = validator(ValidationReport.Level.ERROR);
    /** Well within the quarter of an hour for which a token is good: a run of all tests takes longer. */
    private static final Duration KEPT = Duration.ofMinutes(8);

    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private Api() {}

    /** Bad requests are the point of some tests: only the answers are validated. */
    private static OpenApiValidationFilter validator(ValidationReport.Level requests) {
        return new OpenApiValidationFilter(OpenApiInteractionValidator.createForInlineApiSpecification(CONTRACT)
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request", requests)
                        .withLevel(
                                "validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .build())
                .build());
    }

    /** Anybody; the request may be wrong on purpose. */
    public static RequestSpecification anyone() {
        return given().filter(ANSWERS).contentType(ContentType.JSON);
    }

    /** Anybody with a request that is meant to be right: it is held against the contract, too. */
    public static RequestSpecification citizen() {
        return given().filter(BOTH).contentType(ContentType.JSON);
    }

    /** A demo steward, signed in. */
    public static RequestSpecification as(String username) {
        return given().filter(ANSWERS).contentType(ContentType.JSON).auth().oauth2(token(username));
    }

    public static String token(String username) {
        return TOKENS.compute(username, (name, held) -> held != null && held.good() ? held : signedIn(name))
                .text();
    }

    /** Of a steward, since when. */
    private record Token(String text, Instant since) {
        boolean good() {
            return Instant.now().isBefore(since.plus(KEPT));
        }
    }

    /**
     * What signing in would give: a password takes a fifth of a second to be looked at, and thousands of stewards come in a run.
     * AuthIT and AccountsIT sign in.
     */
    private static Token signedIn(String username) {
        int version = Database.one(Integer.class, "SELECT token_version FROM accounts WHERE username = ?", username);
        UUID account = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", username);
        return new Token(Forge.signed(Forge.claims(account, claims -> claims.setClaim("tv", version))), Instant.now());
    }

    /** Submits with a fresh key. */
    public static Response submit(Map<String, Object> application) {
        return submit(UUID.randomUUID().toString(), application);
    }

    public static Response submit(String key, Map<String, Object> application) {
        return anyone().header("Idempotency-Key", key).body(application).post("/api/v1/applications");
    }

    /** Submits as a good client does: comes back with the same key as long as the answer is "not now". */
    public static Response submitPatiently(String key, Map<String, Object> application) {
        return patiently(() -> submit(key, application));
    }

    /** Asks again as long as the answer is "not now": after a storm the pool may be full for a moment. */
    public static Response patiently(Callable<Response> request) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(request, answer -> !comesLater(answer));
    }

    private static boolean comesLater(Response answer) {
        return answer.statusCode() == 503
                || answer.statusCode() == 409 && "/problems/request-in-progress".equals(Json.text(answer, "/type"));
    }

    /** The receipt of an application that must be accepted. */
    public static String receipt(Map<String, Object> application) {
        return Json.text(submit(application).then().statusCode(201), "/receipt");
    }
}
