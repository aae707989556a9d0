package org.boai.enroll.fault;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.demo.EmbeddedDatabase;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.Ledger;
import org.boai.enroll.support.Ports;
import org.boai.enroll.support.TestPostgres;

/**
 * Where faults happen: two replicas of the packaged program, a PostgreSQL of their own that writes to the disk before it
 * answers, branches with webhooks, and the ledger of those who apply.
 */
final class Stage implements AutoCloseable {
    static final String DATABASE = "boai";
    /** Whose webhook the tests choose when they want to know where a message goes. */
    static final int SHANGBAO = 0;

    private static final int BRANCHES = 30;
    private static final Duration RESTART = Duration.ofSeconds(60);
    private static final Map<String, String> HASTE = Map.of(
            "boai.outbound.timeout", "PT4S",
            "boai.relay.lease", "PT8S",
            "boai.relay.first-retry", "PT0.05S",
            "boai.relay.attempts", "7");

    final Path home = Folders.fresh("stage");
    final Ledger ledger = Ledger.in(home);
    final Receiver receiver;
    final Crowd crowd;
    final List<Replica> replicas;
    private final int port = Ports.free();
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private EmbeddedDatabase database;

    Stage() throws Exception {
        receiver = Receiver.start();
        database = EmbeddedDatabase.start(postgres(), port);
        try (var superuser = database.connect("postgres")) {
            DatabaseRoles.prepare(superuser, DATABASE, TestPostgres.rolePassword());
        }
        replicas = List.of(replica("a"), replica("b"));
        // one after the other: the first fills the database
        replicas.forEach(Replica::start);
        List<UUID> told;
        try (var superuser = superuser()) {
            Ask.run(superuser, "ANALYZE");
            crowd = Crowd.of(superuser);
            told = crowd.branches(superuser, BRANCHES);
        }
        setUpWebhooks(told);
    }

    private Replica replica(String name) throws IOException {
        Map<String, String> settings = new java.util.HashMap<>(HASTE);
        settings.put("boai.outbound.allowed", receiver.hostAndPort());
        return Replica.of(home.resolve(name), port, settings);
    }

    /** By the API, as a steward of the province would. */
    private void setUpWebhooks(List<UUID> branches) {
        String token = Steward.of("province", urls()).token();
        for (int i = 0; i < branches.size(); i++) {
            given().baseUri(urls().get(0))
                    .contentType(ContentType.JSON)
                    .auth()
                    .oauth2(token)
                    .body(Map.of(
                            "active",
                            true,
                            "shared",
                            false,
                            "endpoints",
                            List.of(Map.of("address", receiver.address(i)))))
                    .put("/api/v1/organizations/" + branches.get(i) + "/channels/WEBHOOK")
                    .then()
                    .statusCode(200);
        }
    }

    List<String> urls() {
        return replicas.stream().map(Replica::url).toList();
    }

    /** The folder of the database. */
    Path postgres() {
        return home.resolve("postgres");
    }

    Connection superuser() throws SQLException {
        return database.connect(DATABASE);
    }

    /** The replica whose connection the database sees come from this port. */
    Replica owner(int port) {
        return replicas.stream()
                .filter(replica -> replica.link().carries(port))
                .findFirst()
                .orElseThrow();
    }

    /** Stops the database. */
    void stopDatabase() {
        database.close();
    }

    /** Also one that has ended by itself. */
    void startDatabase() {
        Awaitility.await().atMost(RESTART).pollInterval(Duration.ofMillis(500)).until(() -> {
            try {
                database = EmbeddedDatabase.start(postgres(), port);
                return true;
            } catch (IllegalStateException notYet) {
                return false;
            }
        });
    }

    /** Does something with each replica at the same time. */
    void each(Consumer<Replica> task) throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        replicas.forEach(replica -> running.add(hands.submit(() -> task.accept(replica))));
        for (var one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause().getMessage(), e.getCause());
            }
        }
    }

    @Override
    public void close() throws IOException {
        hands.shutdownNow();
        for (var replica : replicas) {
            replica.close();
        }
        receiver.close();
        ledger.close();
        database.close();
    }
}
