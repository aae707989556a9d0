package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.junit.jupiter.api.Test;

/** The tree: founded, changed and listed within the subtree, under the rules of who may stand and admit where. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class OrganizationsIT {
    private static final String ORGANIZATIONS = "/api/v1/organizations";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static Map<String, Object> request(String kind, String parentRegion, String location) {
        Map<String, Object> request = new HashMap<>();
        request.put("name", "测试组织" + NEXT.incrementAndGet());
        request.put("kind", kind);
        request.put("parentId", Database.societyOf(parentRegion));
        request.put("locationRegion", location);
        return request;
    }

    private static Map<String, Object> hospital() {
        return request("HOSPITAL", "330106", "330106");
    }

    private static Response create(String steward, Map<String, Object> request) {
        return as(steward).body(request).post(ORGANIZATIONS);
    }

    private static String created(Map<String, Object> request) {
        return create("xihu", request).then().statusCode(201).extract().path("id");
    }

    private static Response change(String id, String version, Map<String, Object> request) {
        var call = as("xihu").body(request);
        return (version == null ? call : call.header("If-Match", version)).patch(ORGANIZATIONS + "/" + id);
    }

    private static Map<String, Object> authorization(String by) {
        return Map.of("document", "测试授权〔2026〕2号", "date", "2026-01-01", "approvedBy", Database.societyOf(by));
    }

    @Test
    void aNewOrganizationIsBeingPreparedUnlessItIsFounded() {
        create("xihu", hospital())
                .then()
                .statusCode(201)
                .body("status", equalTo("PREPARING"))
                .body("admissionPolicy", equalTo("REVIEW"))
                .body("path", equalTo(List.of("浙江省红十字会", "杭州市红十字会", "西湖区红十字会")))
                .body("attended", equalTo(false));
    }

    @Test
    void aChangeNamesTheVersionThatItWasMadeAgainst() {
        String id = created(hospital());
        String tag = as("xihu").get(ORGANIZATIONS + "/" + id).header("ETag");
        Map<String, Object> rename = Map.of("name", "改名后的医院" + NEXT.incrementAndGet());

        Problem.expect(change(id, null, rename), 428, "version-missing");
        Problem.expect(change(id, "\"99\"", rename), 412, "version-stale");
        Problem.expect(change(id, "garbage", rename), 412, "version-stale");
        String next = change(id, tag, rename)
                .then()
                .statusCode(200)
                .body("name", equalTo(rename.get("name")))
                .extract()
                .header("ETag");
        assertThat(next).isNotEqualTo(tag);
        Problem.expect(change(id, tag, rename), 412, "version-stale");
        assertThat(as("xihu").get(ORGANIZATIONS + "/" + id).header("ETag")).isEqualTo(next);
    }

    @Test
    void everyKindHasItsPlace() {
        create("xihu", request("VILLAGE", "330106002", "330106002058")).then().statusCode(201);
        Problem.expect(create("xihu", request("GROUP", "330106", "330106")), 422, "organization-kind-misplaced");
        Problem.expect(create("xihu", request("COUNTY", "330106", "330106")), 422, "organization-kind-misplaced");
        Problem.expect(create("xihu", request("PROVINCE", "330106", "33")), 422, "organization-kind-misplaced");
        Problem.expect(
                create("xihu", request("SCHOOL", Applications.SHANGBAO, "330106")), 422, "organization-kind-misplaced");
    }

    @Test
    void nobodyCoversWhatBelongsToOthers() {
        var request = request("VILLAGE", "330106002", "330106002058");
        for (String outside : List.of("330105014001", "330105014", "3301", "33", "330383198001")) {
            request.put("coverage", List.of(outside));
            Problem.expect(create("xihu", request), 422, "organization-coverage-outside");
        }
        request.put("coverage", List.of("330106999999"));
        Problem.expect(create("xihu", request), 422, "organization-coverage-outside");
        request.put("coverage", List.of("330106002056", "330106002058"));
        create("xihu", request).then().statusCode(201).body("coverage.code", equalTo(request.get("coverage")));
    }

    @Test
    void admissionWithoutAReviewerNeedsAnAuthorizationOfASocietyByLaw() {
        var request = request("VILLAGE", "330106002", "330106002056");
        request.put("admissionPolicy", "AUTOMATIC");
        Problem.expect(create("xihu", request), 422, "authorization-required");
        request.put("authorization", authorization("330106002"));
        Problem.expect(create("xihu", request), 422, "authorization-required");
        request.put("authorization", authorization("33"));
        Problem.expect(create("xihu", request), 422, "authorization-required");
        request.put("authorization", authorization("330106"));
        create("xihu", request).then().statusCode(201).body("admissionPolicy", equalTo("AUTOMATIC"));
    }

    @Test
    void aUnitAlwaysReviews() {
        var request = hospital();
        request.put("admissionPolicy", "AUTOMATIC");
        request.put("authorization", authorization("330106"));
        Problem.expect(create("xihu", request), 422, "unit-must-review");
        request.remove("admissionPolicy");
        String id = created(request);
        Problem.expect(change(id, "\"0\"", Map.of("admissionPolicy", "AUTOMATIC")), 422, "unit-must-review");
    }

    @Test
    void siblingsHaveDifferentNames() {
        var request = hospital();
        created(request);
        Problem.expect(create("xihu", request), 409, "organization-name-taken");
        String other = created(hospital());
        Problem.expect(change(other, "\"0\"", Map.of("name", request.get("name"))), 409, "organization-name-taken");
    }

    @Test
    void anOrganizationDoesNotGoBack() {
        var request = hospital();
        request.put("status", "ACTIVE");
        String id = created(request);
        Problem.expect(change(id, "\"0\"", Map.of("status", "PREPARING")), 409, "organization-status-impossible");
        change(id, "\"0\"", Map.of("status", "DISSOLVED")).then().statusCode(200);
        Problem.expect(change(id, "\"1\"", Map.of("status", "ACTIVE")), 409, "organization-status-impossible");
    }

    @Test
    void nobodyFoundsOrChangesOutsideTheSubtree() {
        Problem.expect(create("xihu", request("HOSPITAL", "330105", "330105")), 404, "organization-unknown");
        Problem.expect(create("xihu", request("COUNTY", "3301", "330106")), 404, "organization-unknown");
        String gongshu = Database.societyOf("330105").toString();
        Problem.expect(change(gongshu, "\"0\"", Map.of("name", "别人的")), 404, "organization-unknown");
        Problem.expect(change(UUID.randomUUID().toString(), "\"0\"", Map.of()), 404, "organization-unknown");
    }

    @Test
    void onlyAStewardAdminFoundsAndChanges() {
        Problem.expect(create("beishan", request("VILLAGE", "330106002", "330106002058")), 403, "not-permitted");
        var rename = as("beishan").header("If-Match", "\"0\"").body(Map.of("name", "改名"));
        Problem.expect(rename.patch(ORGANIZATIONS + "/" + Database.societyOf("330106002")), 403, "not-permitted");
    }

    @Test
    void aSeatIsARegionThatExists() {
        var request = hospital();
        request.put("locationRegion", "330104");
        Problem.expect(create("xihu", request), 422, "region-unknown");
    }

    @Test
    void aListCanBeNarrowed() {
        UUID xihu = Database.societyOf("330106");
        as("xihu")
                .get(ORGANIZATIONS + "?kind=TOWNSHIP&limit=100")
                .then()
                .statusCode(200)
                .body("items.kind", everyItem(equalTo("TOWNSHIP")))
                .body("items.parentId", everyItem(equalTo(xihu.toString())))
                .body("items.size()", equalTo((int) Database.count(
                        "SELECT count(*) FROM organizations WHERE parent_id = ? AND kind = 'TOWNSHIP'", xihu)));
        as("xihu").queryParam("q", "上保").get(ORGANIZATIONS).then().body("items.name", equalTo(List.of("上保社区红十字会")));
    }

    @Test
    void nobodyDecidesTheOwnCoverage() {
        String xihu = Database.societyOf("330106").toString();
        Problem.expect(
                change(xihu, "\"0\"", Map.of("coverage", java.util.List.of("330106", "330102"))),
                403,
                "organization-above-decides");
    }

    @Test
    void aSocietyWithOthersBelowIsNotDissolved() {
        String beishan = Database.societyOf("330106002").toString();
        Problem.expect(change(beishan, "\"0\"", Map.of("status", "DISSOLVED")), 409, "organization-not-empty");
    }
}
