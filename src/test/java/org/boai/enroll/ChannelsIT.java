package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.boai.enroll.notification.channel.Message;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FakeWebhook;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.Test;

/** How an organization is told beside its inbox: set up, seen, inherited, tried, and sent again. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ChannelsIT {
    /** What no id contains by chance. */
    private static final String KEY = "k-7f3c-offen";

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    FakeWebhook webhook;

    private static String created(String kind, Object parent) {
        return as("xihu")
                .body(Map.of(
                        "name",
                        "渠道测试" + NEXT.incrementAndGet(),
                        "kind",
                        kind,
                        "parentId",
                        parent,
                        "locationRegion",
                        "330106"))
                .post("/api/v1/organizations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String township() {
        return created("TOWNSHIP", Database.societyOf("330106"));
    }

    private static String address() {
        return "https://hook-" + NEXT.incrementAndGet() + ".example.org/in?key=" + KEY;
    }

    private static Map<String, Object> channel(Map<String, Object> more) {
        Map<String, Object> channel = new HashMap<>(Map.of("active", true, "shared", false));
        channel.putAll(more);
        return channel;
    }

    private static Map<String, Object> to(String... addresses) {
        return channel(Map.of(
                "endpoints",
                List.of(addresses).stream()
                        .map(address -> Map.of("address", address))
                        .toList()));
    }

    private static String path(String organization) {
        return "/api/v1/organizations/" + organization + "/channels";
    }

    private static Response set(String organization, String version, Map<String, Object> channel) {
        return set("xihu", organization, version, channel);
    }

    private static Response set(String steward, String organization, String version, Map<String, Object> channel) {
        var call = as(steward).body(channel);
        return (version == null ? call : call.header("If-Match", version)).put(path(organization) + "/WEBHOOK");
    }

    private static JsonPath setUp(String organization, String version, Map<String, Object> channel) {
        return JsonPath.from(set(organization, version, channel)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static Response list(String organization) {
        return as("xihu").get(path(organization));
    }

    private static String state(String endpoint) {
        return Database.one(
                String.class, "SELECT state FROM channel_endpoints WHERE id = ?", UUID.fromString(endpoint));
    }

    @Test
    void theInboxComesFirstAndNobodySwitchesItOff() {
        String township = township();
        list(township)
                .then()
                .statusCode(200)
                .body("kind", contains("INBOX"))
                .body("[0].active", equalTo(true))
                .body("[0].from.id", equalTo(township));
        Problem.expect(
                as("xihu").body(channel(Map.of("active", false))).put(path(township) + "/INBOX"),
                409,
                "inbox-cannot-be-switched-off");
        Problem.expect(as("xihu").post(path(township) + "/INBOX/test"), 409, "inbox-cannot-be-switched-off");
    }

    @Test
    void whatIsSetUpIsSeen() {
        String township = township();
        set(
                        township,
                        null,
                        channel(Map.of(
                                "noticeKinds",
                                List.of("APPLICATION_TO_REVIEW"),
                                "quietHours",
                                Map.of("from", "22:00", "to", "07:30"),
                                "settings",
                                Map.of("topic", "branch"),
                                "endpoints",
                                List.of(Map.of("address", "https://hooks.example.org/in?key=k-7f3c")))))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""));
        list(township)
                .then()
                .body("kind", contains("INBOX", "WEBHOOK"))
                .body("[1].own", equalTo(true))
                .body("[1].noticeKinds", contains("APPLICATION_TO_REVIEW"))
                .body("[1].quietHours.from", equalTo("22:00"))
                .body("[1].quietHours.to", equalTo("07:30"))
                .body("[1].settings.topic", equalTo("branch"))
                .body("[1].endpoints.address", contains("hooks.example.org"))
                .body("[1].endpoints.state", contains("ACTIVE"))
                .body("[1].version", equalTo(0));
    }

    @Test
    void aWebhooksSecretIsMadeAndShownOnce() {
        String township = township();
        var first = setUp(township, null, channel(Map.of()));
        assertThat(first.getString("generatedSecret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(first.getList("secrets")).isEqualTo(List.of("secret"));
        assertThat(setUp(township, "\"0\"", channel(Map.of())).getString("generatedSecret"))
                .isNull();
        assertThat(list(township).asString()).doesNotContain("whsec_");
    }

    @Test
    void aSecretIsKeptReplacedAndRemovedButNeverShown() {
        String township = township();
        String address = address();
        Map<String, Object> first = new HashMap<>(to(address));
        first.put("secrets", Map.of("secret", "s-first-geheim", "token", "t-first-geheim"));
        var answer = set(township, null, first);
        assertThat(answer.asString()).doesNotContain("geheim", KEY);
        assertThat(webhook.checkedWith(address).secrets()).containsEntry("secret", "s-first-geheim");

        Map<String, Object> second = new HashMap<>(to(address + "2"));
        Map<String, String> secrets = new HashMap<>();
        secrets.put("token", null);
        second.put("secrets", secrets);
        set(township, "\"0\"", second).then().statusCode(200).body("secrets", contains("secret"));
        assertThat(webhook.checkedWith(address + "2").secrets()).isEqualTo(Map.of("secret", "s-first-geheim"));
        assertThat(list(township).asString()).doesNotContain("geheim", KEY);
    }

    @Test
    void neitherSecretsNorAddressesStandInTheDatabaseInClear() {
        String township = township();
        Map<String, Object> channel = new HashMap<>(to(address()));
        channel.put("secrets", Map.of("secret", "s-clear-7f3c"));
        setUp(township, null, channel);
        var stored = Database.column(
                String.class,
                """
                SELECT c::text || encode(coalesce(c.secrets, ''), 'escape') || encode(e.address, 'escape')
                FROM channels c JOIN channel_endpoints e ON e.channel_id = c.id WHERE c.organization_id = ?""",
                UUID.fromString(township));
        assertThat(stored).hasSize(1).allSatisfy(row -> assertThat(row).doesNotContain("s-clear-7f3c", "example.org"));
        assertThat(Database.one(
                        String.class,
                        "SELECT fields FROM audit_entries WHERE action = 'channel-set' AND organization_id = ?",
                        UUID.fromString(township)))
                .isEqualTo("active,shared,noticeKinds,quietHours,endpoints,secrets.secret");
    }

    @Test
    void aSharedChannelTellsThoseBelowUntilTheyHaveTheirOwn() {
        String township = township();
        String hospital = created("HOSPITAL", township);
        setUp(township, null, channel(Map.of("settings", Map.of("topic", "above"))));
        list(hospital).then().body("kind", contains("INBOX"));
        setUp(township, "\"0\"", channel(Map.of("shared", true, "settings", Map.of("topic", "above"))));
        list(hospital)
                .then()
                .body("kind", contains("INBOX", "WEBHOOK"))
                .body("[1].own", equalTo(false))
                .body("[1].from.id", equalTo(township))
                .body("[1].version", nullValue());
        Problem.expect(as("xihu").post(path(hospital) + "/WEBHOOK/test"), 404, "channel-unknown");
        setUp(hospital, null, channel(Map.of("active", false)));
        list(hospital).then().body("[1].own", equalTo(true)).body("[1].active", equalTo(false));
    }

    @Test
    void whatAChannelDoesNotSayIsSaidByThoseAbove() {
        String township = township();
        String hospital = created("HOSPITAL", township);
        setUp(
                township,
                null,
                channel(Map.of(
                        "settings", Map.of("topic", "above", "sign", "above"), "secrets", Map.of("token", "t"))));
        String address = address();
        Map<String, Object> own = new HashMap<>(to(address));
        own.put("settings", Map.of("topic", "own"));
        setUp(hospital, null, own);
        assertThat(webhook.checkedWith(address).settings()).isEqualTo(Map.of("topic", "own", "sign", "above"));
        assertThat(webhook.checkedWith(address).secrets()).containsEntry("token", "t");
    }

    @Test
    void whoNamesAnotherServerIsNotGivenTheSecretsFromAbove() {
        String township = township();
        String hospital = created("HOSPITAL", township);
        setUp(township, null, channel(Map.of("secrets", Map.of("token", "t"))));
        String address = address();
        Map<String, Object> own = new HashMap<>(to(address));
        own.put("settings", Map.of("server", "https://elsewhere.example.org"));
        setUp(hospital, null, own);
        assertThat(webhook.checkedWith(address).secrets()).doesNotContainKey("token");
    }

    @Test
    void aChangeNamesTheVersionThatItWasMadeAgainst() {
        String township = township();
        Problem.expect(set(township, "\"0\"", channel(Map.of())), 412, "version-stale");
        setUp(township, null, channel(Map.of()));
        Problem.expect(set(township, null, channel(Map.of())), 428, "version-missing");
        set(township, "\"0\"", channel(Map.of())).then().statusCode(200).header("ETag", equalTo("\"1\""));
        Problem.expect(set(township, "\"0\"", channel(Map.of())), 412, "version-stale");
    }

    @Test
    void anEndpointStaysGoesAndComesBack() {
        String township = township();
        var before = setUp(township, null, to(address(), address()));
        String stays = before.getString("endpoints[0].id");
        String goes = before.getString("endpoints[1].id");
        Map<String, Object> kept = channel(Map.of("endpoints", List.of(Map.of("id", stays))));
        assertThat(setUp(township, "\"0\"", kept).getList("endpoints.id")).isEqualTo(List.of(stays));
        assertThat(state(goes)).isEqualTo("REMOVED");

        Database.change(
                "UPDATE channel_endpoints SET state = 'GONE', reason = 'gone', failures = 9 WHERE id = ?",
                UUID.fromString(stays));
        assertThat(setUp(township, "\"1\"", kept).getString("endpoints[0].state"))
                .isEqualTo("GONE");
        var revived = channel(Map.of("endpoints", List.of(Map.of("id", stays, "active", true))));
        assertThat(setUp(township, "\"2\"", revived).getString("endpoints[0].state"))
                .isEqualTo("ACTIVE");
        assertThat(Database.count(
                        "SELECT failures::bigint FROM channel_endpoints WHERE id = ?", UUID.fromString(stays)))
                .isZero();
        Problem.expectInvalid(
                set(township, "\"3\"", channel(Map.of("endpoints", List.of(Map.of("id", goes))))),
                "/endpoints/0/id",
                "endpoint-unknown");
    }

    @Test
    void whatCannotWorkIsNotKept() {
        String township = township();
        Problem.expectInvalid(
                set(township, null, channel(Map.of("settings", Map.of("refused", "x")))),
                "/settings/refused",
                "channel-key");
        String address = address();
        Problem.expectInvalid(set(township, null, to(address, address)), "/endpoints/1", "endpoint-twice");
        Problem.expect(set(township, null, to(address(), "x".repeat(501))), 400, "request-invalid");
        Problem.expect(set(township, null, channel(Map.of("settings", Map.of("不行", "x")))), 400, "request-invalid");
        Problem.expect(
                set(township, null, channel(Map.of("quietHours", Map.of("from", "22:00", "to", "22:00")))),
                400,
                "request-invalid");
        Problem.expect(as("xihu").body(channel(Map.of())).put(path(township) + "/PIGEON"), 404, "channel-kind-unknown");
        list(township).then().body("kind", contains("INBOX"));
    }

    @Test
    void onlyAnAdminOfTheSubtreeSetsUp() {
        String township = township();
        String handler = Stewards.at(UUID.fromString(township), "HANDLER");
        String stranger = Stewards.at(Database.societyOf("330105"), "HANDLER", "STEWARD_ADMIN");
        Problem.expect(set(handler, township, null, channel(Map.of())), 403, "not-permitted");
        as(handler).get(path(township)).then().statusCode(200);
        setUp(township, null, to(address()));
        Problem.expect(as(stranger).get(path(township)), 404, "organization-unknown");
        Problem.expect(set(stranger, township, "\"0\"", channel(Map.of())), 404, "organization-unknown");
        Problem.expect(as(stranger).post(path(township) + "/WEBHOOK/test"), 404, "organization-unknown");
        Problem.expect(
                as(stranger).get("/api/v1/organizations/" + township + "/deliveries"), 404, "organization-unknown");
    }

    @Test
    void aTestTellsEachEndpointAtOnceAndSaysWhatCameOfIt() {
        String township = township();
        String works = address();
        String busy = "https://later.example.org/" + NEXT.incrementAndGet();
        var endpoints = setUp(township, null, to(works, busy)).getList("endpoints.id");
        Database.change(
                "UPDATE channel_endpoints SET failures = 3, failing_since = now() WHERE id = ANY (ARRAY[?, ?]::uuid[])",
                UUID.fromString((String) endpoints.get(0)),
                UUID.fromString((String) endpoints.get(1)));

        as("xihu")
                .post(path(township) + "/WEBHOOK/test")
                .then()
                .statusCode(200)
                .body("endpoint", equalTo(endpoints))
                .body("outcome", contains("DELIVERED", "LATER"))
                .body("reason", contains(null, "busy"));
        assertThat(webhook.messagesTo(township)).hasSize(2).allSatisfy(message -> assertThat(message.occasion())
                .isEqualTo(Message.Occasion.TEST));
        assertThat(webhook.toldWith(works).secrets().get("secret")).startsWith("whsec_");
        assertThat(Database.column(
                        Integer.class,
                        "SELECT e.failures FROM channel_endpoints e JOIN channels c ON c.id = e.channel_id"
                                + " WHERE c.organization_id = ? ORDER BY e.id",
                        UUID.fromString(township)))
                .isEqualTo(List.of(0, 3));
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'channel-tested' AND organization_id = ?",
                        UUID.fromString(township)))
                .isOne();
    }

    @Test
    void aChannelIsTestedThreeTimesInTenMinutes() {
        String township = township();
        setUp(township, null, to(address()));
        for (int i = 0; i < 3; i++) {
            as("xihu").post(path(township) + "/WEBHOOK/test").then().statusCode(200);
        }
        Problem.expect(as("xihu").post(path(township) + "/WEBHOOK/test"), 429, "too-many-tries");
        assertThat(webhook.messagesTo(township)).hasSize(3);
    }

    @Test
    void aDeliveryThatWasGivenUpIsListedAndSentAgain() {
        String township = township();
        String endpoint = setUp(township, null, to(address())).getString("endpoints[0].id");
        UUID notice = Database.noticeAbout(receipt(Applications.adult(Codes.poster())));
        UUID delivery = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO deliveries (id, notice_id, step, organization_id, endpoint_id, state, due_at, attempts, reason,
                    created_at, finished_at)
                VALUES (?, ?, 7, ?, ?, 'DEAD', now(), 12, 'refused', now(), now())""",
                delivery,
                notice,
                UUID.fromString(township),
                UUID.fromString(endpoint));
        String deliveries = "/api/v1/organizations/" + township + "/deliveries";
        String redrive = "/api/v1/deliveries/" + delivery + "/redrive";
        as("xihu")
                .get(deliveries + "?state=DEAD")
                .then()
                .statusCode(200)
                .body("items.id", contains(delivery.toString()))
                .body("items[0].kind", equalTo("WEBHOOK"))
                .body("items[0].endpoint", startsWith("hook-"))
                .body("items[0].endpoint", not(containsString(KEY)))
                .body("items[0].noticeId", equalTo(notice.toString()))
                .body("items[0].attempts", equalTo(12))
                .body("items[0].reason", equalTo("refused"));
        as("xihu")
                .get("/api/v1/organizations/" + Database.societyOf("330106") + "/deliveries?limit=100")
                .then()
                .body("items.id", hasItem(delivery.toString()));

        String stranger = Stewards.at(Database.societyOf("330105"), "STEWARD_ADMIN");
        Problem.expect(as(stranger).post(redrive), 404, "delivery-unknown");
        Problem.expect(as(Stewards.at(UUID.fromString(township), "HANDLER")).post(redrive), 403, "not-permitted");
        // the relay may take it before it is read
        Database.change(
                "UPDATE channel_endpoints SET open_at = now() + interval '1 hour' WHERE id = ?",
                UUID.fromString(endpoint));
        as("xihu").post(redrive).then().statusCode(200).body("attempts", equalTo(0));
        Problem.expect(as("xihu").post(redrive), 409, "delivery-not-dead");
        as("xihu").get(deliveries).then().body("items.size()", equalTo(0));
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'delivery-redriven' AND object_id = ?",
                        delivery.toString()))
                .isOne();
    }
}
