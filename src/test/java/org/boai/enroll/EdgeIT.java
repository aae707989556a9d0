package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.submit;
import static org.boai.enroll.support.Api.token;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anybody asks what it means: paths, sizes, media types. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class EdgeIT {
    private static final int TOO_MUCH = 64 * 1024 + 1;

    @TestHTTPResource("/")
    URI server;

    private static void expect(RawHttp.Answer answer, int status, String slug) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.head()).contains("content-type: application/problem+json");
        assertThat(answer.text()).contains("/problems/" + slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/members;x",
                "/api/v1/members;.css",
                "/api/v1;x/members",
                "/api/v1/members%3Bx",
                "/api/v1%2Fmembers",
                "/api/v1%2fmembers",
                "/api/v1%5Cmembers",
                "/api/v1//members",
                "//api/v1/members",
                "/api/v1/./members",
                "/api/v1/../v1/members",
                "/api/v1/%2e/members",
                "/api/v1/members%00",
                "/api/v1/members%0d%0aX:y",
                "/api/v1/members%252F",
                "/q/../api/v1/members"
            })
    void refusesAPathThatCouldBeReadInTwoWaysEvenFromThoseWhoMay(String path) throws IOException {
        var answer = RawHttp.send(server, "GET", path, "Authorization: Bearer " + token("shangbao"));
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.head()).contains("content-type: application/problem+json");
    }

    /** The server itself says so, before anybody could write a problem document. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1\\members", "/api/v1/members x", "/api/v1/members%zz"})
    void refusesAPathThatIsNone(String path) throws IOException {
        var answer = RawHttp.send(server, "GET", path, "Authorization: Bearer " + token("shangbao"));
        assertThat(answer.status()).isIn(400, 404);
    }

    @Test
    void letsTheStraightPathThrough() throws IOException {
        var answer = RawHttp.send(server, "GET", "/api/v1/members", "Authorization: Bearer " + token("shangbao"));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void refusesABodyThatAnnouncesMoreThan64KiBBeforeItComes() throws IOException {
        var answer = RawHttp.send(
                server,
                "POST",
                "/api/v1/applications",
                "Content-Type: application/json",
                "Content-Length: " + TOO_MUCH,
                "Idempotency-Key: " + UUID.randomUUID());
        expect(answer, 413, "body-too-large");
    }

    @Test
    void refusesABodyThatGrowsBeyond64KiBWithoutAnnouncingIt() throws IOException {
        var answer = RawHttp.sendChunks(
                server,
                "/api/v1/applications",
                18,
                "Content-Type: application/json",
                "Idempotency-Key: " + UUID.randomUUID());
        expect(answer, 413, "body-too-large");
    }

    @Test
    void takesABodyOfExactly64KiBForWhatItIs() {
        var answer = anyone().header("Idempotency-Key", UUID.randomUUID())
                .body(" ".repeat(TOO_MUCH - 1))
                .post("/api/v1/applications");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/v1/nothing", "/api/v2/regions", "/q/health", "/q/openapi", "/q/metrics"})
    void answersAnUnknownPathWithAProblem(String path) {
        Problem.expect(given().get(path), 404, "not-found");
    }

    @Test
    void answersAnUnknownMethodWithAProblem() {
        Problem.expect(anyone().put("/api/v1/applications"), 405, "method-not-allowed");
        Problem.expect(anyone().delete("/api/v1/regions"), 405, "method-not-allowed");
    }

    @Test
    void answersAFormThatItDoesNotHaveWithAProblem() {
        Problem.expect(given().accept("application/xml").get("/api/v1/regions"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x"
            })
    void takesNothingButJson(String type) throws IOException {
        var answer = RawHttp.send(
                server,
                "POST",
                "/api/v1/applications",
                "Content-Type: " + type,
                "Content-Length: 0",
                "Idempotency-Key: " + UUID.randomUUID());
        expect(answer, 415, "media-type-unsupported");
    }

    @Test
    void needsAnIdempotencyKeyThatIsAUuid() {
        var application = Applications.adult(Codes.poster());
        Problem.expect(anyone().body(application).post("/api/v1/applications"), 400, "idempotency-key-missing");
        Problem.expect(submit("绝密", application), 400, "idempotency-key-missing");
        Problem.expect(submit("7", application), 400, "idempotency-key-missing");
    }

    /** A program gets a problem document; a person gets a page with a way on, also where no page was ever reached. */
    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/j/a;b", "/s/x"})
    void whoReadsTheAnswerGetsAPage(String path) {
        var page = given().urlEncodingEnabled(false)
                .accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get(path);
        assertThat(page.statusCode()).isBetween(400, 499);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.asString()).contains("<h1>", "href=\"/j\"").doesNotContain("urn:uuid");
        assertThat(given().accept("text/html").get("/api/v1/nothing").contentType())
                .startsWith("application/problem+json");
    }

    @Test
    void whoReadsTheAnswerReadsItInTheLanguageOfChoice() {
        for (String path : List.of("/nothing", "/j/a;b")) {
            assertThat(given().urlEncodingEnabled(false)
                            .accept("text/html")
                            .cookie("boai_language", "en")
                            .header("Accept-Language", "zh-CN")
                            .get(path)
                            .asString())
                    .contains("<html lang=\"en\">");
        }
    }

    @Test
    void aFormThatIsTooLargeGetsAPage() {
        var page = given().accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .body("fullName=" + "x".repeat(70_000))
                .post("/j/482013759/who");
        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.asString()).contains("<h1>");
    }

    @Test
    void saysItInTheLanguageOfTheReader() {
        given().header("Accept-Language", "en").get("/nothing").then().body("title", equalTo("There is nothing here"));
    }

    @Test
    void sendsItsSafetyHeadersWithEveryAnswer() {
        for (String path : new String[] {"/nothing", "/api/v1/regions", "/api/v1//regions"}) {
            given().urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Content-Security-Policy", org.hamcrest.Matchers.containsString("default-src 'none'"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/applications?after=x",
                "/api/v1/applications?state=x",
                "/api/v1/applications?limit=0",
                "/api/v1/applications?limit=101",
                "/api/v1/applications?limit=x",
                "/api/v1/members?organization=x",
                "/api/v1/members/x",
                "/api/v1/notices?after=x",
                "/api/v1/organizations?kind=x",
                "/api/v1/enrollment-codes",
                "/api/v1/regions?parent=x",
                "/api/v1/regions/search?q="
            })
    void answersBadParametersWithAProblem(String path) {
        var answer = org.boai.enroll.support.Api.as("shangbao").get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fullName=%E5%BC%A0%zz", "fullName=a%00b", "phone=%"})
    void refusesAFormThatCannotBeDecoded(String form) {
        Problem.expect(
                given().contentType("application/x-www-form-urlencoded")
                        .body(form)
                        .post("/j/482013759/who"),
                400,
                "request-not-readable");
    }

    @Test
    void refusesControlCharactersInAQuery() {
        Problem.expect(
                given().urlEncodingEnabled(false).get("/api/v1/regions/search?q=%00"), 400, "request-not-readable");
    }

    @Test
    void letsNobodyKeepAPersonalAnswer() {
        as("shangbao").get("/api/v1/members").then().statusCode(200).header("Cache-Control", equalTo("no-store"));
        as("shangbao").get("/api/v1/me").then().statusCode(200).header("Cache-Control", equalTo("no-store"));
    }
}
