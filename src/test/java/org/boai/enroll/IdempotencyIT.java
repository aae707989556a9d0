package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.submit;
import static org.boai.enroll.support.Api.submitPatiently;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However often it is sent, it happens once. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class IdempotencyIT {
    private Map<String, Object> application;
    private String key;

    @BeforeEach
    void aRightApplication() {
        application = Applications.adult(Codes.poster());
        key = UUID.randomUUID().toString();
    }

    @Test
    void aRepetitionGetsTheFirstAnswerByteForByte() {
        var first = submit(key, application);
        long stored = Database.applications();
        var second = submit(key, application);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(Database.applications()).isEqualTo(stored);
    }

    @Test
    void fiftyAtOnceWithOneKeyAreOneApplication() {
        long stored = Database.applications();
        var answers = Together.times(50, i -> submit(key, application));

        assertThat(answers).allSatisfy(answer -> {
            if (answer.statusCode() == 409) {
                Problem.expect(answer, 409, "request-in-progress");
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
            } else {
                assertThat(answer.statusCode()).isIn(201, 503);
            }
        });
        String finally_ = submitPatiently(key, application).asString();
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .allSatisfy(answer -> assertThat(answer.asString()).isEqualTo(finally_));
        assertThat(Database.applications()).isEqualTo(stored + 1);
    }

    @Test
    void fiftyWhoComeBackAllGetTheSameBytes() {
        long stored = Database.applications();
        var answers = Together.times(50, i -> submitPatiently(key, application));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.asString()).distinct()).hasSize(1);
        assertThat(answers.stream().map(answer -> answer.header("Location")).distinct())
                .hasSize(1);
        assertThat(Database.applications()).isEqualTo(stored + 1);
    }

    @Test
    void theSameKeyWithAnotherPayloadIsRefusedAndStoresNothing() {
        submit(key, application).then().statusCode(201);
        long stored = Database.applications();
        Map<String, Object> another = new HashMap<>(application);
        another.put("phone", Applications.phone());
        var answer = submit(key, another);

        Problem.expect(answer, 422, "idempotency-key-reused");
        assertThat(answer.asString()).doesNotContain((String) another.get("phone"));
        assertThat(Database.applications()).isEqualTo(stored);
    }

    @Test
    void theOrderOfTheKeysInTheBodyDoesNotMatter() {
        var first = submit(key, new java.util.TreeMap<>(application));
        var second = submit(key, new java.util.TreeMap<>(application).descendingMap());
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void aKeyBelongsToItsCode() {
        submit(key, application).then().statusCode(201);
        var elsewhere = Applications.adult(Codes.poster());
        submit(key, elsewhere).then().statusCode(201);
    }

    @Test
    void afterAFailureTheSameKeyMayTryAgain() {
        Map<String, Object> wrong = new HashMap<>(application);
        wrong.put("residence", Map.of("regionCode", "330106999999"));
        Problem.expect(submit(key, wrong), 422, "region-unknown");
        submit(key, application).then().statusCode(201);
    }

    @Test
    void theSamePersonTwiceGetsTwoReceiptsOfOneShapeAndIsOneMember() {
        long members = Database.count("SELECT count(*) FROM members");
        var first = JsonPath.from(
                submit(application).then().statusCode(201).extract().asString());
        var second = JsonPath.from(
                submit(application).then().statusCode(201).extract().asString());

        assertThat(second.getString("receipt")).isNotEqualTo(first.getString("receipt"));
        assertThat(neutral(second)).isEqualTo(neutral(first));
        assertThat(Database.count("SELECT count(*) FROM members")).isEqualTo(members + 1);
        assertThat(standing(first.getString("receipt"))).isEqualTo("ADMITTED");
        assertThat(standing(second.getString("receipt"))).isEqualTo("UNDER_REVIEW SAME_PERSON");
    }

    @Test
    void theSamePersonIsKnownByTheDocumentWhateverTheNameAndPhone() {
        var document = Map.of(
                "type", "RESIDENT_ID", "number", Applications.identityNumber(java.time.LocalDate.of(1990, 1, 1)));
        application.put("identityDocument", document);
        var again = Applications.adult((String) application.get("code"));
        again.put("identityDocument", document);

        submit(application).then().statusCode(201);
        String second = submit(again).then().statusCode(201).extract().path("receipt");
        assertThat(standing(second)).isEqualTo("UNDER_REVIEW SAME_PERSON");
    }

    @Test
    void twentyAtOnceOfOnePersonAreTwentyReceiptsAndOneMember() {
        long members = Database.count("SELECT count(*) FROM members");
        var answers = Together.times(20, i -> submitPatiently(UUID.randomUUID().toString(), application));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers.stream()
                        .map(answer -> answer.<String>path("receipt"))
                        .distinct())
                .hasSize(20);
        assertThat(Database.count("SELECT count(*) FROM members")).isEqualTo(members + 1);
    }

    private static Map<String, Object> neutral(JsonPath receipt) {
        Map<String, Object> document = new HashMap<>(receipt.<String, Object>getMap(""));
        document.remove("receipt");
        document.remove("submittedAt");
        return document;
    }

    private static String standing(String receipt) {
        return Database.one(
                String.class,
                "SELECT concat_ws(' ', status, review_note) FROM applications WHERE receipt = ?",
                receipt);
    }
}
