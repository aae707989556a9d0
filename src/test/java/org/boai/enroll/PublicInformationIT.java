package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What everybody may see, and nothing else; however many look at it. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class PublicInformationIT {
    private static final String ACTIVITIES = "/api/v1/public/activities";
    private static final String COURSES = "/api/v1/public/courses";
    private static final String ORGANIZATIONS = "/api/v1/public/organizations";

    private static final String CANARY = "<img src=x onerror=alert(1)>急救";
    private static final String TEXT =
            "<p>学习<strong>心肺复苏</strong><script>alert(2)</script><a href=\"javascript:alert(3)\" onclick=\"x\">报名</a></p>";
    private static final int BUDGET = 30_000;

    /** As its migration makes it, where that is not there yet. */
    private static final String COURSES_TABLE =
            """
            CREATE TABLE IF NOT EXISTS courses (id uuid PRIMARY KEY, organization_id uuid NOT NULL, title varchar NOT NULL,
                text varchar NOT NULL, video_url varchar, attachments jsonb NOT NULL DEFAULT '[]', due_days integer NOT NULL,
                entry boolean NOT NULL, open boolean NOT NULL, state varchar NOT NULL, edition integer NOT NULL DEFAULT 0,
                created_at timestamptz NOT NULL, created_by uuid NOT NULL, published_at timestamptz, withdrawn_at timestamptz)""";

    private UUID above;
    private UUID holder;

    /** One of its own, so that what others have made is not in the way; and what is in memory is about others. */
    @BeforeEach
    void anOrganization() {
        above = organization(Stewards.organizationOf("beishan"));
        holder = organization(above);
    }

    private static UUID organization(UUID parent) {
        UUID id = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id)
                SELECT ?, ?, 'HOSPITAL', 'ACTIVE', p.id, '{}', p.location_region_id FROM organizations p WHERE p.id = ?""",
                id,
                "测试医院" + id,
                parent);
        return id;
    }

    private UUID activity(String state, String audience, int inDays) {
        UUID id = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO activities (id, organization_id, title, description, place, starts_at, ends_at, sign_up_until,
                    capacity, audience, state, created_at, created_by, published_at)
                SELECT ?, ?, ?, ?, '一楼大厅', t.at, t.at + interval '2 hours', t.at, 20, ?, ?, now(), gen_random_uuid(), now()
                FROM (SELECT now() + ? * interval '1 day' AS at) AS t""",
                id,
                holder,
                CANARY,
                TEXT,
                audience,
                state,
                inDays);
        return id;
    }

    private UUID course(String state, boolean open) {
        UUID id = UUID.randomUUID();
        Database.change(COURSES_TABLE);
        Database.change("GRANT SELECT ON courses TO boai_app");
        Database.change(
                """
                INSERT INTO courses (id, organization_id, title, text, video_url, attachments, due_days, entry, open, state,
                    edition, created_at, created_by, published_at, withdrawn_at)
                SELECT ?, ?, ?, ?, 'https://video.example.org/1', cast(? AS jsonb), 14, false, ?, s.state, 1, now(),
                    gen_random_uuid(), now(), CASE WHEN s.state = 'WITHDRAWN' THEN now() END
                FROM (SELECT cast(? AS text) AS state) AS s""",
                id,
                holder,
                CANARY,
                TEXT,
                "[{\"title\": \"手册\", \"url\": \"https://docs.example.org/1\"}, {\"title\": \"x\", \"url\": \"javascript:x\"}]",
                open,
                state);
        return id;
    }

    private List<String> listed() {
        return anyone().get(ACTIVITIES + "?organization=" + holder)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLISHED, EVERYONE, true",
        "CLOSED, EVERYONE, true",
        "HELD, EVERYONE, true",
        "REPORTED, EVERYONE, true",
        "DRAFT, EVERYONE, false",
        "CANCELLED, EVERYONE, false",
        "PUBLISHED, SUBTREE, false",
        "HELD, SUBTREE, false"
    })
    void whatIsForEveryoneIsShownAndNothingElse(String state, String audience, boolean shown) {
        String id = activity(state, audience, 3).toString();
        int status = shown ? 200 : 404;
        assertThat(listed()).isEqualTo(shown ? List.of(id) : List.of());
        anyone().get(ACTIVITIES + "?id=" + id).then().statusCode(status);
        given().get("/activities/" + id).then().statusCode(status);
        for (String list : List.of(
                "/feeds/activities.json?organization=" + holder,
                "/activities?organization=" + holder,
                "/organizations/" + holder)) {
            assertThat(given().get(list)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString()
                            .contains(id))
                    .as(list)
                    .isEqualTo(shown);
        }
        if (!shown) {
            Problem.expect(anyone().get(ACTIVITIES + "?id=" + id), 404, "public-activity-unknown");
        }
    }

    @Test
    void whatIsUnderWayStaysInTheListUntilItsEnd() {
        String exhibition = lasting(activity("CLOSED", "EVERYONE", -20), 22);
        String longest = lasting(activity("PUBLISHED", "EVERYONE", -30), 31);
        String over = lasting(activity("HELD", "EVERYONE", -20), 18);
        String ahead = activity("PUBLISHED", "EVERYONE", 2).toString();
        assertThat(listed()).containsExactly(longest, exhibition, ahead);
        String list = ACTIVITIES + "?limit=2&organization=" + holder;
        String next = anyone().get(list).path("next");
        anyone().get(list + "&after=" + next).then().body("items.id", equalTo(List.of(ahead)));
        assertThat(anyone().get(ACTIVITIES + "?limit=50&organization=" + above).<List<String>>path("items.id"))
                .as("of those below")
                .contains(longest, exhibition, ahead)
                .doesNotContain(over);
        assertThat(given().get("/activities?organization=" + holder).asString()).contains(exhibition);
        LocalDate then = LocalDate.now(SystemClock.ZONE).minusDays(3);
        assertThat(anyone().get(ACTIVITIES + "?organization=" + holder + "&from=" + then)
                        .<List<String>>path("items.id"))
                .containsExactly(longest, exhibition, over, ahead);
    }

    private static String lasting(UUID activity, int days) {
        Database.change(
                "UPDATE activities SET ends_at = starts_at + ? * interval '1 day' WHERE id = ?", days, activity);
        return activity.toString();
    }

    @Test
    void aListGoesByTimeFromTodayPageByPage() {
        String third = activity("PUBLISHED", "EVERYONE", 9).toString();
        String first = activity("PUBLISHED", "EVERYONE", 1).toString();
        String second = activity("CLOSED", "EVERYONE", 5).toString();
        String past = activity("HELD", "EVERYONE", -5).toString();
        String list = ACTIVITIES + "?limit=2&organization=" + holder;
        var page = anyone().get(list);
        assertThat(page.then().statusCode(200).extract().<List<String>>path("items.id"))
                .containsExactly(first, second);
        anyone().get(list + "&after=" + page.path("next"))
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(third)))
                .body("next", nullValue());
        LocalDate then = LocalDate.now(SystemClock.ZONE).minusDays(6);
        assertThat(anyone().get(ACTIVITIES + "?organization=" + above + "&limit=50&from=" + then)
                        .<List<String>>path("items.id"))
                .as("of those below, and of days that are over")
                .contains(past, first);
        assertThat(inTheWholeProvince(first)).isTrue();
        Problem.expect(anyone().get(ACTIVITIES + "?organization=" + UUID.randomUUID()), 404, "organization-unknown");
        anyone().get(ACTIVITIES + "?limit=51").then().statusCode(400);
    }

    /** Other tests' activities may come before it: as many pages as it takes. */
    private static boolean inTheWholeProvince(String id) {
        String list = ACTIVITIES + "?limit=50&organization=" + Stewards.organizationOf("province");
        Response page = anyone().get(list);
        while (page.path("next") != null && !page.<List<String>>path("items.id").contains(id)) {
            page = anyone().get(list + "&after=" + page.path("next"));
        }
        return page.<List<String>>path("items.id").contains(id);
    }

    @Test
    void titlesAreTextAndTextsAreHarmless() {
        UUID id = activity("PUBLISHED", "EVERYONE", 2);
        anyone().get(ACTIVITIES + "?id=" + id)
                .then()
                .statusCode(200)
                .body("items[0].title", equalTo(CANARY))
                .body("items[0].description", containsString("<strong>心肺复苏</strong>"))
                .body("items[0].description", not(containsString("script")))
                .body("items[0].organization.path", hasItem("西湖区红十字会"));
        given().get("/feeds/activities.json?organization=" + holder)
                .then()
                .statusCode(200)
                .contentType("application/feed+json")
                .body("version", equalTo("https://jsonfeed.org/version/1.1"))
                .body("items[0].title", equalTo(CANARY))
                .body("items[0].url", containsString("/activities/" + id))
                .body("items[0].content_html", not(containsString("script")))
                .body("items[0]._activity.state", equalTo("PUBLISHED"));
        for (String page :
                List.of("/activities/" + id, "/activities?organization=" + holder, "/organizations/" + holder)) {
            assertHarmless(page);
        }
        assertThat(given().get("/activities/" + id).asString())
                .contains("<strong>心肺复苏</strong>", "/my/activities/" + id, "href=\"/j/", "一楼大厅");
    }

    private static void assertHarmless(String page) {
        String html = given().get(page).then().statusCode(200).extract().asString();
        assertThat(html)
                .as(page)
                .contains("&lt;img src=x onerror=alert(1)&gt;急救")
                .doesNotContain("<img", "alert(2)", "alert(3)", "onclick", "javascript:");
        assertThat(html.length()).as("characters of " + page).isLessThan(BUDGET / 2);
    }

    @Test
    void pagesAreForEverybodyInTwoLanguages() {
        UUID id = activity("PUBLISHED", "EVERYONE", 2);
        for (String page : List.of(
                "/activities",
                "/activities/" + id,
                "/activities?organization=" + holder,
                "/courses",
                "/organizations",
                "/organizations/" + holder)) {
            var chinese = given().header("Accept-Language", "zh-CN").get(page);
            assertThat(chinese.statusCode()).as(page).isEqualTo(200);
            assertThat(chinese.header("Cache-Control")).as(page).isEqualTo("public, max-age=60");
            assertThat(chinese.header("Vary")).as(page).contains("Accept-Language");
            assertThat(chinese.headers().hasHeaderWithName("Set-Cookie"))
                    .as(page)
                    .isFalse();
            assertThat(chinese.contentType()).as(page).isEqualTo("text/html;charset=UTF-8");
            assertThat(chinese.asByteArray()).as(page).hasSizeLessThan(BUDGET);
            assertThat(chinese.asString()).as(page).contains("<html lang=\"zh-CN\"", "name=\"viewport\"");
            assertThat(given().header("Accept-Language", "en").get(page).asString())
                    .as(page)
                    .contains("<html lang=\"en\"");
            assertThat(given().cookie("boai_care", "on")
                            .header("Accept-Language", "zh-CN")
                            .get(page)
                            .asString())
                    .as(page)
                    .contains("class=\"care\"");
            given().header("Accept-Language", "zh-CN")
                    .header("If-None-Match", chinese.header("ETag"))
                    .get(page)
                    .then()
                    .statusCode(304);
        }
        given().header("Accept", "text/html")
                .get("/activities/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .header("Cache-Control", "no-store")
                .contentType("text/html;charset=UTF-8");
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        activity("PUBLISHED", "EVERYONE", 2);
        for (String address : List.of(
                ACTIVITIES + "?organization=" + holder,
                COURSES,
                ORGANIZATIONS + "?parent=" + holder,
                "/feeds/activities.json?organization=" + holder)) {
            Response first = given().get(address);
            assertThat(first.statusCode()).as(address).isEqualTo(200);
            assertThat(first.header("Cache-Control")).as(address).isEqualTo("public, max-age=60");
            var again = given().header("If-None-Match", first.header("ETag")).get(address);
            assertThat(again.statusCode()).as(address).isEqualTo(304);
            assertThat(again.asByteArray()).as(address).isEmpty();
            assertThat(again.header("ETag")).as(address).isEqualTo(first.header("ETag"));
            assertThat(again.header("Cache-Control")).as(address).isEqualTo("public, max-age=60");
            assertThat(given().header("If-None-Match", "\"other\"").get(address).statusCode())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    /** However often it is asked for, the database is asked once; and what changes is seen within seconds. */
    @Test
    void aReaderThatHammersCostsNothing() {
        UUID id = activity("PUBLISHED", "EVERYONE", 2);
        String feed = "/feeds/activities.json?organization=" + holder;
        long before = scansOfActivities();
        var answers = Together.times(300, i -> given().get(feed));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.header("ETag")).distinct())
                .hasSizeLessThanOrEqualTo(2);
        Awaitility.await().untilAsserted(() -> assertThat(scansOfActivities() - before)
                .as("scans of the index that feeds are read by")
                .isBetween(1L, 100L));
        Database.change("UPDATE activities SET state = 'CANCELLED' WHERE id = ?", id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get(feed).then().body("items.size()", equalTo(0)));
    }

    private static long scansOfActivities() {
        return Database.count(
                "SELECT coalesce(sum(coalesce(idx_scan, 0) + coalesce(seq_scan, 0)), 0)::bigint FROM pg_stat_user_tables"
                        + " WHERE relname = 'activities'");
    }

    @Test
    void organizationsAreShownWithTheirPathAndNobodyInThem() {
        UUID below = organization(holder);
        Database.change("UPDATE organizations SET status = 'DISSOLVED' WHERE id = ?", organization(holder));
        anyone().get(ORGANIZATIONS + "?id=" + holder)
                .then()
                .statusCode(200)
                .body("items[0].kind", equalTo("HOSPITAL"))
                .body("items[0].path", hasItem("浙江省红十字会"));
        anyone().get(ORGANIZATIONS + "?parent=" + holder)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(below.toString())));
        Problem.expect(anyone().get(ORGANIZATIONS + "?id=" + UUID.randomUUID()), 404, "organization-unknown");
        given().get("/organizations/" + holder).then().statusCode(200).body(containsString(below.toString()));
        given().get("/organizations").then().statusCode(200).body(containsString("浙江省红十字会"));
    }

    /** On the page, when they agree; in JSON never. */
    @Test
    void aLeadersNameIsPublicWhenTheLeaderAgrees() {
        String reviewer = Stewards.at(holder, "REVIEWER");
        String leader = as(reviewer)
                .body(Map.of(
                        "organizationId",
                        holder,
                        "office",
                        "PRESIDENT",
                        "fullName",
                        "欧阳公开",
                        "phone",
                        Applications.phone(),
                        "from",
                        LocalDate.now(SystemClock.ZONE).toString()))
                .post("/api/v1/leaders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String page = "/organizations/" + holder;
        given().get(page).then().body(not(containsString("欧阳公开")));
        String publication = "/api/v1/leaders/" + leader + "/publication";
        as(reviewer).body(Map.of()).put(publication).then().statusCode(400);
        Problem.expectInvalid(
                as(reviewer).body(Map.of("consentKeptAt", " ")).put(publication), "/consentKeptAt", "text-blank");
        given().get(page).then().body(not(containsString("欧阳公开")));
        as(reviewer)
                .body(Map.of("consentKeptAt", "任职档案第一册"))
                .put(publication)
                .then()
                .statusCode(200)
                .body("published", equalTo(true))
                .body("publicationConsentKeptAt", equalTo("任职档案第一册"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get(page).then().body(containsString("会长 欧阳公开")));
        anyone().get(ORGANIZATIONS + "?id=" + holder).then().body(not(containsString("欧阳公开")));
        as(reviewer)
                .delete(publication)
                .then()
                .statusCode(200)
                .body("published", equalTo(false))
                .body("publicationConsentKeptAt", nullValue());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get(page).then().body(not(containsString("欧阳公开"))));
    }

    @ParameterizedTest
    @CsvSource({"PUBLISHED, true, true", "DRAFT, true, false", "WITHDRAWN, true, false", "PUBLISHED, false, false"})
    void coursesForEveryoneAreShownWithoutTheirQuestions(String state, boolean open, boolean shown) {
        UUID id = course(state, open);
        assertThat(anyone().get(COURSES + "?limit=50&organization=" + holder)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.id"))
                .isEqualTo(shown ? List.of(id.toString()) : List.of());
        if (!shown) {
            Problem.expect(anyone().get(COURSES + "?id=" + id), 404, "public-course-unknown");
            given().get("/courses/" + id).then().statusCode(404);
            return;
        }
        anyone().get(COURSES + "?id=" + id)
                .then()
                .statusCode(200)
                .body("items[0].text", containsString("心肺复苏"))
                .body("items[0].attachments.url", equalTo(List.of("https://docs.example.org/1")));
        assertHarmless("/courses/" + id);
        assertHarmless("/courses?organization=" + holder);
    }
}
