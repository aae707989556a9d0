package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.patiently;
import static org.boai.enroll.support.Api.receipt;
import static org.boai.enroll.support.Api.submit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.boai.enroll.kernel.Damm;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.LimitWindows;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PageFlow;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.PublicLimits;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.Test;

/** Floods are refused with the time to wait; people are not, however many share an address. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@QuarkusTestResource(value = PublicLimits.class, restrictToAnnotatedClass = true)
class LimitsIT {
    private static final int PER_PHONE = 20;
    private static final int UNKNOWN_CODES = 100;
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** An address that no other test comes from. */
    private final String address = "203.0.113." + NEXT.incrementAndGet();

    private static RequestSpecification from(String addresses) {
        return anyone().header("X-Forwarded-For", addresses);
    }

    private static Response change(String addresses) {
        return from(addresses).body(Map.of()).post("/api/v1/placements/preview");
    }

    private static Response lookUp(String address, String code) {
        return from(address).get("/api/v1/enrollment-codes?code=" + code);
    }

    private static Response apply(String address, Map<String, Object> application) {
        return patiently(() -> from(address)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(application)
                .post("/api/v1/applications"));
    }

    private static void earlyInAMinute() throws InterruptedException {
        LimitWindows.early(Duration.ofMinutes(1), Duration.ofSeconds(25));
    }

    private static void earlyInTenMinutes() throws InterruptedException {
        LimitWindows.early(Duration.ofMinutes(10), Duration.ofSeconds(20));
    }

    private static String unknownCode() {
        String code;
        do {
            String digits = String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000));
            code = digits + Damm.digit(digits);
        } while (Database.count("SELECT count(*) FROM enrollment_codes WHERE code = ?", code) > 0);
        return code;
    }

    @Test
    void twoHundredPeopleBehindOneAddressScanOneCodeWithinAMinuteAndNobodyIsRefused() {
        String code = Codes.poster();
        var answers = Together.times(200, i -> {
            var landing = given().header("X-Forwarded-For", address).get("/j/" + code);
            var regions = from(address).get("/api/v1/regions?parent=330106");
            var preview = patiently(() -> from(address)
                    .body(Map.of("code", code, "residence", Map.of("regionCode", Applications.SHANGBAO)))
                    .post("/api/v1/placements/preview"));
            var applied = apply(address, Applications.adult(code));
            return List.of(landing.statusCode(), regions.statusCode(), preview.statusCode(), applied.statusCode());
        });
        assertThat(answers).hasSize(200).allSatisfy(each -> assertThat(each).containsExactly(200, 200, 200, 201));
    }

    @Test
    void anAddressThatBeginsTooManyDraftsWaitsAndLosesNothing() throws InterruptedException {
        earlyInTenMinutes();
        String code = Codes.poster();
        var form = Map.of(
                "fullName", "王小明", "phone", Applications.phone(), "consents", PageFlow.consents("PRIVACY_POLICY"));
        var answers = Stream.generate(() -> given().redirects()
                        .follow(false)
                        .header("X-Forwarded-For", "198.51.100.81")
                        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                        .formParams(form)
                        .post("/j/" + code + "/who"))
                .limit(PublicLimits.DRAFTS + 1)
                .toList();
        assertThat(answers.subList(0, PublicLimits.DRAFTS))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(303));
        var refused = answers.get(PublicLimits.DRAFTS);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 600);
        assertThat(refused.asString()).contains("value=\"王小明\"", "summary");
    }

    @Test
    void anAddressThatSendsTooMuchWaitsAndTheOthersDoNot() throws InterruptedException {
        earlyInAMinute();
        var statuses = Together.times(
                PublicLimits.PER_ADDRESS + 100, i -> change(address).statusCode());
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(100);
        var refused = change(address);
        Problem.expect(refused, 429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(change("198.51.100.77").statusCode()).isNotEqualTo(429);
        from(address).get("/api/v1/regions").then().statusCode(200);
    }

    private static Response beacon(String address, String code) {
        return given().header("X-Forwarded-For", address)
                .header("User-Agent", "Mozilla/5.0 phone")
                .contentType("text/plain")
                .post("/j/" + code + "/scans");
    }

    @Test
    void scansAreCountedAmongWhatAnAddressSends() throws InterruptedException {
        String code = Codes.poster();
        earlyInAMinute();
        beacon(address, code).then().statusCode(204);
        var statuses =
                Together.times(PublicLimits.PER_ADDRESS, i -> change(address).statusCode());
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(1);
        Problem.expect(beacon(address, code), 429, "too-many-requests");
    }

    @Test
    void scansOfCodesThatDoNotExistAreGuesses() throws InterruptedException {
        earlyInTenMinutes();
        for (int i = 0; i < UNKNOWN_CODES; i++) {
            beacon(address, unknownCode()).then().statusCode(204);
        }
        Problem.expect(lookUp(address, unknownCode()), 429, "too-many-requests");
    }

    /** What is asked anew has a limit; what others have just asked for has none. */
    @Test
    void publicInformationIsAskedOfTheDatabaseSoOftenAndReadOutOfMemoryAlways() throws InterruptedException {
        earlyInAMinute();
        String known = "/api/v1/public/activities?from=2026-01-01";
        for (int i = 0; i < PublicLimits.PUBLIC_READS; i++) {
            from(address)
                    .get("/api/v1/public/organizations?after=" + UUID.randomUUID())
                    .then()
                    .statusCode(200);
        }
        Problem.expect(from(address).get("/api/v1/public/activities?from=2026-01-02"), 429, "too-many-requests");
        from("192.0.2.1").get(known).then().statusCode(200);
        from(address).get(known).then().statusCode(200);
    }

    /** The right-most address that is no proxy of ours: what the client wrote before it is worth nothing. */
    @Test
    void nobodyEscapesByWritingAddresses() throws InterruptedException {
        earlyInAMinute();
        var statuses = Together.times(
                PublicLimits.PER_ADDRESS + 100, i -> from("192.0.2." + i % 250 + ", " + address + ", 10.0.0.7")
                        .header("Forwarded", "for=192.0.2." + i % 250)
                        .body(Map.of())
                        .post("/api/v1/placements/preview")
                        .statusCode());
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(100);
    }

    @Test
    void aCodeTakesSoManyApplicationsInAMinute() throws InterruptedException {
        String code = Codes.poster();
        earlyInAMinute();
        var answers = Together.times(PublicLimits.PER_CODE + 20, i -> apply(address, Applications.adult(code)));
        var refused =
                answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        assertThat(refused).hasSize(20).allSatisfy(answer -> {
            Problem.expect(answer, 429, "too-many-requests");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        });
        assertThat(Database.count("SELECT count(*) FROM applications WHERE code = ?", code))
                .isEqualTo(PublicLimits.PER_CODE);
        submit(Applications.adult(Codes.poster())).then().statusCode(201);
    }

    @Test
    void aPhoneAppliesTwentyTimesAnHour() {
        var application = Applications.adult(Codes.poster());
        String firstKey = UUID.randomUUID().toString();
        var first = submit(firstKey, application);
        for (int i = 1; i < PER_PHONE; i++) {
            receipt(otherPersonWithThePhoneOf(application));
        }
        long stored = Database.applications();
        var refused = submit(otherPersonWithThePhoneOf(application));
        Problem.expect(refused, 429, "too-many-applications");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3600);
        assertThat(refused.asString()).doesNotContain((String) application.get("phone"));
        assertThat(Database.applications()).isEqualTo(stored);

        var repeated = submit(firstKey, application);
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.asByteArray()).isEqualTo(first.asByteArray());
        submit(Applications.adult(Codes.poster())).then().statusCode(201);
    }

    @Test
    void repetitionsAndFailuresOfAPhoneAreNotCounted() {
        var application = Applications.adult(Codes.poster());
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < PER_PHONE + 5; i++) {
            submit(key, application).then().statusCode(201);
        }
        var nowhere = otherPersonWithThePhoneOf(application);
        nowhere.put("residence", Map.of("regionCode", "330106999999"));
        for (int i = 0; i < PER_PHONE + 5; i++) {
            Problem.expect(submit(nowhere), 422, "region-unknown");
        }
        receipt(otherPersonWithThePhoneOf(application));
    }

    @Test
    void fortyOfOnePhoneAtOnceAreNoWayAroundTheLimit() {
        var application = Applications.adult(Codes.poster());
        var answers = Together.times(40, i -> apply(address, otherPersonWithThePhoneOf(application)));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(PER_PHONE);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 429))
                .hasSize(40 - PER_PHONE);
    }

    /** Somebody who was a member long before, and somebody whom nobody knows. */
    @Test
    void theLimitSaysTheSameOfTheKnownAndTheUnknown() {
        var known = Applications.adult(Codes.poster());
        receipt(known);
        Database.change("UPDATE idempotency_keys SET created_at = created_at - interval '2 hours'");
        var unknown = Applications.adult(Codes.poster());
        var ofTheKnown = spent(known);
        var ofTheUnknown = spent(unknown);
        assertThat(Problem.withoutInstance(ofTheKnown)).isEqualTo(Problem.withoutInstance(ofTheUnknown));
        assertThat(wait(ofTheKnown)).isCloseTo(wait(ofTheUnknown), org.assertj.core.data.Offset.offset(30));
    }

    private static int wait(Response refused) {
        return Integer.parseInt(refused.header("Retry-After"));
    }

    /** Applies until the phone has to wait: always after as many. */
    private static Response spent(Map<String, Object> application) {
        for (int i = 0; i < PER_PHONE; i++) {
            receipt(application);
        }
        var refused = submit(application);
        Problem.expect(refused, 429, "too-many-applications");
        return refused;
    }

    private static Map<String, Object> otherPersonWithThePhoneOf(Map<String, Object> application) {
        Map<String, Object> other = new HashMap<>(Applications.adult((String) application.get("code")));
        other.put("phone", application.get("phone"));
        return other;
    }

    /** Looking up or using, a good one or not: nothing is looked up for this address any more. */
    @Test
    void whoGuessesInvitationsIsToldNothingMore() throws InterruptedException {
        var good = FirstAid.classOf("xihu").graduate(null);
        earlyInTenMinutes();
        for (int i = 0; i < PublicLimits.UNKNOWN_INVITATIONS; i++) {
            Problem.expect(invitation(address, RandomToken.next()), 422, "invitation-refused");
        }
        String token = (String) good.get("invitation");
        Problem.expect(invitation(address, RandomToken.next()), 429, "too-many-requests");
        Problem.expect(invitation(address, token), 429, "too-many-requests");
        Problem.expect(apply(address, good), 429, "too-many-requests");
        invitation("198.51.100.79", token).then().statusCode(200);
        apply("198.51.100.79", good).then().statusCode(201);
    }

    private static Response invitation(String address, String token) {
        return from(address).body(Map.of("token", token)).post("/api/v1/invitations/lookup");
    }

    @Test
    void whoGuessesCodesIsToldNothingMore() throws InterruptedException {
        String known = Codes.poster();
        earlyInTenMinutes();
        for (int i = 0; i < UNKNOWN_CODES; i++) {
            Problem.expect(lookUp(address, unknownCode()), 404, "code-unknown");
        }
        var refused = lookUp(address, unknownCode());
        Problem.expect(refused, 429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 600);
        Problem.expect(lookUp(address, known), 429, "too-many-requests");
        assertThat(given().header("X-Forwarded-For", address).get("/j/" + known).statusCode())
                .isEqualTo(429);
        var preview = from(address)
                .body(Map.of("code", known, "residence", Map.of("regionCode", Applications.SHANGBAO)))
                .post("/api/v1/placements/preview");
        Problem.expect(preview, 429, "too-many-requests");

        lookUp("198.51.100.78", known).then().statusCode(200);
        apply(address, Applications.adult(known)).then().statusCode(201);
    }

    private static Response signIn(String address, String username, String password) {
        return from(address)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/auth/tokens");
    }

    /** Of ever other names: the limit of one name does not stop it. */
    @Test
    void whoTriesManyNamesIsStoppedAndWhoSignsInRightlyIsNotCounted() throws InterruptedException {
        earlyInAMinute();
        String username = Stewards.at(Stewards.organizationOf("beishan"), "VIEWER");
        for (int i = 0; i < PublicLimits.WRONG_PASSWORDS; i++) {
            signIn(address, username, TestPostgres.DEMO_PASSWORD).then().statusCode(200);
            Problem.expect(signIn(address, "nobody-" + i, "not-the-password"), 401, "credentials-refused");
        }
        var refused = signIn(address, username, TestPostgres.DEMO_PASSWORD);
        Problem.expect(refused, 429, "too-many-requests");
        assertThat(wait(refused)).isBetween(1, 300);
        signIn("198.51.100.79", username, TestPostgres.DEMO_PASSWORD).then().statusCode(200);
    }

    @Test
    void slipsOfTheFingerAreNotCounted() {
        String known = Codes.poster();
        String slip = known.substring(0, 8) + (char) ('0' + (known.charAt(8) - '0' + 1) % 10);
        for (int i = 0; i < UNKNOWN_CODES + 10; i++) {
            Problem.expect(lookUp(address, slip), 404, "code-unknown");
        }
        lookUp(address, known).then().statusCode(200);
    }
}
