package org.boai.enroll.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Contract;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.RawHttp;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer says to browsers and caches, and which doors there are not. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class HeadersIT {
    private static final Pattern INLINE = Pattern.compile(
            "<script(?! src=\"/assets/)|<style|\\sstyle\\s*=|\\son[a-z]+\\s*=|javascript:", Pattern.CASE_INSENSITIVE);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "quarkus.management.host")
    String managementHost;

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    private static List<String> pages() {
        String code = Codes.poster();
        String receipt = Api.receipt(Applications.adult(code));
        return List.of(
                "/j",
                "/j/" + code,
                "/j/" + code + "/residence",
                "/j/" + code + "/who",
                "/j/" + code + "/place?residence=" + Applications.SHANGBAO,
                "/j/999999999",
                "/s/" + receipt,
                "/a/aaaaaaaaaaaaaaaa",
                "/i/" + FirstAid.classOf("xihu").graduate(null).get("invitation"),
                "/i/aaaaaaaaaaaaaaaaaaaaaa",
                "/activities",
                "/courses",
                "/organizations",
                "/consents/PRIVACY_POLICY",
                "/problems/code-expired");
    }

    private static void assertSafe(String path, Response answer) {
        assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy"))
                .as(path)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "http:", "https:");
        assertThat(answer.header("Cache-Control")).as(path).isNotBlank();
        assertThat(answer.headers().hasHeaderWithName("Server")).as(path).isFalse();
        assertThat(answer.headers().hasHeaderWithName("X-Powered-By")).as(path).isFalse();
        assertThat(answer.headers().hasHeaderWithName("Set-Cookie")).as(path).isFalse();
    }

    @Test
    void everyAnswerSaysWhatABrowserMayDoWithIt() {
        pages().forEach(page -> assertSafe(page, given().get(page)));
        for (String address : List.of(
                "/j/" + Codes.poster() + "/paper-form",
                "/.well-known/jwks.json",
                "/feeds/activities.json",
                "/api/v1/public/activities",
                "/api/v1/regions",
                "/api/v1/me",
                "/api/v1/nothing",
                "/api/v1;x/me",
                "/q/health")) {
            assertSafe(address, given().urlEncodingEnabled(false).get(address));
        }
    }

    @Test
    void noPageNeedsWhatTheirPolicyForbids() {
        pages().forEach(page -> assertThat(
                        INLINE.matcher(tagsOf(given().get(page).asString())).results())
                .as(page)
                .isEmpty());
    }

    /** What stands between tags is text, whatever somebody has put into a title. */
    private static String tagsOf(String page) {
        return page.replaceAll(">[^<]*<", "><");
    }

    @Test
    void personalPagesAreNotKept() {
        pages().stream()
                .filter(page -> page.startsWith("/s/") || page.startsWith("/a/") || page.startsWith("/i/"))
                .forEach(page -> assertThat(given().get(page).header("Cache-Control"))
                        .as(page)
                        .contains("no-store"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org", "http://localhost", "null"})
    void noOtherOriginIsLetIn(String origin) {
        for (String address : List.of("/api/v1/regions", "/api/v1/members", "/.well-known/jwks.json")) {
            assertNothingAllowed(given().header("Origin", origin).get(address));
            assertNothingAllowed(given().header("Origin", origin)
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "authorization")
                    .options(address));
        }
    }

    private static void assertNothingAllowed(Response answer) {
        assertThat(answer.headers().asList().stream()
                        .map(header -> header.getName().toLowerCase(java.util.Locale.ROOT))
                        .filter(name -> name.startsWith("access-control-")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q",
                "/q/",
                "/q/health",
                "/q/health/live",
                "/q/health/ready",
                "/q/health/details",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/swagger-ui/",
                "/q/dev",
                "/q/dev-ui",
                "/q/info",
                "/q/arc",
                "/q/scheduler",
                "/metrics",
                "/health",
                "/openapi",
                "/swagger-ui",
                "/favicon.ico",
                "/index.html",
                "/META-INF/MANIFEST.MF",
                "/application.properties"
            })
    void whatIsForOperatorsAndDevelopersIsNotOnThePublicPort(String path) {
        Problem.expect(given().get(path), 404, "not-found");
    }

    @Test
    void operatorsHaveAPortOfTheirOwnOnLoopback() {
        assertThat(managementHost).isEqualTo("127.0.0.1");
        assertThat(management).isNotEqualTo(server.getPort());
        given().port(management).get("/q/health/live").then().statusCode(200);
        assertThat(given().port(management).get("/api/v1/regions").statusCode()).isEqualTo(404);
        assertThat(given().port(management).get("/q/swagger-ui").statusCode()).isEqualTo(404);
    }

    static Stream<String> bodies() {
        return Contract.routes().entrySet().stream()
                .filter(route -> route.getValue().has("requestBody"))
                .map(route -> route.getKey());
    }

    /** Refused at once, whether the length is said or not: nothing here reads files, so nothing unpacks them. */
    @ParameterizedTest
    @MethodSource("bodies")
    void nobodyTakesAnythingButJson(String route) throws IOException, InterruptedException {
        for (String type : List.of(
                "multipart/form-data; boundary=x", "Multipart/mixed; boundary=x", "text/plain", "application/xml")) {
            String parts = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nx\r\n--x--\r\n";
            for (var body : List.of(BodyPublishers.ofString(parts), unannounced(parts))) {
                assertThat(send(route, type, body).statusCode()).as(type).isEqualTo(415);
            }
        }
    }

    private static HttpRequest.BodyPublisher unannounced(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(String route, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        String[] parts = route.split(" ");
        String address = parts[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        return http.send(
                HttpRequest.newBuilder(server.resolve(address))
                        .method(parts[0], body)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + Api.token("province"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /**
     * The one workbook guards against formulas ({@code SpreadsheetTest}); another one that comes must, too (reliability
     * 32), and stand here.
     */
    @Test
    void oneAnswerIsASpreadsheet() {
        Set<String> types = new TreeSet<>();
        Contract.routes().values().forEach(operation -> operation
                .path("responses")
                .forEach(response -> response.path("content").fieldNames().forEachRemaining(types::add)));
        assertThat(types)
                .containsExactly(
                        "application/json",
                        "application/pdf",
                        "application/problem+json",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        "image/png",
                        "image/svg+xml",
                        "text/calendar",
                        "text/event-stream");
    }

    @Test
    void aConnectionIsNotSwitchedToAnotherProtocol() throws IOException {
        var answer = RawHttp.send(
                server, "GET", "/api/v1/regions", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA");
        assertThat(answer.status()).isEqualTo(200);
    }
}
