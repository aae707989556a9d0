package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.boai.enroll.support.Api.receipt;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second line: whatever the program's statements forget, PostgreSQL does not show. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class RowSecurityIT {
    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String database;

    @Inject
    Pool pool;

    @Inject
    Work work;

    private Connection program;
    private String receipt;

    @BeforeEach
    void connectAsTheProgram() throws SQLException {
        receipt = receipt(Applications.adult(Codes.poster()));
        program = DriverManager.getConnection("jdbc:" + database, DatabaseRoles.PROGRAM, TestPostgres.rolePassword());
        program.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        program.rollback();
        program.close();
    }

    private void scope(String kind, String key) throws SQLException {
        try (var statement = program.prepareStatement(
                "SELECT set_config('app.scope', ?, true), set_config('app.scope_key', ?, true)")) {
            statement.setString(1, kind);
            statement.setString(2, key);
            statement.execute();
        }
    }

    private long visible(String table) throws SQLException {
        try (var statement = program.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Rows in each table of accounts, and of what proves something. */
    private static void anInvitationAndASecondFactor() {
        PhoneProofs.ask(Applications.phone()).then().statusCode(202);
        Api.anyone()
                .body(Map.of("username", "shangbao", "password", TestPostgres.DEMO_PASSWORD))
                .post("/api/v1/auth/tokens")
                .then()
                .statusCode(200);
        Database.change(
                """
                INSERT INTO account_invitations (id, token_hash, username, organization_id, roles, created_at, expires_at)
                VALUES (gen_random_uuid(), decode(md5(random()::text), 'hex'), 'guest', ?, '{VIEWER}', now(),
                    now() + interval '1 day')""",
                Stewards.organizationOf("shangbao"));
        for (String sql : List.of(
                "INSERT INTO second_factors (account_id) SELECT id FROM accounts WHERE username = 'school'"
                        + " ON CONFLICT DO NOTHING",
                "INSERT INTO wechat_tokens (id, kind, app_id) VALUES (gen_random_uuid(), 'ACCESS', 'wx') ON CONFLICT DO NOTHING",
                "INSERT INTO wechat_sessions (id, token_hash, app_id, openid_index, openid, expires_at) VALUES"
                        + " (gen_random_uuid(), '', 'wx', '', '', now()) ON CONFLICT DO NOTHING",
                "INSERT INTO recovery_codes (account_id, code_key) SELECT id, '' FROM accounts WHERE username = 'school'"
                        + " ON CONFLICT DO NOTHING")) {
            Database.change(sql);
        }
    }

    /** Inside the subtree nobody makes an account past its invitation, moves one out, or reads a secret. */
    @Test
    void anOrganizationKeepsAccountsWithinItsSubtree() throws SQLException {
        anInvitationAndASecondFactor();
        scope("organization", Stewards.organizationOf("xihu").toString());
        for (String table : List.of("refresh_tokens", "second_factors", "recovery_codes")) {
            assertThat(visible(table)).as(table).isZero();
        }
        assertThat(changed("UPDATE accounts SET version = version WHERE username = 'hangzhou'"))
                .isZero();
        for (String sql : List.of(
                "UPDATE accounts SET organization_id = '" + Stewards.organizationOf("province")
                        + "' WHERE username = 'shangbao'",
                "INSERT INTO accounts (id, username, password_hash, organization_id, roles) VALUES (gen_random_uuid(),"
                        + " 'intruder', '', '" + Stewards.organizationOf("shangbao") + "', '{VIEWER}')",
                "INSERT INTO account_invitations (id, token_hash, username, organization_id, roles, created_at, expires_at)"
                        + " VALUES (gen_random_uuid(), 'x', 'guest', '" + Stewards.organizationOf("province")
                        + "', '{VIEWER}', now(), now() + interval '1 hour')")) {
            var savepoint = program.setSavepoint();
            assertThatThrownBy(() -> run(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            program.rollback(savepoint);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = program.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theProgramsRoleIsNobodySpecial() {
        assertThat(
                        Database.count(
                                """
                        SELECT count(*) FROM pg_roles WHERE rolname = 'boai_app' AND NOT rolsuper AND NOT rolbypassrls
                        AND NOT rolcreaterole AND NOT rolcreatedb AND NOT rolreplication"""))
                .isOne();
        assertThat(Database.count("SELECT count(*) FROM pg_class WHERE relowner = 'boai_app'::regrole"))
                .isZero();
        assertThat(Database.count("SELECT count(*) FROM pg_auth_members WHERE member = 'boai_app'::regrole"))
                .isZero();
    }

    /** A table with a column for a person's data that somebody adds must be protected, too. */
    @Test
    void everyTableWithPersonalDataForcesItsPolicies() {
        assertThat(
                        Database.column(
                                String.class,
                                """
                        SELECT DISTINCT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                          AND a.attname IN ('full_name', 'phone', 'identity_key', 'subject_id', 'notice_id', 'actor_id')
                          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applications",
                "members",
                "duties",
                "notices",
                "notice_audiences",
                "consents",
                "audit_entries",
                "accounts",
                "account_invitations",
                "refresh_tokens",
                "second_factors",
                "recovery_codes",
                "phone_proofs",
                "wechat_tokens",
                "wechat_sessions"
            })
    void withoutAScopeNothingIsVisible(String table) throws SQLException {
        anInvitationAndASecondFactor();
        assertThat(Database.count("SELECT count(*) FROM " + table)).isPositive();
        assertThat(visible(table)).isZero();
        scope("", "");
        assertThat(visible(table)).isZero();
        scope("everything", "");
        assertThat(visible(table)).isZero();
        scope("citizen", "");
        assertThat(visible(table)).isZero();
        scope("organization", UUID.randomUUID().toString());
        assertThat(visible(table)).isZero();
    }

    /** Who has proved a phone ends what was sent with it, in one way only, and reaches nothing else. */
    @Test
    void aPhoneOpensWhatWasSentWithItAndLetsItEndInOneWay() throws SQLException {
        byte[] phone = Database.one(byte[].class, "SELECT phone_index FROM applications WHERE receipt = ?", receipt);
        scope("phone", HexFormat.of().formatHex(phone));
        for (String table : List.of("applications", "members")) {
            assertThat(visible(table)).as(table).isOne();
        }
        for (String table : List.of("notices", "notice_audiences", "consents", "audit_entries", "phone_proofs")) {
            assertThat(visible(table)).as(table).isZero();
        }
        for (String sql : List.of(
                "UPDATE applications SET receipt = 'X'",
                "UPDATE members SET status = 'LEFT'",
                "UPDATE members SET organization_id = organization_id",
                "INSERT INTO notices (id, kind, subject_id, organization_id, priority, state, created_at) SELECT"
                        + " gen_random_uuid(), 'MEMBER_ADMITTED', id, organization_id, false, 'OPEN', now() FROM applications")) {
            var savepoint = program.setSavepoint();
            assertThatThrownBy(() -> run(sql)).as(sql).isInstanceOfSatisfying(SQLException.class, e -> assertThat(
                            e.getSQLState())
                    .isEqualTo("42501"));
            program.rollback(savepoint);
        }
        assertThat(changed("UPDATE members SET status = 'REMOVED', ended_on = current_date, end_reason = 'DISOWNED'"))
                .isOne();
        assertThat(changed("UPDATE applications SET disowned_at = now()")).isOne();
        assertThat(changed("UPDATE applications SET disowned_at = now()")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"applications", "members", "notice_audiences", "accounts", "account_invitations"})
    void anOrganizationSeesItsSubtree(String table) throws SQLException {
        anInvitationAndASecondFactor();
        receipt(Applications.adult(Codes.poster(), "330383198001"));
        for (String steward : List.of("shangbao", "beishan", "xihu", "school", "province")) {
            scope("organization", Stewards.organizationOf(steward).toString());
            assertThat(visible(table)).as(steward).isEqualTo(Stewards.within(steward, table));
        }
    }

    /** How an application came to where it lies is seen with it; and moving it is no step of anybody's own scope. */
    @Test
    void theWayOfAnApplicationIsSeenWithItAndNobodyMovesItAlone() throws SQLException {
        UUID id = Database.applicationOf(receipt);
        UUID shangbao = Stewards.organizationOf("shangbao");
        UUID school = Stewards.organizationOf("school");
        Database.change(
                "INSERT INTO application_returns (id, application_id, organization_id, asked, reason, returned_at, returned_by)"
                        + " VALUES (gen_random_uuid(), ?, ?, 'OTHER', '请补充', now(), gen_random_uuid())",
                id,
                shangbao);
        Database.change(
                "INSERT INTO application_redirections (id, application_id, from_organization_id, to_organization_id, assigned,"
                        + " reason, redirected_at, redirected_by)"
                        + " VALUES (gen_random_uuid(), ?, ?, ?, false, '不归', now(), gen_random_uuid())",
                id,
                school,
                shangbao);
        Database.change(
                "INSERT INTO application_appeals (application_id, organization_id, refused_by, refused_at, refusal, appealed_at,"
                        + " state) VALUES (?, ?, gen_random_uuid(), now(), '不符', now(), 'OPEN')",
                id,
                shangbao);
        for (String table : List.of("application_returns", "application_redirections", "application_appeals")) {
            String mine = table + " WHERE application_id = '" + id + "'";
            for (String steward : List.of("shangbao", "xihu", "province", "school")) {
                scope("organization", Stewards.organizationOf(steward).toString());
                assertThat(visible(mine)).as(table + " " + steward).isEqualTo(steward.equals("school") ? 0 : 1);
            }
            for (String kind : List.of("", "citizen", "receipt", "person", "phone")) {
                scope(kind, kind.equals("receipt") ? receipt : "");
                assertThat(visible(mine)).as(table + " " + kind).isZero();
            }
        }
        scope("organization", shangbao.toString());
        assertThat(changed("UPDATE application_redirections SET reason = 'x'")).isZero();
        for (String sql : List.of(
                "UPDATE applications SET organization_id = '" + school + "' WHERE id = '" + id + "'",
                "INSERT INTO application_redirections (id, application_id, from_organization_id, to_organization_id, assigned,"
                        + " reason, redirected_at, redirected_by) VALUES (gen_random_uuid(), '" + id + "', '" + shangbao
                        + "', '" + school + "', false, 'x', now(), gen_random_uuid())",
                "INSERT INTO application_appeals (application_id, organization_id, refused_by, refused_at, refusal,"
                        + " appealed_at, state) VALUES (gen_random_uuid(), '" + shangbao
                        + "', gen_random_uuid(), now(), 'x', now(), 'OPEN')")) {
            var savepoint = program.setSavepoint();
            assertThatThrownBy(() -> run(sql)).as(sql).isInstanceOfSatisfying(SQLException.class, e -> assertThat(
                            e.getSQLState())
                    .isEqualTo("42501"));
            program.rollback(savepoint);
        }
    }

    /** Whoever holds a token reads the participant whom it is for, and closes that invitation. */
    @Test
    void anInvitationOpensItsOwnRowAndNothingElse() throws SQLException {
        var course = FirstAid.classOf("xihu");
        course.graduate(null);
        String token = (String) course.graduate(null).get("invitation");
        scope("link", HexFormat.of().formatHex(RandomToken.hash(token)));
        for (String table : List.of("invitations", "first_aid_participants")) {
            assertThat(visible(table)).as(table).isOne();
        }
        for (String table : List.of("applications", "members", "first_aid_certificates", "consents", "notices")) {
            assertThat(visible(table)).as(table).isZero();
        }
        assertThat(changed("UPDATE first_aid_participants SET passed = true")).isZero();
        assertThat(changed("UPDATE invitations SET state = 'REVOKED', closed_at = now()"))
                .isOne();
        for (String kind : List.of("", "citizen", "person", "phone")) {
            scope(kind, "");
            for (String table : List.of("invitations", "first_aid_participants", "first_aid_certificates")) {
                assertThat(visible(table)).as(table + " " + kind).isZero();
            }
        }
        scope("organization", Stewards.organizationOf("school").toString());
        String mine = " WHERE organization_id = '" + Stewards.organizationOf("xihu") + "'";
        assertThat(visible("invitations" + mine)).isZero();
        assertThat(visible("first_aid_participants" + mine)).isZero();
    }

    @Test
    void anOrganizationSeesTheNoticesOfItsSubtreesInboxes() throws SQLException {
        UUID shangbao = Stewards.organizationOf("shangbao");
        scope("organization", shangbao.toString());
        assertThat(visible("notices"))
                .isEqualTo(Database.count(
                        "SELECT count(DISTINCT notice_id) FROM notice_audiences WHERE organization_id = ?", shangbao));
    }

    @Test
    void channelsAndDeliveriesAreSeenInTheSubtreeOnly() throws SQLException {
        UUID shangbao = Stewards.organizationOf("shangbao");
        UUID channel = UUID.randomUUID();
        UUID endpoint = UUID.randomUUID();
        Database.change(
                "INSERT INTO channels (id, organization_id, kind, active) VALUES (?, ?, 'EMAIL', false)",
                channel,
                shangbao);
        Database.change("INSERT INTO channel_endpoints (id, channel_id, address) VALUES (?, ?, '')", endpoint, channel);
        Database.change(
                """
                INSERT INTO deliveries (id, notice_id, step, organization_id, endpoint_id, due_at, created_at)
                VALUES (gen_random_uuid(), ?, 0, ?, ?, now() + interval '1 day', now())""",
                Database.noticeAbout(receipt),
                shangbao,
                endpoint);
        try {
            for (String table : List.of("channels", "channel_endpoints", "deliveries")) {
                scope("", "");
                assertThat(visible(table)).as(table).isZero();
                scope("organization", Stewards.organizationOf("school").toString());
                assertThat(visible(table)).as(table).isZero();
                scope("organization", Stewards.organizationOf("xihu").toString());
                assertThat(visible(table)).as(table).isPositive();
            }
            scope("organization", Stewards.organizationOf("school").toString());
            assertThatThrownBy(() -> run("INSERT INTO channel_endpoints (id, channel_id, address) VALUES"
                            + " (gen_random_uuid(), '" + channel + "', '')"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        } finally {
            Database.change("DELETE FROM deliveries WHERE endpoint_id = ?", endpoint);
            Database.change("DELETE FROM channel_endpoints WHERE id = ?", endpoint);
            Database.change("DELETE FROM channels WHERE id = ?", channel);
        }
    }

    /** Numbers are the subtree's, hashes and salts nobody's. */
    @Test
    void aCodesDaysAreSeenInTheSubtreeAndItsVisitorsByNobody() throws SQLException {
        String code = Codes.poster();
        Database.change("INSERT INTO code_days VALUES (?, current_date - 30, 9, 5)", code);
        Database.change("INSERT INTO scan_days VALUES (current_date - 30, sha256('')) ON CONFLICT DO NOTHING");
        Database.change("INSERT INTO code_scans VALUES (?, current_date - 30, 'SCAN', gen_random_uuid())", code);
        try {
            String mine = "code_days WHERE code = '" + code + "'";
            for (String steward : List.of("shangbao", "xihu", "province", "school")) {
                scope("organization", Stewards.organizationOf(steward).toString());
                assertThat(visible(mine)).as(steward).isEqualTo(steward.equals("school") ? 0 : 1);
                assertThat(visible("code_scans")).as(steward).isZero();
                assertThat(visible("scan_days")).as(steward).isZero();
                assertThat(changed("UPDATE code_days SET scans = 0"))
                        .as(steward)
                        .isZero();
            }
            for (String kind : List.of("", "citizen")) {
                scope(kind, "");
                for (String table : List.of(mine, "code_scans", "scan_days")) {
                    assertThat(visible(table)).as(kind + table).isZero();
                }
            }
        } finally {
            Database.change("DELETE FROM code_scans WHERE code = ?", code);
            Database.change("DELETE FROM scan_days WHERE day = current_date - 30");
        }
    }

    /** The line of a transfer stays with both branches; the member, and the way it ended, with who has the member. */
    @Test
    void aTransferIsSeenByItsTwoBranchesAndByTheMember() throws SQLException {
        var life = Life.in(Codes.poster());
        String transfer = "transfers WHERE id = '" + life.toSchool() + "'";
        byte[] person = Database.one(byte[].class, "SELECT description_key FROM members WHERE id = ?", life.member);
        for (var seen :
                Map.of("shangbao", 1L, "school", 1L, "xihu", 1L, "beishan", 1L).entrySet()) {
            scope("organization", Stewards.organizationOf(seen.getKey()).toString());
            assertThat(visible(transfer)).as(seen.getKey()).isEqualTo(seen.getValue());
            assertThat(changed("UPDATE transfers SET reason = 'x'")).isZero();
        }
        scope("person", HexFormat.of().formatHex(person));
        assertThat(visible("transfers")).isOne();
        assertThat(changed("UPDATE transfers SET reason = 'x'")).isZero();
        for (String kind : List.of("", "citizen")) {
            scope(kind, "");
            for (String table :
                    List.of("transfers", "membership_endings", "transfer_batches", "transfer_batch_items")) {
                assertThat(visible(table)).as(kind + table).isZero();
            }
        }
        scope("organization", Database.societyOf("330383").toString());
        assertThat(visible(transfer)).isZero();
        scope("organization", Stewards.organizationOf("school").toString());
        assertThat(visible("members WHERE id = '" + life.member + "'")).isZero();
        assertThat(visible("member_events WHERE member_id = '" + life.member + "'"))
                .isZero();
    }

    @Test
    void aReceiptOpensOneApplicationAndItsNotice() throws SQLException {
        scope("receipt", receipt);
        assertThat(visible("applications")).isOne();
        assertThat(visible("notices")).isOne();
        assertThat(visible("members")).isZero();
        scope("receipt", "2222-2222-2222");
        assertThat(visible("applications")).isZero();
    }

    @Test
    void aLinkOpensItsNoticeAndNothingElseWhileItIsGood() throws SQLException {
        UUID shangbao = Stewards.organizationOf("shangbao");
        UUID channel = UUID.randomUUID();
        UUID endpoint = UUID.randomUUID();
        UUID notice = Database.noticeAbout(receipt);
        Database.change(
                "INSERT INTO channels (id, organization_id, kind, active) VALUES (?, ?, 'EMAIL', false)",
                channel,
                shangbao);
        Database.change("INSERT INTO channel_endpoints (id, channel_id, address) VALUES (?, ?, '')", endpoint, channel);
        Database.change(
                """
                INSERT INTO acknowledgment_links (id, token_hash, notice_id, organization_id, endpoint_id, created_at,
                    expires_at)
                VALUES (gen_random_uuid(), decode('a1b2', 'hex'), ?, ?, ?, now(), now() + interval '1 hour'),
                    (gen_random_uuid(), decode('c3d4', 'hex'), ?, ?, ?, now(), now() + interval '1 hour')""",
                notice,
                shangbao,
                endpoint,
                notice,
                shangbao,
                endpoint);
        try {
            scope("link", "a1b2");
            for (String table : List.of("acknowledgment_links", "notices", "notice_audiences", "channel_endpoints")) {
                assertThat(visible(table)).as(table).isOne();
            }
            for (String table :
                    List.of("applications", "members", "consents", "audit_entries", "channels", "deliveries")) {
                assertThat(visible(table)).as(table).isZero();
            }
            assertThat(changed("UPDATE notices SET next_at = next_at")).isOne();
            assertThat(changed("UPDATE notice_audiences SET seq = NULL")).isZero();
            assertThat(changed("UPDATE channel_endpoints SET state = state")).isZero();
            assertThat(changed("DELETE FROM acknowledgment_links")).isZero();
            Database.change("UPDATE acknowledgment_links SET used_at = now() WHERE token_hash = decode('a1b2', 'hex')");
            assertThat(visible("notices")).isZero();
            scope("link", "ffff");
            assertThat(visible("acknowledgment_links")).isZero();
            assertThat(visible("notices")).isZero();
            scope("link", "c3d4");
            assertThat(visible("notices")).isOne();
            Database.change("UPDATE acknowledgment_links SET created_at = now() - interval '2 hours',"
                    + " expires_at = now() - interval '1 hour' WHERE token_hash = decode('c3d4', 'hex')");
            assertThat(visible("notices")).isZero();
            for (String steward : List.of("shangbao", "province")) {
                scope("organization", Stewards.organizationOf(steward).toString());
                assertThat(visible("acknowledgment_links")).as(steward).isZero();
            }
            scope("link", "c3d4");
            String another =
                    "INSERT INTO acknowledgment_links (id, token_hash, notice_id, organization_id, endpoint_id,"
                            + " created_at, expires_at) SELECT gen_random_uuid(), ''::bytea, notice_id, organization_id,"
                            + " endpoint_id, now(), now() + interval '1 day' FROM acknowledgment_links";
            assertThatThrownBy(() -> run(another))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        } finally {
            program.rollback();
            Database.change("DELETE FROM acknowledgment_links WHERE endpoint_id = ?", endpoint);
            Database.change("DELETE FROM channel_endpoints WHERE id = ?", endpoint);
            Database.change("DELETE FROM channels WHERE id = ?", channel);
        }
    }

    private int changed(String sql) throws SQLException {
        try (var statement = program.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Test
    void anotherOrganizationsRowsAreNotChanged() throws SQLException {
        scope("organization", Stewards.organizationOf("school").toString());
        try (var statement = program.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE members SET version = version"))
                    .isEqualTo((int) Stewards.within("school", "members"));
            assertThat(statement.executeUpdate(
                            "UPDATE applications SET version = version WHERE receipt = '" + receipt + "'"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit_entries SET action = 'nothing'",
                "DELETE FROM audit_entries",
                "TRUNCATE audit_entries",
                "DELETE FROM applications",
                "DELETE FROM members",
                "DELETE FROM notices",
                "UPDATE consents SET version = '0'",
                "CREATE TABLE mine (id int)",
                "ALTER TABLE members DISABLE ROW LEVEL SECURITY",
                "DROP POLICY members_read ON members",
                "DROP TABLE members",
                "CREATE OR REPLACE FUNCTION scope_is(kind text) RETURNS boolean LANGUAGE sql RETURN true",
                "SET ROLE boai_owner",
                "SELECT pg_read_file('/etc/passwd')"
            })
    void theProgramMayNot(String sql) throws SQLException {
        scope("system", "");
        assertThatThrownBy(() -> run(sql)).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                .isEqualTo("42501"));
    }

    @Test
    void theOwnerOfTheTablesDoesNotRewriteTheAuditEither() {
        assertThatThrownBy(() -> Database.change("UPDATE audit_entries SET action = 'nothing'"))
                .hasRootCauseInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void aPooledConnectionForgetsItsScopeWithTheTransaction() {
        var limit = Duration.ofSeconds(30);
        var scoped = Multi.createFrom()
                .range(0, 64)
                .onItem()
                .transformToUniAndMerge(i -> work.onPool(
                        Scope.SYSTEM,
                        connection -> connection.query("SELECT pg_sleep(0.01)").execute()))
                .collect()
                .asList();
        assertThat(scoped.await().atMost(limit)).hasSize(64);
        var left = Multi.createFrom()
                .range(0, 64)
                .onItem()
                .transformToUniAndMerge(i -> leftover())
                .collect()
                .asList();
        assertThat(left.await().atMost(limit)).hasSize(64).containsOnly("");
    }

    private Uni<String> leftover() {
        return pool.query("SELECT coalesce(current_setting('app.scope', true), '') AS scope FROM pg_sleep(0.01)")
                .execute()
                .map(rows -> rows.iterator().next().getString("scope"));
    }
}
