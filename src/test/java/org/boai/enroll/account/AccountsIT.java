package org.boai.enroll.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How accounts of stewards come to be, change and end; and what nobody may do to them. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class AccountsIT {
    private static final String ACCOUNTS = "/api/v1/accounts/";
    private static final String INVITATIONS = "/api/v1/account-invitations";
    private static final String PASSWORD = "a password of one's own";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static String newName() {
        return "guest-" + NEXT.incrementAndGet();
    }

    private static Map<String, Object> row(String username, UUID organization, String... roles) {
        return new HashMap<>(Map.of("username", username, "organizationId", organization, "roles", List.of(roles)));
    }

    private static Response invite(String by, Map<String, Object> row) {
        return as(by).body(row).post(INVITATIONS);
    }

    private static String invited(String by, Map<String, Object> row) {
        return invite(by, row).then().statusCode(201).extract().path("token");
    }

    private static Response accept(String token) {
        return anyone().body(Map.of("token", token, "password", PASSWORD)).post(INVITATIONS + "/acceptance");
    }

    private static Response signIn(String username, String password) {
        return anyone().body(Map.of("username", username, "password", password)).post("/api/v1/auth/tokens");
    }

    private static JsonPath signedIn(String username, String password) {
        return JsonPath.from(
                signIn(username, password).then().statusCode(200).extract().asString());
    }

    private static Response me(String token) {
        return given().auth().oauth2(token).get("/api/v1/me");
    }

    private static Response refresh(String token) {
        return anyone().body(Map.of("refreshToken", token)).post("/api/v1/auth/tokens/refresh");
    }

    private static UUID id(String username) {
        return Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", username);
    }

    private static Response change(String by, String username, Map<String, ?> change) {
        Integer version = Database.one(Integer.class, "SELECT version FROM accounts WHERE username = ?", username);
        return as(by).header("If-Match", "\"" + version + "\"").body(change).patch(ACCOUNTS + id(username));
    }

    private static UUID shangbao() {
        return Stewards.organizationOf("shangbao");
    }

    private static long acts(String action, Object object) {
        return Database.count(
                "SELECT count(*) FROM audit_entries WHERE action = ? AND object_id = ?", action, object.toString());
    }

    @Test
    void anInvitationMakesOneAccountOnce() {
        String name = newName();
        String token = invited("xihu", row(name, shangbao(), "HANDLER"));
        assertThat(token).matches("[A-Za-z0-9_-]{22}");
        Problem.expect(signIn(name, PASSWORD), 401, "credentials-refused");
        accept(token).then().statusCode(201).body("username", equalTo(name));
        Problem.expect(accept(token), 410, "invitation-over");
        me(signedIn(name, PASSWORD).getString("accessToken"))
                .then()
                .body("organization.id", equalTo(shangbao().toString()))
                .body("roles", equalTo(List.of("VIEWER", "HANDLER")));
        assertThat(acts("account-made", id(name))).isOne();
        assertThat(acts("signed-in", id(name))).isOne();
    }

    @Test
    void aTokenIsKeptNowhere() {
        String token = invited("xihu", row(newName(), shangbao(), "HANDLER"));
        assertThat(Database.count("SELECT count(*) FROM account_invitations i WHERE strpos(i::text, ?) > 0", token))
                .isZero();
        assertThat(Database.count(
                        "SELECT count(*) FROM account_invitations WHERE token_hash = sha256(convert_to(?, 'UTF8'))",
                        token))
                .isOne();
    }

    @Test
    void manyWhoHaveTheTokenMakeOneAccount() {
        String token = invited("xihu", row(newName(), shangbao(), "HANDLER"));
        var statuses = Together.times(6, i -> accept(token).statusCode());
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
    }

    @Test
    void anInvitationEnds() {
        String expired = newName();
        String late = invited("xihu", row(expired, shangbao(), "HANDLER"));
        Database.change(
                "UPDATE account_invitations SET created_at = now() - interval '9 days', expires_at = now()"
                        + " WHERE username = ?",
                expired);
        Problem.expect(accept(late), 410, "invitation-over");

        String name = newName();
        String first = invited("xihu", row(name, shangbao(), "HANDLER"));
        var second = invite("xihu", row(name, shangbao(), "VIEWER")).then().statusCode(201);
        Problem.expect(accept(first), 410, "invitation-over");
        String invitation = second.extract().path("id");
        Problem.expect(as("school").delete(INVITATIONS + "/" + invitation), 403, "not-permitted");
        as("xihu").delete(INVITATIONS + "/" + invitation).then().statusCode(204);
        Problem.expect(accept(second.extract().path("token")), 410, "invitation-over");
        Problem.expect(accept("AAAAAAAAAAAAAAAAAAAAAA"), 404, "invitation-unknown");
    }

    @Test
    void whatAnInviterCannotGiveAnyMoreNobodyAccepts() {
        UUID county = Database.societyOf("330106");
        for (String lost : List.of("disabled_at = now()", "roles = '{REVIEWER}'", "roles = '{STEWARD_ADMIN}'")) {
            String admin = Stewards.at(county, "REVIEWER", "STEWARD_ADMIN");
            String token = invited(admin, row(newName(), shangbao(), "REVIEWER"));
            Database.change("UPDATE accounts SET " + lost + " WHERE username = ?", admin);
            Problem.expect(accept(token), 410, "invitation-over");
        }
    }

    @Test
    void nobodyGrantsMoreThanTheyHave() {
        String admin = Stewards.at(Database.societyOf("330106"), "HANDLER", "STEWARD_ADMIN");
        invite(admin, row(newName(), shangbao(), "VIEWER", "HANDLER", "STEWARD_ADMIN"))
                .then()
                .statusCode(201);
        for (String role : List.of("REVIEWER", "AUDITOR", "SYSTEM_ADMIN")) {
            Problem.expect(invite(admin, row(newName(), shangbao(), role)), 403, "roles-beyond-own");
            String steward = Stewards.at(shangbao(), "VIEWER");
            Problem.expect(change(admin, steward, Map.of("roles", List.of(role))), 403, "roles-beyond-own");
        }
        String reviewer = Stewards.at(shangbao(), "REVIEWER");
        Problem.expect(change(admin, reviewer, Map.of("roles", List.of("VIEWER"))), 403, "roles-beyond-own");
        change(admin, reviewer, Map.of("disabled", true)).then().statusCode(200);
        Problem.expect(change(admin, reviewer, Map.of("disabled", false)), 403, "roles-beyond-own");
        assertThat(signIn(reviewer, TestPostgres.DEMO_PASSWORD).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"STEWARD_ADMIN,AUDITOR", "AUDITOR,SYSTEM_ADMIN", "STEWARD_ADMIN,SYSTEM_ADMIN"})
    void powersThatAreSeparateStaySo(String one, String other) {
        Problem.expect(invite("xihu", row(newName(), shangbao(), one, other)), 422, "roles-incompatible");
        String steward = Stewards.at(shangbao(), "VIEWER");
        Problem.expect(change("xihu", steward, Map.of("roles", List.of(one, other))), 422, "roles-incompatible");
    }

    @Test
    void whatLiesOutsideTheSubtreeDoesNotExist() {
        UUID longgang = Database.societyOf("330383");
        String there = Stewards.at(longgang, "VIEWER");
        String here = Stewards.at(shangbao(), "VIEWER");
        Problem.expect(invite("xihu", row(newName(), longgang, "VIEWER")), 404, "organization-unknown");
        Problem.expect(
                invite("xihu", row(newName(), Stewards.organizationOf("hangzhou"), "VIEWER")),
                404,
                "organization-unknown");
        Problem.expect(change("xihu", here, Map.of("organizationId", longgang)), 404, "organization-unknown");
        Problem.expect(as("xihu").get(ACCOUNTS + id(there)), 404, "account-unknown");
        Problem.expect(change("xihu", there, Map.of("disabled", true)), 404, "account-unknown");
        Problem.expect(as("xihu").delete(ACCOUNTS + id(there) + "/second-factor"), 404, "account-unknown");
        Problem.expect(
                as("xihu").body(Map.of("username", newName())).post(ACCOUNTS + id(there) + "/handover"),
                404,
                "account-unknown");
        Problem.expect(as("shangbao").get("/api/v1/accounts"), 403, "not-permitted");
        Problem.expect(as("shangbao").get(INVITATIONS), 403, "not-permitted");
    }

    @Test
    void whatNobodyMaySetIsNoKey() {
        String steward = Stewards.at(shangbao(), "VIEWER");
        for (String key : List.of("passwordHash", "tokenVersion", "username", "version", "secondFactorSince")) {
            Problem.expectInvalid(change("xihu", steward, Map.of(key, "x")), "/" + key, "key-unknown");
        }
    }

    @Test
    void aRosterIsInvitedWholeOrNotAtAll() {
        UUID longgang = Database.societyOf("330383");
        String good = newName();
        List<Map<String, Object>> rows = new ArrayList<>(List.of(
                row(good, shangbao(), "HANDLER"),
                row(newName(), longgang, "HANDLER"),
                row("shangbao", shangbao(), "HANDLER"),
                row(newName(), shangbao(), "AUDITOR"),
                row(good, shangbao(), "HANDLER")));
        Problem.expect(as("xihu").body(Map.of("rows", rows)).post(INVITATIONS + "/rosters"), 422, "roster-refused")
                .body("rows.row", equalTo(List.of(2, 3, 4, 5)))
                .body(
                        "rows.problem",
                        equalTo(List.of(
                                "organization-unknown", "username-taken", "roles-beyond-own", "username-twice")));
        assertThat(Database.count("SELECT count(*) FROM account_invitations WHERE username = ?", good))
                .isZero();
        rows.set(1, row("No Name", shangbao(), "HANDLER"));
        Problem.expectInvalid(
                as("xihu").body(Map.of("rows", rows)).post(INVITATIONS + "/rosters"),
                "/rows/1/username",
                "username-shape");

        List<Map<String, Object>> whole = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            whole.add(row(newName(), shangbao(), "HANDLER"));
        }
        List<String> tokens = as("xihu")
                .body(Map.of("rows", whole))
                .post(INVITATIONS + "/rosters")
                .then()
                .statusCode(201)
                .extract()
                .path("items.token");
        assertThat(tokens).hasSize(200).doesNotHaveDuplicates();
        accept(tokens.get(199))
                .then()
                .statusCode(201)
                .body("username", equalTo(whole.get(199).get("username")));
    }

    @Test
    void aHandoverEndsThePredecessorWhenTheSuccessorBegins() {
        String old = Stewards.at(shangbao(), "HANDLER");
        String successor = newName();
        String token = as(old).body(Map.of("username", successor))
                .post(ACCOUNTS + id(old) + "/handover")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        me(token(old)).then().statusCode(200);
        Database.change("UPDATE accounts SET roles = '{VIEWER}' WHERE username = ?", old);
        accept(token).then().statusCode(201);
        Problem.expect(me(token(old)), 401, "not-signed-in");
        Problem.expect(signIn(old, TestPostgres.DEMO_PASSWORD), 401, "credentials-refused");
        me(signedIn(successor, PASSWORD).getString("accessToken"))
                .then()
                .body("roles", equalTo(List.of("VIEWER")))
                .body("organization.id", equalTo(shangbao().toString()));
        assertThat(acts("account-handed-over", id(old))).isOne();
    }

    @Test
    void aStewardHandsOverTheOwnAccountOnly() {
        String steward = Stewards.at(shangbao(), "REVIEWER");
        String colleague = Stewards.at(shangbao(), "VIEWER");
        Problem.expect(
                as(steward).body(Map.of("username", newName())).post(ACCOUNTS + id(colleague) + "/handover"),
                404,
                "account-unknown");
        String auditor = Stewards.at(shangbao(), "AUDITOR");
        Problem.expect(
                as("xihu").body(Map.of("username", newName())).post(ACCOUNTS + id(auditor) + "/handover"),
                403,
                "roles-beyond-own");
        as(auditor)
                .body(Map.of("username", newName()))
                .post(ACCOUNTS + id(auditor) + "/handover")
                .then()
                .statusCode(201);
    }

    @Test
    void aDeputysAccountEndsByItself() {
        var row = row(newName(), shangbao(), "HANDLER");
        row.put("validUntil", OffsetDateTime.now().plusDays(3).toString());
        String deputy = (String) row.get("username");
        accept(invited("xihu", row)).then().statusCode(201);
        var session = signedIn(deputy, PASSWORD);
        me(session.getString("accessToken")).then().statusCode(200);
        Database.change("UPDATE accounts SET valid_until = now() WHERE username = ?", deputy);
        Problem.expect(me(session.getString("accessToken")), 401, "not-signed-in");
        Problem.expect(refresh(session.getString("refreshToken")), 401, "refresh-token-refused");
        Problem.expect(signIn(deputy, PASSWORD), 401, "credentials-refused");
        as("xihu").get(ACCOUNTS + id(deputy)).then().body("state", equalTo("ENDED"));
        Awaitility.await().untilAsserted(() -> assertThat(acts("account-ended", id(deputy)))
                .isOne());
        Problem.expect(change("xihu", deputy, Map.of("disabled", false)), 422, "account-end-passed");
        var comeBack = new HashMap<String, Object>(Map.of("disabled", false));
        comeBack.put("validUntil", null);
        change("xihu", deputy, comeBack).then().statusCode(200).body("state", equalTo("ACTIVE"));
        signIn(deputy, PASSWORD).then().statusCode(200);
    }

    /** Where nobody else can act, people who are placed there wait for those above from then on. */
    @Test
    void whereADeputyWasAloneNobodyAttendsAfterwards() {
        UUID village = Database.one(
                UUID.class,
                "SELECT o.id FROM organizations o WHERE o.kind = 'VILLAGE' AND o.ancestors @> ARRAY[?::uuid]"
                        + " AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.organization_id = o.id) LIMIT 1",
                Database.societyOf("330106"));
        String deputy = Stewards.at(village, "HANDLER");
        as("xihu").get("/api/v1/organizations/" + village).then().body("attended", equalTo(true));
        Database.change("UPDATE accounts SET valid_until = now() + interval '3 seconds' WHERE username = ?", deputy);
        long facts = Database.count("SELECT version FROM facts_versions");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> as("xihu")
                .get("/api/v1/organizations/" + village)
                .then()
                .body("attended", equalTo(false)));
        // the replicas hear of it, who keep in memory who can act
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Database.count("SELECT version FROM facts_versions"))
                .isGreaterThan(facts));
    }

    @Test
    void aPatchTellsNullFromAbsent() {
        String steward = Stewards.at(shangbao(), "VIEWER");
        String end = "2099-12-31T18:00:00+08:00";
        change("xihu", steward, Map.of("validUntil", end))
                .then()
                .statusCode(200)
                .body("validUntil", equalTo(end));
        change("xihu", steward, Map.of("roles", List.of("HANDLER")))
                .then()
                .body("validUntil", equalTo(end))
                .body("roles", equalTo(List.of("HANDLER")));
        change("xihu", steward, Collections.singletonMap("validUntil", null))
                .then()
                .statusCode(200)
                .body("validUntil", nullValue());
        Problem.expect(
                change("xihu", steward, Map.of("validUntil", "2020-01-01T00:00:00+08:00")), 422, "account-end-passed");
    }

    @Test
    void aChangeIsMadeAgainstAVersion() {
        String steward = Stewards.at(shangbao(), "VIEWER");
        String address = ACCOUNTS + id(steward);
        var body = Map.of("disabled", true);
        String tag = as("xihu").get(address).header("ETag");
        Problem.expect(as("xihu").body(body).patch(address), 428, "version-missing");
        as("xihu").header("If-Match", tag).body(body).patch(address).then().statusCode(200);
        Problem.expect(as("xihu").header("If-Match", tag).body(body).patch(address), 412, "version-stale");
    }

    @Test
    void whoeverIsDisabledIsOutAndComesBackWithNewTokensOnly() {
        String steward = Stewards.at(shangbao(), "HANDLER");
        var session = signedIn(steward, TestPostgres.DEMO_PASSWORD);
        change("xihu", steward, Map.of("disabled", true)).then().body("state", equalTo("DISABLED"));
        Problem.expect(me(session.getString("accessToken")), 401, "not-signed-in");
        change("xihu", steward, Map.of("disabled", false)).then().statusCode(200);
        Problem.expect(me(session.getString("accessToken")), 401, "not-signed-in");
        Problem.expect(refresh(session.getString("refreshToken")), 401, "refresh-token-refused");
        signIn(steward, TestPostgres.DEMO_PASSWORD).then().statusCode(200);
        assertThat(acts("account-changed", id(steward))).isEqualTo(2);
    }

    @Test
    void whoeverMovesSeesTheNewPlaceAtOnce() {
        String steward = Stewards.at(shangbao(), "HANDLER");
        String token = token(steward);
        UUID township = Stewards.organizationOf("beishan");
        change("xihu", steward, Map.of("organizationId", township)).then().statusCode(200);
        me(token).then().body("organization.id", equalTo(township.toString()));
    }

    @Test
    void theProvinceKeepsAnAdministrator() {
        UUID province = Stewards.organizationOf("province");
        // other suites have left administrators of their own here
        var present = Database.column(
                UUID.class,
                "UPDATE accounts SET disabled_at = now() WHERE organization_id = ? AND disabled_at IS NULL RETURNING id",
                province);
        try {
            String one = Stewards.at(province, "REVIEWER", "STEWARD_ADMIN");
            var end = Map.of("validUntil", "2099-01-01T00:00:00+08:00");
            for (Map<String, ?> leaving : List.of(
                    Map.of("disabled", true),
                    Map.of("roles", List.of("REVIEWER")),
                    Map.of("organizationId", shangbao()),
                    end)) {
                Problem.expect(change(one, one, leaving), 409, "last-administrator");
            }
            for (int round = 0; round < 5; round++) {
                var two = List.of(one, Stewards.at(province, "REVIEWER", "STEWARD_ADMIN"));
                two.forEach(name -> token(name));
                Together.times(2, i -> change(two.get(i), two.get(1 - i), Map.of("disabled", true))
                        .statusCode());
                assertThat(Database.count(
                                "SELECT count(*) FROM accounts WHERE organization_id = ? AND disabled_at IS NULL"
                                        + " AND 'STEWARD_ADMIN' = ANY (roles)",
                                province))
                        .isPositive();
                one = Database.one(
                        String.class,
                        "SELECT username FROM accounts WHERE organization_id = ? AND disabled_at IS NULL"
                                + " AND 'STEWARD_ADMIN' = ANY (roles) ORDER BY username LIMIT 1",
                        province);
                Database.change(
                        "UPDATE accounts SET disabled_at = now() WHERE organization_id = ? AND username <> ?",
                        province,
                        one);
            }
        } finally {
            present.forEach(id -> Database.change("UPDATE accounts SET disabled_at = NULL WHERE id = ?", id));
        }
    }

    @Test
    void whoWatchesOverAdministratorsIsEndedByTheProvinceOnly() {
        String auditor = Stewards.at(Database.societyOf("330106"), "AUDITOR");
        Problem.expect(change("xihu", auditor, Map.of("disabled", true)), 403, "account-above-decides");
        Problem.expect(change("province", auditor, Map.of("roles", List.of("VIEWER"))), 403, "roles-beyond-own");
        change("province", auditor, Map.of("disabled", true)).then().statusCode(200);
        Problem.expect(change("province", auditor, Map.of("disabled", false)), 403, "roles-beyond-own");
    }

    @Test
    void anOwnPasswordIsChangedWithTheOldOneAndEndsTheOtherSessions() {
        String steward = Stewards.at(shangbao(), "HANDLER");
        var other = signedIn(steward, TestPostgres.DEMO_PASSWORD);
        var mine = signedIn(steward, TestPostgres.DEMO_PASSWORD);
        Problem.expect(newPassword(mine, "not the old one"), 422, "password-refused");
        var next = JsonPath.from(newPassword(mine, TestPostgres.DEMO_PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        me(next.getString("accessToken")).then().statusCode(200);
        refresh(next.getString("refreshToken")).then().statusCode(200);
        for (var session : List.of(other, mine)) {
            Problem.expect(me(session.getString("accessToken")), 401, "not-signed-in");
            Problem.expect(refresh(session.getString("refreshToken")), 401, "refresh-token-refused");
        }
        Problem.expect(signIn(steward, TestPostgres.DEMO_PASSWORD), 401, "credentials-refused");
        signIn(steward, PASSWORD).then().statusCode(200);
        assertThat(acts("password-changed", id(steward))).isOne();
        assertThat(acts("credentials-refused", id(steward))).isOne();
    }

    private static Response newPassword(JsonPath session, String old) {
        return anyone().auth()
                .oauth2(session.getString("accessToken"))
                .body(Map.of("password", old, "newPassword", PASSWORD))
                .put("/api/v1/me/password");
    }

    @Test
    void aShortPasswordIsRefused() {
        Problem.expectInvalid(
                anyone().body(Map.of("token", "A".repeat(22), "password", "eleven char"))
                        .post(INVITATIONS + "/acceptance"),
                "/password",
                "size");
    }

    @Test
    void theListsHoldTheSubtree() {
        invited("xihu", row(newName(), shangbao(), "HANDLER"));
        Stewards.at(Database.societyOf("330383"), "VIEWER");
        for (String admin : List.of("xihu", "hangzhou", "province")) {
            assertThat(ids(admin, "/api/v1/accounts")).doesNotHaveDuplicates().hasSize((int)
                    Stewards.within(admin, "accounts"));
            assertThat(ids(admin, INVITATIONS)).doesNotHaveDuplicates().hasSize((int) Stewards.within(
                    admin,
                    "(SELECT * FROM account_invitations WHERE accepted_at IS NULL AND withdrawn_at IS NULL"
                            + " AND expires_at > now())"));
        }
    }

    /** Row-level security off: what is left is the scope that the statements carry themselves. */
    @Test
    void theStatementsAloneHoldTheSubtree() {
        security("DISABLE");
        try {
            theListsHoldTheSubtree();
            whatLiesOutsideTheSubtreeDoesNotExist();
        } finally {
            security("ENABLE");
        }
    }

    private static void security(String state) {
        List.of("accounts", "account_invitations")
                .forEach(table -> Database.change("ALTER TABLE " + table + " " + state + " ROW LEVEL SECURITY"));
    }

    private static List<String> ids(String admin, String address) {
        List<String> all = new ArrayList<>();
        for (String after = ""; after != null; ) {
            var page = JsonPath.from(as(admin)
                    .get(address + "?limit=100" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            all.addAll(page.getList("items.id"));
            String next = page.getString("next");
            after = next == null ? null : "&after=" + next;
        }
        return all;
    }
}
