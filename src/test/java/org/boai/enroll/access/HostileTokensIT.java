package org.boai.enroll.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Forge;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.RawHttp;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every wrong token gets the answer of no token, word for word, and nobody follows what it points to. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class HostileTokensIT {
    private static final String ADDRESS = "/api/v1/me";

    @TestHTTPResource("/")
    URI server;

    private final AtomicInteger fetched = new AtomicInteger();
    private HttpServer attackers;
    private UUID account;

    @BeforeEach
    void anAccountAndAnAttackersServer() throws IOException {
        String username = Stewards.at(Stewards.organizationOf("province"), "REVIEWER");
        account = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", username);
        attackers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        attackers.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.close();
        });
        attackers.start();
    }

    @AfterEach
    void stop() {
        attackers.stop(0);
    }

    private Map<String, String> hostile() {
        return HostileTokens.of(account, "127.0.0.1:" + attackers.getAddress().getPort());
    }

    private static Response me(String token) {
        return given().header("Authorization", "Bearer " + token).get(ADDRESS);
    }

    private String rightToken() {
        return Forge.signed(Forge.claims(account, right -> {}));
    }

    @Test
    void aTokenThatIsWrongInOneThingIsNone() {
        me(rightToken()).then().statusCode(200);
        var nothing = Problem.withoutInstance(given().get(ADDRESS));
        var all = new SoftAssertions();
        hostile().forEach((name, token) -> {
            var answer = me(token);
            all.assertThat(answer.statusCode()).as(name).isEqualTo(401);
            if (answer.statusCode() == 401) {
                all.assertThat(Problem.withoutInstance(answer)).as(name).isEqualTo(nothing);
                all.assertThat(answer.header("WWW-Authenticate")).as(name).isEqualTo("Bearer");
            }
        });
        all.assertThat(fetched).as("keys fetched from the attacker").hasValue(0);
        all.assertThat(hostile()).as("different tokens").hasSizeGreaterThanOrEqualTo(30);
        all.assertAll();
    }

    @Test
    void aTokenOfAMegabyteIsRefusedUnread() throws IOException {
        var answer = RawHttp.send(server, "GET", ADDRESS, "Authorization: Bearer " + "x".repeat(1 << 20));
        assertThat(answer.status()).isBetween(400, 431);
    }

    @Test
    void aTokenElsewhereIsNone() throws IOException {
        String token = rightToken();
        for (String place : new String[] {
            "Cookie: Bearer=" + token,
            "Cookie: access_token=" + token,
            "Proxy-Authorization: Bearer " + token,
            "X-Authorization: Bearer " + token,
            "Authorization: " + token,
            "Authorization: Token " + token,
            "Authorization: Basic " + token,
            "Authorization: Bearer" + token,
        }) {
            assertThat(RawHttp.send(server, "GET", ADDRESS, place).status())
                    .as(place.substring(0, 20))
                    .isEqualTo(401);
        }
        for (String query : new String[] {"access_token", "token", "authorization"}) {
            assertThat(RawHttp.send(server, "GET", ADDRESS + "?" + query + "=" + token)
                            .status())
                    .as(query)
                    .isEqualTo(401);
        }
    }

    /** Of two, one server reads the first and another the last: none is read. */
    @Test
    void twoAuthorizationHeadersAreNone() throws IOException {
        String right = "Authorization: Bearer " + rightToken();
        for (String other : new String[] {"Authorization: Bearer x", "authorization: Basic eDp5", right}) {
            for (String[] both : new String[][] {{right, other}, {other, right}}) {
                var answer = RawHttp.send(server, "GET", ADDRESS, both);
                assertThat(answer.status()).as(other.substring(0, 22)).isEqualTo(401);
                assertThat(answer.head()).contains("www-authenticate: bearer");
                assertThat(answer.text()).contains("/problems/not-signed-in");
            }
        }
    }
}
