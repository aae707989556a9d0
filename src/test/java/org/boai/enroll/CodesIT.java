package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.submit;
import static org.boai.enroll.support.Api.submitPatiently;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of an enrollment code, and what it opens. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class CodesIT {
    private static final Map<String, Object> POSTER = Map.of("title", "测试海报", "occasion", "POSTER");

    private static Response lookUp(String code) {
        return anyone().get("/api/v1/enrollment-codes?code=" + code);
    }

    private static Response issue(String steward, UUID organization, Map<String, Object> request) {
        return as(steward).body(request).post("/api/v1/organizations/" + organization + "/enrollment-codes");
    }

    /** The code opens neither the page nor the door, for the same reason. */
    private static void expectClosed(String code, int status, String slug) {
        long stored = Database.applications();
        Problem.expect(lookUp(code), status, slug);
        Problem.expect(submit(Applications.adult(code)), status, slug);
        assertThat(Database.applications()).isEqualTo(stored);
    }

    @Test
    void aCodeOpensItsOrganizationAndTheTextsToConsentTo() {
        String code = Codes.poster();
        assertThat(code).matches("[0-9]{9}");
        lookUp(code)
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("title", equalTo("测试海报"))
                .body("organization.name", equalTo("上保社区红十字会"))
                .body("organization.path", equalTo(List.of("浙江省红十字会", "杭州市红十字会", "西湖区红十字会", "北山街道红十字会")))
                .body("affiliationOffered", equalTo(false))
                .body("residenceRequired", equalTo(true))
                .body("consents.purpose", hasItems("PRIVACY_POLICY", "STATUTES", "PRC_CITIZEN"));
    }

    @Test
    void aUnitsCodeOffersTheAffiliation() {
        lookUp(Codes.issue("school", POSTER))
                .then()
                .statusCode(200)
                .body("affiliationOffered", equalTo(true))
                .body("residenceRequired", equalTo(false));
    }

    @Test
    void aCodeThatDidNotChangeIsNotSentAgain() {
        String code = Codes.poster();
        String tag = lookUp(code).header("ETag");
        given().header("If-None-Match", tag)
                .get("/api/v1/enrollment-codes?code=" + code)
                .then()
                .statusCode(304);
    }

    @Test
    void anUnknownOrMistypedCodeOpensNothing() {
        String code = Codes.poster();
        char last = code.charAt(8);
        expectClosed(code.substring(0, 8) + (last == '9' ? '0' : (char) (last + 1)), 404, "code-unknown");
        Problem.expect(lookUp("1"), 404, "code-unknown");
        Problem.expect(lookUp("４82013759"), 404, "code-unknown");
    }

    @Test
    void aPausedCodeWaitsUntilItIsResumed() {
        String code = Codes.poster();
        as("shangbao").put("/api/v1/enrollment-codes/" + code + "/pause").then().body("status", equalTo("PAUSED"));
        expectClosed(code, 409, "code-paused");
        as("shangbao")
                .delete("/api/v1/enrollment-codes/" + code + "/pause")
                .then()
                .body("status", equalTo("ACTIVE"));
        submit(Applications.adult(code)).then().statusCode(201);
    }

    @Test
    void aRevokedCodeStaysRevoked() {
        String code = Codes.poster();
        as("shangbao")
                .put("/api/v1/enrollment-codes/" + code + "/revocation")
                .then()
                .statusCode(200);
        as("shangbao")
                .put("/api/v1/enrollment-codes/" + code + "/revocation")
                .then()
                .statusCode(200);
        expectClosed(code, 410, "code-revoked");
        Problem.expect(as("shangbao").delete("/api/v1/enrollment-codes/" + code + "/pause"), 410, "code-revoked");
    }

    @Test
    void aCodeOpensOnlyWithinItsValidity() {
        var now = OffsetDateTime.now();
        String yesterday = Codes.issue(
                "shangbao",
                Map.of(
                        "title",
                        "昨天的活动",
                        "occasion",
                        "CAMPAIGN",
                        "validFrom",
                        now.minusDays(2).toString(),
                        "validUntil",
                        now.plusDays(1).toString()));
        Database.change("UPDATE enrollment_codes SET valid_until = now() - interval '1 day' WHERE code = ?", yesterday);
        // what only shows a code may be a second behind
        await().atMost(Duration.ofSeconds(30)).until(() -> lookUp(yesterday).statusCode() != 200);
        expectClosed(yesterday, 410, "code-expired");
        String tomorrow = Codes.issue(
                "shangbao",
                Map.of(
                        "title",
                        "明天的活动",
                        "occasion",
                        "CAMPAIGN",
                        "validFrom",
                        now.plusDays(1).toString()));
        expectClosed(tomorrow, 409, "code-not-yet-valid");
    }

    @Test
    void aCodeThatEndsBeforeItBeginsIsNotIssued() {
        var now = OffsetDateTime.now();
        UUID own = Stewards.organizationOf("shangbao");
        Problem.expect(
                issue(
                        "shangbao",
                        own,
                        Map.of(
                                "title",
                                "倒着的",
                                "occasion",
                                "CAMPAIGN",
                                "validFrom",
                                now.toString(),
                                "validUntil",
                                now.minusDays(1).toString())),
                400,
                "request-invalid");
        Problem.expect(
                issue(
                        "shangbao",
                        own,
                        Map.of(
                                "title",
                                "已过去的",
                                "occasion",
                                "CAMPAIGN",
                                "validUntil",
                                now.minusDays(1).toString())),
                400,
                "request-invalid");
    }

    @Test
    void aHundredWhoWantTheLastPlaceAreOneAndNinetyNine() {
        String code = Codes.issue("shangbao", Map.of("title", "一个名额", "occasion", "CAMPAIGN", "maxApplications", 1));
        var answers = Together.times(100, i -> submitPatiently(UUID.randomUUID().toString(), Applications.adult(code)));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 201))
                .hasSize(99)
                .allSatisfy(answer -> Problem.expect(answer, 409, "code-exhausted"));
        assertThat(Database.count("SELECT count(*) FROM applications WHERE code = ?", code))
                .isOne();
        expectClosed(code, 409, "code-exhausted");
    }

    @Test
    void anApplicationThatFailsGivesItsPlaceBack() {
        String code = Codes.issue("shangbao", Map.of("title", "一个名额", "occasion", "CAMPAIGN", "maxApplications", 1));
        Problem.expect(submit(Applications.adult(code, "330106999999")), 422, "region-unknown");
        submit(Applications.adult(code)).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "png"})
    void itsPictureLeadsToItsPage(String format) throws Exception {
        String code = Codes.poster();
        var picture = as("shangbao").get("/api/v1/enrollment-codes/" + code + "/image?format=" + format);
        assertThat(picture.statusCode()).isEqualTo(200);
        String url = format.equals("png") ? Pictures.png(picture.asByteArray()) : Pictures.svg(picture.asString());
        assertThat(url).isEqualTo("http://localhost:8080/j/" + code);
    }

    @Test
    void aHandlerIssuesForTheOwnOrganizationOnly() {
        UUID shangbao = Stewards.organizationOf("shangbao");
        String handler = Stewards.at(Stewards.organizationOf("beishan"), "HANDLER");
        issue(handler, Stewards.organizationOf("beishan"), POSTER).then().statusCode(201);
        Problem.expect(issue(handler, shangbao, POSTER), 403, "not-permitted");
        Problem.expect(issue("shangbao", Stewards.organizationOf("beishan"), POSTER), 404, "organization-unknown");
        issue("xihu", shangbao, POSTER).then().statusCode(201);
    }

    @Test
    void aHandlerAboveMayNotEndTheCodesBelow() {
        String code = Codes.poster();
        Problem.expect(as("beishan").put("/api/v1/enrollment-codes/" + code + "/revocation"), 403, "not-permitted");
        Problem.expect(as("school").put("/api/v1/enrollment-codes/" + code + "/revocation"), 404, "code-unknown");
        lookUp(code).then().statusCode(200);
    }

    @Test
    void everyChannelHasAStandingCodeOfTheProvince() {
        var codes = Database.column(String.class, "SELECT code FROM enrollment_codes WHERE occasion = 'CHANNEL'");
        assertThat(codes).hasSize(3);
        for (String code : codes) {
            lookUp(code).then().statusCode(200).body("organization.kind", equalTo("PROVINCE"));
            submit(Applications.adult(code)).then().statusCode(201).body("organization.name", equalTo("上保社区红十字会"));
        }
        var channel = Map.<String, Object>of("title", "自制渠道", "occasion", "CHANNEL");
        Problem.expect(issue("shangbao", Stewards.organizationOf("shangbao"), channel), 400, "request-invalid");
    }
}
