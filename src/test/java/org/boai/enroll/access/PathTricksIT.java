package org.boai.enroll.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Forge;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.RawHttp;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No spelling of an address opens what its plain spelling keeps closed (CVE-2026-39852 and its kin), over a bare
 * connection, as no client library would say it.
 */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class PathTricksIT {
    private static final String[] CONTENT = {"Content-Type: application/json", "Content-Length: 0"};

    /** Read in two ways by two servers, so read by none. */
    private static final Map<String, UnaryOperator<String>> AMBIGUOUS = new LinkedHashMap<>();

    /** Another address, or another spelling of the same one. */
    private static final Map<String, UnaryOperator<String>> OTHER = new LinkedHashMap<>();

    static {
        AMBIGUOUS.put("; at the end", path -> path + ";");
        AMBIGUOUS.put(";x", path -> path + ";x");
        AMBIGUOUS.put(";.css", path -> path + ";.css");
        AMBIGUOUS.put(";jsessionid", path -> path + ";jsessionid=1");
        AMBIGUOUS.put("; within", path -> path.replace("/v1/", "/v1;x/"));
        AMBIGUOUS.put("%3B", path -> path + "%3Bx");
        AMBIGUOUS.put("%3b", path -> path.replace("/v1/", "/v1%3b/"));
        AMBIGUOUS.put("%2F", path -> path.replace("/v1/", "/v1%2F"));
        AMBIGUOUS.put("%2f", path -> path.replace("/api/", "/api%2f"));
        AMBIGUOUS.put("%5C", path -> path.replace("/v1/", "/v1%5C"));
        AMBIGUOUS.put("\\", path -> path.replace("/v1/", "/v1\\"));
        AMBIGUOUS.put("\\ at the end", path -> path + "\\");
        AMBIGUOUS.put("// first", path -> "/" + path);
        AMBIGUOUS.put("// within", path -> path.replace("/v1/", "/v1//"));
        AMBIGUOUS.put("// last", path -> path + "//");
        AMBIGUOUS.put("/./", path -> path.replace("/v1/", "/v1/./"));
        AMBIGUOUS.put("/../", path -> path.replace("/v1/", "/v1/../v1/"));
        AMBIGUOUS.put("/../ out of the open", path -> "/api/v1/regions/../../.." + path);
        AMBIGUOUS.put("/..;/", path -> "/api/v1/regions/..;/..;/..;" + path);
        AMBIGUOUS.put("/.", path -> path + "/.");
        AMBIGUOUS.put("/..", path -> path + "/x/..");
        AMBIGUOUS.put("%2e", path -> path.replace("/v1/", "/v1/%2e/"));
        AMBIGUOUS.put("%2E%2E", path -> path.replace("/v1/", "/v1/%2E%2E/v1/"));
        AMBIGUOUS.put("%252e", path -> path.replace("/v1/", "/v1/%252e/"));
        AMBIGUOUS.put("%252F", path -> path.replace("/v1/", "/v1%252F"));
        AMBIGUOUS.put("%00", path -> path + "%00");
        AMBIGUOUS.put("%00.css", path -> path + "%00.css");
        AMBIGUOUS.put("%0d%0a", path -> path + "%0d%0aX:y");
        AMBIGUOUS.put("%7f", path -> path + "%7f");
        AMBIGUOUS.put("half a percent", path -> path + "%");
        AMBIGUOUS.put("no hexadecimal", path -> path + "%zz");
        AMBIGUOUS.put("overlong UTF-8", path -> path.replace("/v1/", "/v1%c0%af"));
        OTHER.put("as it is", path -> path);
        OTHER.put("/ at the end", path -> path + "/");
        OTHER.put("upper case", path -> path.toUpperCase(Locale.ROOT));
        OTHER.put("one upper case", path -> path.replace("/api", "/Api"));
        OTHER.put("an encoded letter", path -> path.replace("/v1", "/%76%31"));
        OTHER.put("a space", path -> path + "%20");
        OTHER.put("a suffix", path -> path + ".json");
        OTHER.put("a style sheet", path -> path + ".css");
        OTHER.put("a query", path -> path + "?access_token=x");
        OTHER.put("a fragment", path -> path + "#x");
        OTHER.put("absolute", path -> "http://localhost" + path);
        OTHER.put("absolute elsewhere", path -> "http://example.org" + path);
        OTHER.put("no slash", path -> path.substring(1));
        OTHER.put("of the open", path -> "/api/v1/regions" + path);
    }

    @TestHTTPResource("/")
    URI server;

    private String mighty;

    @BeforeEach
    void somebodyWhoMayDoAll() {
        String username = Stewards.at(Stewards.organizationOf("province"), "REVIEWER", "STEWARD_ADMIN");
        UUID account = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", username);
        mighty = "Authorization: Bearer " + Forge.signed(Forge.claims(account, right -> {}));
    }

    /** An address of the route, about nothing in particular. */
    private static String path(String route) {
        return route.split(" ")[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    private int status(String method, String path, String... headers) throws IOException {
        return RawHttp.send(server, method, path, headers).status();
    }

    @Test
    void noSpellingOpensARouteToWhoeverHasNoToken() throws IOException {
        Map<String, UnaryOperator<String>> tricks = new LinkedHashMap<>(AMBIGUOUS);
        tricks.putAll(OTHER);
        var all = new SoftAssertions();
        for (String route : AccessMatrix.closedRoutes()) {
            String method = route.split(" ")[0];
            for (var trick : tricks.entrySet()) {
                int status = status(method, trick.getValue().apply(path(route)), CONTENT);
                all.assertThat(status).as(route + ", " + trick.getKey()).isIn(400, 401, 404, 405, 415);
            }
        }
        all.assertAll();
    }

    @Test
    void whatCanBeReadInTwoWaysIsRefusedToThoseWhoMayToo() throws IOException {
        var all = new SoftAssertions();
        for (String address : new String[] {"/api/v1/me", "/api/v1/members", "/api/v1/organizations"}) {
            assertThat(status("GET", address, mighty)).as(address).isEqualTo(200);
            for (var trick : AMBIGUOUS.entrySet()) {
                all.assertThat(status("GET", trick.getValue().apply(address), mighty))
                        .as(address + ", " + trick.getKey())
                        .isIn(400, 404);
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL: /api/v1/regions",
                "X-Rewrite-URL: /api/v1/regions",
                "X-Forwarded-Prefix: /api/v1/regions",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-User: province",
                "X-Remote-User: province",
                "X-HTTP-Method-Override: OPTIONS",
                "X-HTTP-Method: HEAD",
                "Forwarded: for=127.0.0.1;host=localhost"
            })
    void noHeaderStandsInForAToken(String header) throws IOException {
        var all = new SoftAssertions();
        for (String route : AccessMatrix.closedRoutes()) {
            all.assertThat(status(route.split(" ")[0], path(route), CONTENT[0], CONTENT[1], header))
                    .as(route)
                    .isEqualTo(401);
        }
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL: /api/v1/members",
                "X-Rewrite-URL: /api/v1/members",
                "X-HTTP-Method-Override: DELETE"
            })
    void noHeaderSaysWhatIsAskedFor(String header) throws IOException {
        String plain = body(RawHttp.send(server, "GET", "/api/v1/regions"));
        assertThat(body(RawHttp.send(server, "GET", "/api/v1/regions", header))).isEqualTo(plain);
    }

    private static String body(RawHttp.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.text().split("\r\n\r\n", 2)[1];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "Get", "POST", "PUT", "DELETE", "PATCH"
            })
    void noOtherMethodReadsMembers(String method) throws IOException {
        int status = status(method, "/api/v1/members", CONTENT);
        var answer = RawHttp.send(server, method, "/api/v1/members", CONTENT);
        assertThat(answer.text()).doesNotContain("items");
        if (status < 300) {
            assertThat(method)
                    .as("says which methods there are, and nothing more")
                    .isEqualTo("OPTIONS");
        }
    }
}
