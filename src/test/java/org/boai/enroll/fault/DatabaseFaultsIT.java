package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.demo.EmbeddedDatabase;
import org.boai.enroll.support.Calm;
import org.boai.enroll.support.Canary;
import org.boai.enroll.support.EmbeddedFolder;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.HastyClients;
import org.boai.enroll.support.Ledger;
import org.boai.enroll.support.LedgerProof;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.People;
import org.boai.enroll.support.Ports;
import org.boai.enroll.support.Storm;
import org.boai.enroll.support.TestPostgres;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A program whose database restarts, locks up, or belongs to another mode, and whose clients vanish. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFaultsIT {
    private static final Logger LOG = Logger.getLogger(DatabaseFaultsIT.class);
    private static final String DATABASE = "boai";
    private static final int CLIENTS = 8;
    private static final int RESTARTS = 2;
    private static final int VANISHING = 300;
    private static final int POOL = 16;
    private static final int MORE_THAN_THE_POOL = 48;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(7);

    private final Path home = Folders.fresh("database");
    private final Path postgres = home.resolve("postgres");
    private final int port = Ports.free();
    private final Ledger ledger = Ledger.in(home);
    private final Canary canary = Canary.hatch();
    private EmbeddedDatabase database;
    private Packaged program;
    private People people;

    @BeforeAll
    void start() throws SQLException {
        database = EmbeddedDatabase.start(postgres, port);
        try (var superuser = database.connect("postgres")) {
            DatabaseRoles.prepare(superuser, DATABASE, TestPostgres.rolePassword());
        }
        program = Packaged.start(home, TestPostgres.settings(port, DATABASE));
        try (var superuser = database.connect(DATABASE)) {
            people = People.of(superuser);
        }
    }

    @AfterAll
    void stop() {
        ledger.close();
        program.close();
        database.close();
        Folders.delete(home);
    }

    @Test
    void aDatabaseThatRestartsMidBurstCostsNothing() throws Exception {
        try (var storm = new Storm(program.url(), ledger, CLIENTS)) {
            storm.submit(crowd(500));
            for (int i = 0; i < RESTARTS; i++) {
                storm.awaitMore(60);
                assertThat(storm.rages()).isTrue();
                restart();
            }
            storm.awaitEnd();
        }
        exhaustThePool();
        LOG.infof("%d restarts of the database: %s", RESTARTS, proof());
    }

    private void restart() {
        long unavailable = ledger.answers(503);
        database.close();
        Calm.awaitHealth(program, "ready", 503);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ledger.answers(503) > unavailable);
        assertThat(Calm.health(program, "live")).isEqualTo(200);
        database = EmbeddedDatabase.start(postgres, port);
        Calm.awaitHealth(program, "ready", 200);
    }

    @Test
    void clientsThatDisconnectLeaveNothingBehind() throws Exception {
        var submissions = HastyClients.vanish(program.port(), ledger, crowd(VANISHING));
        assertThat(submissions).hasSizeGreaterThanOrEqualTo(VANISHING);

        try (var storm = new Storm(program.url(), ledger, CLIENTS)) {
            submissions.forEach(storm::submit);
            storm.awaitEnd();
        }
        LOG.infof("%d clients that vanished: %s", submissions.size(), proof());
    }

    @Test
    void anExhaustedPoolAnswers503WithinSeconds() throws Exception {
        exhaustThePool();
        LOG.infof("an exhausted pool: %s", proof());
    }

    /** A connection that got lost would be missing here: every one of the pool's comes to wait for the lock. */
    private void exhaustThePool() throws Exception {
        try (var storm = new Storm(program.url(), ledger, CLIENTS)) {
            Map<UUID, String> submissions = new HashMap<>();
            crowd(MORE_THAN_THE_POOL).forEach(one -> submissions.put(UUID.randomUUID(), Storm.json(one)));
            try (var superuser = database.connect(DATABASE)) {
                lock(superuser);
                for (var answer : askAtOnce(storm, submissions)) {
                    assertThat(answer.get().statusCode()).isEqualTo(503);
                    Storm.requireWorthRepeating(answer.get());
                }
                superuser.rollback();
            }
            submissions.forEach(storm::submit);
            storm.awaitEnd();
        }
    }

    private static void lock(Connection superuser) throws SQLException {
        superuser.setAutoCommit(false);
        try (var statement = superuser.createStatement()) {
            statement.execute("LOCK TABLE applications IN ACCESS EXCLUSIVE MODE");
        }
    }

    private List<Future<HttpResponse<String>>> askAtOnce(Storm storm, Map<UUID, String> submissions)
            throws InterruptedException {
        var clients = Executors.newFixedThreadPool(MORE_THAN_THE_POOL);
        try {
            List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
            submissions.forEach((key, payload) -> calls.add(() -> storm.send(key, payload)));
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            calls.forEach(call -> answers.add(clients.submit(call)));
            assertThat(Calm.health(program, "live")).isEqualTo(200);
            Awaitility.await().atMost(LONGEST_ANSWER).until(() -> answers.stream()
                    .allMatch(Future::isDone));
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void whatCouldNotBeDoneSoonIsRefusedAtOnceAndLaterAccepted() throws Exception {
        Map<String, String> settings = new HashMap<>(TestPostgres.settings(port, DATABASE));
        settings.put("boai.web.changes-at-once", String.valueOf(POOL));
        Path folder = Folders.fresh("gate");
        try (var narrow = Packaged.start(folder, settings);
                var storm = new Storm(narrow.url(), ledger, CLIENTS)) {
            Map<UUID, String> submissions = new HashMap<>();
            crowd(MORE_THAN_THE_POOL).forEach(one -> submissions.put(UUID.randomUUID(), Storm.json(one)));
            try (var superuser = database.connect(DATABASE)) {
                lock(superuser);
                var answers = askAtOnce(storm, submissions);
                for (var answer : answers) {
                    Storm.requireWorthRepeating(answer.get());
                }
                assertThat(Calm.counter(narrow, "boai_changes_refused_total")).isEqualTo(submissions.size() - POOL);
                superuser.rollback();
            }
            submissions.forEach(storm::submit);
            storm.awaitEnd();
            Calm.assertAfter(narrow);
        }
        Folders.delete(folder);
        LOG.infof("a gate that is shut: %s", proof());
    }

    private int waitingForTheLock() throws SQLException {
        try (var superuser = database.connect(DATABASE);
                var statement = superuser.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE application_name = 'boai-enroll' AND wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void productionRefusesADatabaseWithDemoRows() throws Exception {
        assertRefused(Map.of("boai.mode", "production"), "This database holds demo organizations and accounts.");
    }

    @Test
    void aProgramWhoseRoleIsASuperuserRefuses() throws Exception {
        String password =
                java.nio.file.Files.readString(postgres.resolve("password")).strip();
        assertRefused(
                Map.of("quarkus.datasource.username", "postgres", "quarkus.datasource.password", password),
                "The program's database role may do too much");
    }

    @Test
    void aProgramThatOwnsTheTablesRefuses() throws Exception {
        assertRefused(
                Map.of("quarkus.datasource.username", DatabaseRoles.OWNER),
                "The program's database role may do too much");
    }

    @Test
    void productionRefusesWithoutAReadableKeyFile() throws Exception {
        String nowhere = home.resolve("no-such-keys").toString();
        assertRefused(
                Map.of("boai.mode", "production", "boai.privacy.key-file", nowhere),
                "The key file " + nowhere + " cannot be read.");
        assertRefused(
                Map.of("boai.mode", "production", "boai.security.signing-keys", nowhere),
                "The key file " + nowhere + " cannot be read.");
    }

    private void assertRefused(Map<String, String> changes, String because) throws Exception {
        Path folder = Folders.fresh("refused");
        Map<String, String> settings = new HashMap<>(TestPostgres.settings(port, DATABASE));
        settings.putAll(changes);
        var refusal = Packaged.refuses(folder, settings);
        assertThat(refusal.output()).contains("Boai Enroll cannot start. " + because);
        assertThat(refusal.exitCode()).isEqualTo(1);
        Folders.delete(folder);
    }

    private List<Map<String, Object>> crowd(int size) {
        List<Map<String, Object>> crowd = people.crowd(size);
        crowd.add(size / 2, canary.application(people.code()));
        return crowd;
    }

    private LedgerProof.Result proof() throws SQLException, IOException {
        Calm.assertAfter(program);
        canary.assertAbsentFrom("the program's log", program.log());
        canary.assertAbsentFrom(new EmbeddedFolder(postgres).log());
        try (var superuser = database.connect(DATABASE)) {
            canary.assertAbsentFrom(superuser);
            return LedgerProof.verify(superuser, ledger);
        }
    }
}
