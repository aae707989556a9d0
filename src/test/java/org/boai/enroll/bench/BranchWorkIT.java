package org.boai.enroll.bench;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Launch;
import org.boai.enroll.support.Parts;
import org.junit.jupiter.api.Test;

/**
 * The benchmark's branch work at a hundredth of its size, without its times: every list is walked to its end and holds each row
 * once, and a course reaches each of ten thousand members once, in batches.
 */
class BranchWorkIT {
    private static final int MEMBERS = 10_000;
    private static final int ACTIVITIES = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private String url;
    private String token;

    private JsonPath get(String path) {
        return given().auth()
                .oauth2(token)
                .get(url + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private UUID post(String path, Object body) {
        String id = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(url + path)
                .then()
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    /** @return how many; each stands in one place of one page */
    private int walked(String path, String id) {
        Set<String> seen = new HashSet<>();
        int rows = 0;
        String after = "";
        do {
            var page = get(path + (path.contains("?") ? "&" : "?") + "limit=50" + after);
            List<String> ids = page.getList("items." + id);
            rows += ids.size();
            seen.addAll(ids);
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        } while (after != null);
        assertThat(seen).hasSize(rows);
        return rows;
    }

    @Test
    void listsHoldEachRowOnceAndACourseReachesEachMemberOnce() throws Exception {
        try (var postgres = Postgres.open();
                var ground = postgres.copy("hundredth")) {
            UUID village = new RegisterFill(ground).with(MEMBERS);
            var fill = new BranchWorkFill(ground);
            UUID hot = fill.with(MEMBERS, ACTIVITIES, village);
            fill.seal(hot);
            try (var rig = Rig.start(ground, Launch.usual(), Map.of(), new Report())) {
                url = rig.program().url();
                token = rig.client().token("province");
                assertThat(walked("/api/v1/activities?organization=" + village, "id"))
                        .isEqualTo(BranchWorkFill.HOT_ACTIVITIES);
                assertThat(walked("/api/v1/activities", "id")).isEqualTo(ACTIVITIES);
                assertThat(walked("/api/v1/activities/" + hot + "/participations", "id"))
                        .isEqualTo(BranchWorkFill.HOT_PEOPLE);
                assertThat(walked("/api/v1/activities/" + hot + "/participations?came=true", "id"))
                        .isEqualTo(BranchWorkFill.HOT_PEOPLE);
                for (String list : BranchWork.lists(ground, village, hot).values()) {
                    assertThat(rig.client().size(list, "Bearer " + token))
                            .as(list)
                            .isPositive();
                }
                aWorkbookOfThreePages(hot);
                assertThat(walked("/api/v1/duties", "id"))
                        .isEqualTo((int) ground.number("SELECT count(*) FROM duties WHERE state = 'OPEN'"));
                assertThat(walked("/api/v1/public/activities?from=2015-01-01", "id"))
                        .isEqualTo((int) ground.number("SELECT count(*) FROM activities WHERE audience = 'EVERYONE'"));
                aCourse(ground);
            }
        }
    }

    private void aWorkbookOfThreePages(UUID hot) {
        byte[] workbook = given().auth()
                .oauth2(token)
                .get(url + "/api/v1/activities/" + hot + "/attendance-report/file")
                .asByteArray();
        assertThat(Parts.of(workbook).get("xl/worksheets/sheet1.xml").split("<row "))
                .hasSize(1 + 2 + BranchWorkFill.HOT_PEOPLE);
    }

    private void aCourse(Ground ground) throws Exception {
        UUID course = post("/api/v1/courses", Map.of("title", "世界急救日", "text", "<p>每一秒都算数。</p>"));
        post("/api/v1/courses/" + course + "/publication", Map.of());
        UUID job = post("/api/v1/courses/" + course + "/assignments", Map.of("who", "ALL", "tell", false));
        String of = " FROM course_assignment_jobs WHERE id = '" + job + "'";
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ground.number("SELECT count(*)" + of + " AND state = 'DONE'") == 1);
        long active = ground.number("SELECT count(*) FROM members WHERE status = 'ACTIVE'");
        assertThat(ground.number("SELECT given" + of)).isEqualTo(active);
        assertThat(ground.number("SELECT batches" + of)).isGreaterThan(1);
        assertThat(ground.number(
                        "SELECT count(DISTINCT member_id) FROM course_assignments WHERE course_id = '" + course + "'"))
                .isEqualTo(active);
    }
}
