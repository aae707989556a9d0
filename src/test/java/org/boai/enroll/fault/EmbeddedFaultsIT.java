package org.boai.enroll.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.boai.enroll.qr.Camera;
import org.boai.enroll.support.Calm;
import org.boai.enroll.support.Canary;
import org.boai.enroll.support.EmbeddedFolder;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.Ledger;
import org.boai.enroll.support.LedgerProof;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.People;
import org.boai.enroll.support.Ports;
import org.boai.enroll.support.Storm;
import org.boai.enroll.support.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The program with a database of its own, as whoever tries it runs it: killed, stopped, started twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedFaultsIT {
    private static final Logger LOG = Logger.getLogger(EmbeddedFaultsIT.class);
    private static final String PASSWORD = "a-password-for-nobodys-eyes";
    private static final String DATABASE = "boai";
    private static final int CLIENTS = 8;
    private static final int KILLS = 3;

    private final Path home = Folders.fresh("embedded");
    private final EmbeddedFolder postgres = new EmbeddedFolder(home.resolve("postgres"));
    private final int port = Ports.free();
    private final Ledger ledger = Ledger.in(home);
    private final Canary canary = Canary.hatch();
    private Packaged program;

    @BeforeAll
    void start() {
        program = Packaged.start(home, settings());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("boai.mode", "demo");
        settings.put("boai.demo.password", PASSWORD);
        settings.put("boai.embedded.folder", postgres.home().toString());
        settings.put("quarkus.http.port", String.valueOf(port));
        // the storm comes from one address
        settings.put("boai.limits.changes-per-address", "1000000000");
        return settings;
    }

    @AfterAll
    void stop() {
        ledger.close();
        program.close();
        Folders.delete(home);
    }

    @Test
    void aProgramKilledMidBurstLosesNothing() throws Exception {
        var moments = new Random(4);
        try (var storm = new Storm(program.url(), ledger, CLIENTS)) {
            storm.submit(crowd(600));
            for (int kill = 0; kill < KILLS; kill++) {
                storm.awaitMore(20 + moments.nextInt(80));
                assertThat(storm.rages()).isTrue();
                program.kill();
                program = Packaged.start(home, settings());
            }
            storm.awaitEnd();
        }
        LOG.infof("%d kills: %s", KILLS, proof());
    }

    @Test
    void aStopMidBurstFinishesWhatItBeganAndThenTheDatabase() throws Exception {
        try (var storm = new Storm(program.url(), ledger, CLIENTS)) {
            storm.submit(crowd(300));
            storm.awaitMore(100);
            assertThat(storm.rages()).isTrue();
            program.close();
            assertThat(postgres.hasPidFile()).isFalse();
            program = Packaged.start(home, settings());
            storm.awaitEnd();
        }
        LOG.infof("1 stop: %s", proof());
    }

    /** The server waits for requests; one whose client hung up is none any more, and its unit of work goes on. */
    @Test
    void aStopFinishesWorkWhoseClientHungUp() throws Exception {
        long before = applications();
        UUID key = UUID.randomUUID();
        String application = Storm.json(crowd(1).get(0));
        byte[] body = application.getBytes(StandardCharsets.UTF_8);
        ledger.sending(key, application);
        change(
                """
                CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_sleep(2); RETURN NEW; END';
                CREATE TRIGGER dawdle BEFORE INSERT ON applications FOR EACH ROW EXECUTE FUNCTION dawdle()""");
        try {
            try (var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.getOutputStream().write(head(key, body.length));
                client.getOutputStream().write(body);
                await().atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> count("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'") == 1);
            }
            program.close();
            program = Packaged.start(home, settings());
        } finally {
            change("DROP FUNCTION dawdle() CASCADE");
        }
        assertThat(applications()).isEqualTo(before + 1);
        try (var storm = new Storm(program.url(), ledger, 1)) {
            storm.submit(key, application);
            storm.awaitEnd();
        }
        LOG.infof("1 who hung up: %s", proof());
    }

    /** A stream is a request that is never done. */
    @Test
    void aStopDoesNotWaitForWhoOnlyListens() throws Exception {
        String token = given().contentType(ContentType.JSON)
                .body(Map.of("username", "shangbao", "password", PASSWORD))
                .post(program.url() + "/api/v1/auth/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        int before = program.log().length();
        try (var stream = Stream.open(URI.create(program.url() + "/api/v1/notices/stream"), token)) {
            program.close();
            stream.awaitEnd();
            assertThat(program.log().substring(before))
                    .contains("stopped in")
                    .doesNotContain("Timed out waiting for graceful shutdown");
        } finally {
            program = Packaged.start(home, settings());
        }
    }

    private static byte[] head(UUID key, int length) {
        return String.join(
                        "\r\n",
                        "POST /api/v1/applications HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Idempotency-Key: " + key,
                        "Content-Length: " + length,
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private long applications() throws SQLException {
        return count("SELECT count(*) FROM applications");
    }

    private long count(String query) throws SQLException {
        try (var superuser = postgres.superuser(DATABASE);
                var counted = superuser.createStatement().executeQuery(query)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private void change(String statements) throws SQLException {
        try (var superuser = postgres.superuser(DATABASE)) {
            superuser.createStatement().execute(statements);
        }
    }

    @Test
    void anOperatorsOpenSessionDoesNotHinderTheStartAfterAKill() throws Exception {
        try (var operator = postgres.superuser(DATABASE)) {
            program.kill();
            program = Packaged.start(home, settings());
            assertThat(operator.isValid(1)).isFalse();
        }
    }

    private List<Map<String, Object>> crowd(int size) throws SQLException {
        try (var superuser = postgres.superuser(DATABASE)) {
            var people = People.of(superuser);
            List<Map<String, Object>> crowd = people.crowd(size);
            crowd.add(size / 2, canary.application(people.code()));
            return crowd;
        }
    }

    private LedgerProof.Result proof() throws SQLException, IOException {
        Calm.assertAfter(program);
        Calm.assertNobodyWaits(program);
        canary.assertAbsentFrom("the program's log", program.log());
        canary.assertAbsentFrom(postgres.log());
        try (var superuser = postgres.superuser(DATABASE)) {
            canary.assertAbsentFrom(superuser);
            return LedgerProof.verify(superuser, ledger);
        }
    }

    @Test
    void aSecondProgramOnTheSameFolderSaysSoAndEnds() throws Exception {
        Path elsewhere = Folders.fresh("second");
        var refusal = Packaged.refuses(elsewhere, settings());

        assertThat(refusal.exitCode()).isEqualTo(1);
        assertThat(refusal.output())
                .contains("Boai Enroll cannot start. Another program is using the embedded PostgreSQL in "
                        + postgres.home())
                .doesNotContain("\tat ");
        Folders.delete(elsewhere);
    }

    @Test
    void theEmbeddedDatabaseWritesToTheDiskBeforeItAnswers() throws Exception {
        try (var superuser = postgres.superuser(DATABASE);
                var statement = superuser.createStatement();
                var rows = statement.executeQuery("SELECT current_setting('fsync'),"
                        + " current_setting('synchronous_commit'), current_setting('full_page_writes')")) {
            assertThat(rows.next()).isTrue();
            assertThat(List.of(rows.getString(1), rows.getString(2), rows.getString(3)))
                    .containsOnly("on");
        }
    }

    @Test
    void theEmbeddedDatabaseListensOnLoopbackOnly() throws Exception {
        for (var network : java.util.Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : java.util.Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> connect(address)).isInstanceOf(IOException.class);
                }
            }
        }
        connect(InetAddress.getByName("127.0.0.1"));
    }

    private void connect(InetAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, postgres.port()), 2_000);
        }
    }

    @Test
    void theEmbeddedDatabaseLetsNobodyInWithoutThePassword() {
        for (String role : List.of("postgres", "boai_owner", "boai_app")) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(DATABASE), role, ""))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(DATABASE), role, "a guess"))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo("28P01"));
        }
    }

    @Test
    void aDemoStartShowsAScannablePosterAndKeepsThePasswordOutOfALog() throws Exception {
        String log = program.log();
        String code;
        try (var superuser = postgres.superuser(DATABASE)) {
            code = People.of(superuser).code();
        }
        assertThat(log).contains("   http://localhost:" + port + "/j/" + code + "\n");
        assertThat(poster(log)).isEqualTo("http://localhost:" + port + "/j/" + code);
        assertThat(log).contains("password        in ").doesNotContain(PASSWORD);
    }

    /** What a phone reads off a terminal with light letters on dark: ink is light. */
    private static String poster(String log) {
        List<String> rows = log.lines()
                .dropWhile(line -> !line.matches("█{20,}"))
                .takeWhile(line -> line.matches("[█▀▄ ]{20,}"))
                .toList();
        return Camera.readModules(rows.get(0).length(), rows.size() * 2, (x, y) -> {
                    char block = rows.get(y / 2).charAt(x);
                    return block != '█' && block != (y % 2 == 0 ? '▀' : '▄');
                })
                .getText();
    }
}
