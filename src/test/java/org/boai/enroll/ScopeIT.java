package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody sees anything outside the subtree of the own organization; what lies outside does not exist. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ScopeIT {
    private static final String LONGGANG = "330383198001";
    private static final List<String> TABLES = List.of(
            "applications", "members", "notices", "notice_audiences", "channels", "channel_endpoints", "deliveries");

    /** One application of each of three places, and the steward of a county in another city. */
    private record Place(UUID organization, UUID application, UUID member, UUID notice, String code) {}

    private List<Place> places;
    private List<String> stewards;

    @BeforeEach
    void threePlaces() {
        String longgang = Stewards.at(Database.societyOf("330383"), "REVIEWER");
        stewards = List.of("province", "hangzhou", "xihu", "beishan", "shangbao", "school", longgang);
        places = List.of(place(Applications.SHANGBAO), place(LONGGANG), school());
    }

    private static Place place(String region) {
        String code = Codes.poster();
        return place(receipt(Applications.adult(code, region)), code);
    }

    private static Place school() {
        String code = Codes.issue("school", Map.of("title", "新生", "occasion", "POSTER"));
        var pupil = Applications.adult(code);
        pupil.put("affiliation", Map.of("organizationId", Stewards.organizationOf("school")));
        String receipt = receipt(pupil);
        String approval = "/api/v1/applications/" + Database.applicationOf(receipt) + "/approval";
        as("school").body(Map.of()).post(approval).then().statusCode(200);
        return place(receipt, code);
    }

    private static Place place(String receipt, String code) {
        UUID application = Database.applicationOf(receipt);
        UUID organization =
                Database.one(UUID.class, "SELECT organization_id FROM applications WHERE id = ?", application);
        return new Place(organization, application, Database.memberOf(receipt), Database.noticeAbout(receipt), code);
    }

    private static boolean sees(String steward, UUID organization) {
        return Database.one(
                Boolean.class,
                "SELECT ancestors @> ARRAY[?::uuid] FROM organizations WHERE id = ?",
                Stewards.organizationOf(steward),
                organization);
    }

    @Test
    void aSingleThingOutsideDoesNotExist() {
        var all = new SoftAssertions();
        for (String steward : stewards) {
            for (Place place : places) {
                int expected = sees(steward, place.organization()) ? 200 : 404;
                for (String address : List.of(
                        "/api/v1/applications/" + place.application(),
                        "/api/v1/members/" + place.member(),
                        "/api/v1/organizations/" + place.organization(),
                        "/api/v1/organizations/" + place.organization() + "/enrollment-codes",
                        "/api/v1/organizations/" + place.organization() + "/channels",
                        "/api/v1/organizations/" + place.organization() + "/deliveries",
                        "/api/v1/organizations/" + place.organization() + "/queue",
                        "/api/v1/organizations/" + place.organization() + "/answers",
                        "/api/v1/organizations/" + place.organization() + "/silent")) {
                    all.assertThat(as(steward).get(address).statusCode())
                            .as("%s %s", steward, address)
                            .isEqualTo(expected);
                }
            }
        }
        all.assertAll();
    }

    @Test
    void nobodyDecidesOrAcknowledgesOutside() {
        var all = new SoftAssertions();
        for (String steward : stewards) {
            places.stream()
                    .filter(place -> !sees(steward, place.organization()))
                    .forEach(place -> {
                        for (var answer : List.of(
                                as(steward)
                                        .body(Map.of())
                                        .post("/api/v1/applications/" + place.application() + "/approval"),
                                as(steward)
                                        .body(Map.of("reason", "无"))
                                        .post("/api/v1/applications/" + place.application() + "/refusal"),
                                as(steward).put("/api/v1/notices/" + place.notice() + "/call"),
                                as(steward).put("/api/v1/notices/" + place.notice() + "/acknowledgment"))) {
                            all.assertThat(answer.statusCode()).as(steward).isEqualTo(404);
                        }
                    });
        }
        all.assertAll();
    }

    @Test
    void aDeliveryOutsideIsNotSentAgain() {
        UUID longgang = places.get(1).organization();
        UUID channel = UUID.randomUUID();
        UUID endpoint = UUID.randomUUID();
        UUID delivery = UUID.randomUUID();
        Database.change(
                "INSERT INTO channels (id, organization_id, kind, active) VALUES (?, ?, 'EMAIL', false)",
                channel,
                longgang);
        Database.change("INSERT INTO channel_endpoints (id, channel_id, address) VALUES (?, ?, '')", endpoint, channel);
        Database.change(
                """
                INSERT INTO deliveries (id, notice_id, step, organization_id, endpoint_id, state, reason, due_at, created_at,
                    finished_at)
                VALUES (?, ?, 0, ?, ?, 'DEAD', 'unsure', now(), now(), now())""",
                delivery,
                places.get(1).notice(),
                longgang,
                endpoint);
        try {
            Problem.expect(as("xihu").post("/api/v1/deliveries/" + delivery + "/redrive"), 404, "delivery-unknown");
            assertThat(Database.count("SELECT count(*) FROM deliveries WHERE id = ? AND state = 'DEAD'", delivery))
                    .isOne();
        } finally {
            Database.change("DELETE FROM deliveries WHERE id = ?", delivery);
            Database.change("DELETE FROM channel_endpoints WHERE id = ?", endpoint);
            Database.change("DELETE FROM channels WHERE id = ?", channel);
        }
    }

    @Test
    void aCodeOutsideIsNotChangedOrDrawn() {
        String code = places.get(0).code();
        String address = "/api/v1/enrollment-codes/" + code;
        Problem.expect(as("school").get(address + "/image"), 404, "code-unknown");
        Problem.expect(as("school").put(address + "/pause"), 404, "code-unknown");
        Problem.expect(as("school").put(address + "/revocation"), 404, "code-unknown");
        Problem.expect(as("school").delete(address + "/pause"), 404, "code-unknown");
        as("beishan").get(address + "/image").then().statusCode(200);
    }

    @Test
    void theListsHoldTheSubtreeAndNothingElse() {
        var all = new SoftAssertions();
        for (String steward : stewards) {
            all.assertThat(ids(steward, "/api/v1/applications"))
                    .as("applications of %s", steward)
                    .doesNotHaveDuplicates()
                    .hasSize((int) Stewards.within(steward, "applications"));
            all.assertThat(ids(steward, "/api/v1/members"))
                    .as("members of %s", steward)
                    .doesNotHaveDuplicates()
                    .hasSize((int) Stewards.within(steward, "members"));
        }
        for (String steward : List.of("xihu", "beishan", "shangbao", "school")) {
            all.assertThat(ids(steward, "/api/v1/organizations"))
                    .as("organizations of %s", steward)
                    .doesNotHaveDuplicates()
                    .hasSize((int) Database.count(
                            "SELECT count(*) FROM organizations WHERE ancestors @> ARRAY[?::uuid]",
                            Stewards.organizationOf(steward)));
        }
        all.assertAll();
    }

    @Test
    void aListOfMembersOfAnOrganizationOutsideIsEmpty() {
        UUID longgang = places.get(1).organization();
        assertThat(ids("xihu", "/api/v1/members?organization=" + longgang)).isEmpty();
        assertThat(ids("province", "/api/v1/members?organization=" + longgang))
                .contains(places.get(1).member().toString());
    }

    /** Row-level security off: what is left is the scope that the statements carry themselves. */
    @Test
    void theStatementsAloneHoldTheSubtree() {
        security("DISABLE");
        try {
            aSingleThingOutsideDoesNotExist();
            nobodyDecidesOrAcknowledgesOutside();
            aDeliveryOutsideIsNotSentAgain();
            theListsHoldTheSubtreeAndNothingElse();
        } finally {
            security("ENABLE");
        }
    }

    private static void security(String state) {
        TABLES.forEach(table -> Database.change("ALTER TABLE " + table + " " + state + " ROW LEVEL SECURITY"));
    }

    private static List<String> ids(String steward, String address) {
        List<String> all = new ArrayList<>();
        String more = address + (address.contains("?") ? "&" : "?") + "limit=100";
        for (String after = ""; after != null; ) {
            var page = JsonPath.from(as(steward)
                    .get(more + after)
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
