package org.boai.enroll.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.boai.enroll.support.Together;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever owns the database may change the record of acts; the chain shows it. Each change is undone by its test. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class AuditChainIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String COLUMNS =
            "id, at, actor_kind, actor_id, action, object_type, object_id, organization_id, fields, tx";

    @Inject
    AuditSealer sealer;

    @Inject
    AuditVerification verification;

    @Inject
    Work work;

    private <T> T done(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }

    @BeforeEach
    void fiveActs() {
        for (int i = 0; i < 5; i++) {
            act();
        }
        sealAll();
    }

    private static UUID act() {
        UUID id = Ids.next();
        Database.change(
                """
                INSERT INTO audit_entries (id, at, actor_kind, action, object_type, object_id, fields)
                VALUES (?, now(), 'SYSTEM', 'chain-tested', 'test', '1', 'a,b')""",
                id);
        return id;
    }

    private void sealAll() {
        Awaitility.await().atMost(LIMIT).until(() -> {
            done(sealer.seal());
            return Database.count(
                            """
                            SELECT count(*) FROM audit_entries e
                            WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.audit_id = e.id)""")
                    == 0;
        });
    }

    private Verification verify() {
        return done(verification.verify(0, Long.MAX_VALUE, null));
    }

    private static long last() {
        return Database.count("SELECT max(position) FROM audit_chain");
    }

    /** As somebody whom no trigger and no key holds back. */
    private static void tamper(String... statements) {
        try (Connection owner = TestPostgres.superuser(OnPostgres.DATABASE);
                var statement = owner.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String entryAt(long position) {
        return "(SELECT audit_id FROM audit_chain WHERE position = " + position + ")";
    }

    @Test
    void whatNobodyTouchedIsIntact() {
        var result = verify();
        assertThat(result.findings()).isEmpty();
        assertThat(result.complete()).isTrue();
        assertThat(result.links()).isEqualTo(last());
        assertThat(result.head().position()).isEqualTo(last());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "actor_kind = 'CITIZEN'",
                "actor_id = gen_random_uuid()",
                "action = 'chain-texted'",
                "object_type = 'tests'",
                "object_id = '2'",
                "organization_id = (SELECT id FROM organizations LIMIT 1)",
                "fields = 'a'",
                "fields = '', object_id = '1a,b'"
            })
    void aChangedEntryIsFound(String change) {
        long position = last() - 2;
        tamper(
                "CREATE TABLE before AS SELECT " + COLUMNS + " FROM audit_entries WHERE id = " + entryAt(position),
                "UPDATE audit_entries SET " + change + " WHERE id = " + entryAt(position));
        try {
            assertThat(verify().findings()).containsExactly(new Finding(position, Finding.Kind.ENTRY_CHANGED));
        } finally {
            tamper(
                    "DELETE FROM audit_entries WHERE id = " + entryAt(position),
                    "INSERT INTO audit_entries (" + COLUMNS + ") SELECT " + COLUMNS + " FROM before",
                    "DROP TABLE before");
        }
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void aRemovedEntryIsFound() {
        long position = last() - 1;
        tamper(
                "CREATE TABLE before AS SELECT " + COLUMNS + " FROM audit_entries WHERE id = " + entryAt(position),
                "DELETE FROM audit_entries WHERE id = " + entryAt(position));
        try {
            assertThat(verify().findings()).containsExactly(new Finding(position, Finding.Kind.ENTRY_REMOVED));
        } finally {
            tamper(
                    "INSERT INTO audit_entries (" + COLUMNS + ") SELECT " + COLUMNS + " FROM before",
                    "DROP TABLE before");
        }
    }

    @Test
    void twoEntriesThatChangedPlacesAreFound() {
        long position = last() - 3;
        String swap = "UPDATE audit_chain c SET audit_id = o.audit_id FROM audit_chain o WHERE c.position IN ("
                + position + ", " + (position + 1) + ") AND o.position = " + (2 * position + 1) + " - c.position";
        String loosen = "ALTER TABLE audit_chain DROP CONSTRAINT audit_chain_once";
        String tighten = "ALTER TABLE audit_chain ADD CONSTRAINT audit_chain_once UNIQUE (audit_id)";
        tamper(loosen, swap, tighten);
        try {
            assertThat(verify().findings())
                    .containsExactly(
                            new Finding(position, Finding.Kind.ENTRY_CHANGED),
                            new Finding(position + 1, Finding.Kind.ENTRY_CHANGED));
        } finally {
            tamper(loosen, swap, tighten);
        }
    }

    @Test
    void aRemovedLinkIsFoundThoughItsEntryIsGoneToo() {
        long position = last() - 2;
        tamper(
                "CREATE TABLE entry AS SELECT " + COLUMNS + " FROM audit_entries WHERE id = " + entryAt(position),
                "CREATE TABLE link AS SELECT * FROM audit_chain WHERE position = " + position,
                "DELETE FROM audit_entries WHERE id = " + entryAt(position),
                "DELETE FROM audit_chain WHERE position = " + position);
        try {
            assertThat(verify().findings())
                    .contains(new Finding(position, Finding.Kind.LINK_REMOVED))
                    .hasSize(2);
        } finally {
            tamper(
                    "INSERT INTO audit_entries (" + COLUMNS + ") SELECT " + COLUMNS + " FROM entry",
                    "INSERT INTO audit_chain SELECT * FROM link",
                    "DROP TABLE entry",
                    "DROP TABLE link");
        }
    }

    @Test
    void anEndThatWasCutOffIsFoundByAHeadThatWasKept() {
        AuditHead kept = verify().head();
        long position = last();
        tamper(
                "CREATE TABLE entry AS SELECT " + COLUMNS + " FROM audit_entries WHERE id = " + entryAt(position),
                "CREATE TABLE link AS SELECT * FROM audit_chain WHERE position = " + position,
                "CREATE TABLE head AS SELECT * FROM audit_heads WHERE position = " + position,
                "DELETE FROM audit_entries WHERE id = " + entryAt(position),
                "DELETE FROM audit_heads WHERE position = " + position,
                "DELETE FROM audit_chain WHERE position = " + position);
        try {
            assertThat(done(verification.verify(0, Long.MAX_VALUE, kept)).findings())
                    .containsExactly(new Finding(position, Finding.Kind.LINK_REMOVED));
        } finally {
            tamper(
                    "INSERT INTO audit_entries (" + COLUMNS + ") SELECT " + COLUMNS + " FROM entry",
                    "INSERT INTO audit_chain SELECT * FROM link",
                    "INSERT INTO audit_heads SELECT * FROM head",
                    "DROP TABLE entry",
                    "DROP TABLE link",
                    "DROP TABLE head");
        }
        assertThat(done(verification.verify(0, Long.MAX_VALUE, kept)).intact()).isTrue();
        var other = new AuditHead(kept.position(), ChainHash.hex(ChainHash.BEGINNING));
        assertThat(done(verification.verify(0, Long.MAX_VALUE, other)).findings())
                .containsExactly(new Finding(kept.position(), Finding.Kind.HEAD_DIFFERS));
    }

    @Test
    void anEntryThatWasPutThereLaterIsFound() {
        UUID id = UUID.randomUUID();
        tamper("INSERT INTO audit_entries (" + COLUMNS + ") VALUES ('" + id
                + "', now(), 'SYSTEM', null, 'never-done', 'test', '1', null, '', '3')");
        try {
            assertThat(verify().findings()).containsExactly(new Finding(0, Finding.Kind.ENTRY_INSERTED));
        } finally {
            tamper("DELETE FROM audit_entries WHERE id = '" + id + "'");
        }
    }

    @Test
    void whatCommitsLateIsSealedAfterItsCommitAndNothingOvertakesIt() throws SQLException {
        UUID late = UUID.randomUUID();
        UUID other;
        try (Connection slow = TestPostgres.superuser(OnPostgres.DATABASE);
                var statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("INSERT INTO audit_entries (id, at, actor_kind, action, object_type, object_id) VALUES ('"
                    + late + "', now(), 'SYSTEM', 'chain-tested', 'test', '1')");
            other = act();
            done(sealer.seal());
            assertThat(position(other)).isNull();
            slow.commit();
        }
        sealAll();
        assertThat(position(late)).isLessThan(position(other));
        assertThat(verify().intact()).isTrue();
    }

    private static Long position(UUID entry) {
        return Database.one(Long.class, "SELECT position FROM audit_chain WHERE audit_id = ?", entry);
    }

    @Test
    void severalSealersMakeOneChain() {
        int sealed = Together.times(4, i -> fiftyRounds()).stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(sealed).isPositive();
        sealAll();
        assertThat(verify().intact()).isTrue();
    }

    private int fiftyRounds() {
        int sealed = 0;
        for (int round = 0; round < 50; round++) {
            act();
            sealed += done(sealer.seal());
        }
        return sealed;
    }

    @Test
    void aDatabaseThatCountsItsTransactionsFromAnewIsSealedOn() {
        tamper(
                "UPDATE audit_heads SET horizon = '9000000000' WHERE position = (SELECT max(position) FROM audit_heads)");
        act();
        sealAll();
        assertThat(Database.count("SELECT count(*) FROM audit_chain")).isEqualTo(last());
        tamper("UPDATE audit_heads SET horizon = '1' WHERE horizon = '9000000000'");
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void theCommandSaysWhetherTheRecordIsWhatWasSealed() throws Exception {
        var intact = command("--verify-audit");
        assertThat(intact.output()).contains("The record is what was sealed: ");
        assertThat(intact.exitCode()).isZero();

        var otherHead = new AuditHead(1, ChainHash.hex(ChainHash.BEGINNING));
        var changed = command("--verify-audit=" + otherHead);
        assertThat(changed.output()).contains("1  HEAD_DIFFERS").contains("The record was changed: ");
        assertThat(changed.exitCode()).isEqualTo(1);

        var misspelled = command("--verify-audit=now");
        assertThat(misspelled.output()).contains("Say --verify-audit or --verify-audit=POSITION:HASH");
        assertThat(misspelled.exitCode()).isEqualTo(1);
    }

    /** The packaged program beside this one, on the same database. */
    private static Packaged.Refusal command(String argument) throws Exception {
        Path folder = Folders.fresh("verify-audit");
        try {
            var url = URI.create(ConfigProvider.getConfig().getValue("quarkus.datasource.reactive.url", String.class));
            return Packaged.run(folder, TestPostgres.settings(url.getPort(), OnPostgres.DATABASE), List.of(argument));
        } finally {
            Folders.delete(folder);
        }
    }

    @Test
    void whatIsSealedWhileTheChainIsReadIsNoFinding() {
        var running = new AtomicBoolean(true);
        var sealing = CompletableFuture.runAsync(() -> {
            while (running.get()) {
                act();
                done(sealer.seal());
            }
        });
        long begin = last();
        try {
            for (int i = 0; i < 30; i++) {
                assertThat(done(verification.verify(begin, Long.MAX_VALUE, null))
                                .findings())
                        .isEmpty();
            }
        } finally {
            running.set(false);
            sealing.join();
        }
        sealAll();
        assertThat(last()).isGreaterThan(begin);
    }

    @Test
    void anAuditorSeesTheActsOfTheSubtreeAndNoOthers() {
        UUID branch = Stewards.organizationOf("shangbao");
        String auditor = Stewards.at(branch, "AUDITOR");
        as(auditor).get("/api/v1/audit/verification").then().statusCode(200).body("findings", hasSize(0));
        UUID elsewhere = actAt(Stewards.organizationOf("school"));
        UUID nowhere = act();
        UUID own = actAt(branch);
        var seen = idsOf(auditor);
        assertThat(seen).contains(own.toString()).doesNotContain(elsewhere.toString(), nowhere.toString());
        assertThat(idsOf(Stewards.at(Stewards.organizationOf("province"), "AUDITOR")))
                .contains(own.toString(), elsewhere.toString(), nowhere.toString());
        sealAll();
    }

    private static List<String> idsOf(String auditor) {
        return as(auditor)
                .get("/api/v1/audit/entries?action=chain-tested&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static UUID actAt(UUID organization) {
        UUID id = Ids.next();
        Database.change(
                """
                INSERT INTO audit_entries (id, at, actor_kind, action, object_type, object_id, organization_id)
                VALUES (?, now(), 'SYSTEM', 'chain-tested', 'test', '1', ?)""",
                id,
                organization);
        return id;
    }

    @Test
    void looksIntoTheRecordAreActsThatAreRecorded() {
        String auditor = Stewards.at(Stewards.organizationOf("shangbao"), "AUDITOR");
        as(auditor).get("/api/v1/audit/entries").then().statusCode(200);
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries e JOIN accounts a ON a.id = e.actor_id"
                                + " WHERE a.username = ? AND e.action = 'audit-read'",
                        auditor))
                .isOne();
    }

    @Test
    void nobodyElseLooksIntoTheRecord() {
        for (String steward : List.of("province", "shangbao")) {
            Problem.expect(as(steward).get("/api/v1/audit/entries"), 403, "not-permitted");
            Problem.expect(as(steward).get("/api/v1/audit/verification"), 403, "not-permitted");
        }
        Problem.expect(anyone().get("/api/v1/audit/entries"), 401, "not-signed-in");
    }

    @Test
    void aPositionOrHeadThatCannotBeIsRefused() {
        String auditor = Stewards.at(Stewards.organizationOf("shangbao"), "AUDITOR");
        Problem.expect(as(auditor).get("/api/v1/audit/verification?after=900000000"), 404, "audit-position-unknown");
        Problem.expect(as(auditor).get("/api/v1/audit/verification?head=12"), 400, "request-invalid");
    }

    @Test
    void theProgramItselfMayOnlyAppend() {
        for (String change : List.of(
                "UPDATE audit_chain SET hash = ''",
                "DELETE FROM audit_chain",
                "TRUNCATE audit_heads",
                "DELETE FROM audit_heads",
                "UPDATE audit_entries SET fields = ''",
                "DELETE FROM audit_entries")) {
            assertThatThrownBy(() -> done(work.onPool(
                            Scope.SYSTEM, connection -> connection.query(change).execute())))
                    .as(change)
                    .hasMessageContaining("42501");
        }
    }
}
