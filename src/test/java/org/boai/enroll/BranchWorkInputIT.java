package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Lessons;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is strange in requests about a branch's work is refused by name, and shown to nobody. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class BranchWorkInputIT {
    private static final String LAST_DAY = "+999999999-12-31";

    @AfterEach
    void inNobodysWay() {
        Lessons.withdrawAll();
    }

    private static Map<String, Object> activity() {
        var start = OffsetDateTime.now(SystemClock.ZONE).plusDays(7).truncatedTo(ChronoUnit.HOURS);
        Map<String, Object> activity = new HashMap<>();
        activity.put("title", "急救演练");
        activity.put("description", "<p>请穿运动鞋</p>");
        activity.put("place", "文化家园");
        activity.put("startsAt", start.toString());
        activity.put("endsAt", start.plusHours(3).toString());
        activity.put("signUpUntil", start.minusDays(1).toString());
        activity.put("audience", "EVERYONE");
        return activity;
    }

    private static Response create(Map<String, Object> activity) {
        return as("shangbao").body(activity).post("/api/v1/organizations/" + Life.shangbao() + "/activities");
    }

    private static Map<String, Object> with(String name, Object value) {
        var activity = activity();
        activity.put(name, value);
        return activity;
    }

    @Test
    void aKindIsSaid() {
        Problem.expect(create(with("kinds", Collections.singletonList(null))), 400, "request-invalid");
    }

    @Test
    void aMomentIsTextWithAnOffset() {
        for (Object moment : new Object[] {1_795_000_000, 1.5e9, "1795000000", "2027-01-01T10:00:00", "明天"}) {
            Problem.expect(create(with("startsAt", moment)), 400, "request-invalid");
        }
    }

    @Test
    void theLastDayOfTheCalendarIsTooFar() {
        String province = Stewards.at(Stewards.organizationOf("province"), "REVIEWER", "STEWARD_ADMIN");
        var leader = Map.of(
                "organizationId",
                Life.shangbao(),
                "office",
                "PRESIDENT",
                "fullName",
                "欧阳测试",
                "phone",
                Applications.phone(),
                "from",
                LAST_DAY);
        Problem.expect(as(province).body(leader).post("/api/v1/leaders"), 422, "leader-term-impossible");
        String course = Lessons.published("shangbao", Lessons.course("应急救护"));
        Problem.expect(
                as("shangbao")
                        .body(Map.of("who", "LACKING", "dueOn", LAST_DAY))
                        .post(Lessons.COURSES + "/" + course + "/assignments"),
                400,
                "request-invalid");
    }

    @Test
    void aMonthThatHasNotBegunHasNoLedger() {
        String ledger = "/api/v1/organizations/" + Life.shangbao() + "/duty-ledger?month=";
        var now = YearMonth.now(SystemClock.ZONE);
        Problem.expect(as("shangbao").get(ledger + now.plusMonths(1)), 400, "request-invalid");
        as("shangbao").get(ledger + now).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202E", "&#x202e;", "\u2066", "\u200B", "\uFEFF"})
    void whatTurnsOrSplitsATextIsTakenAway(String unseen) {
        String id = create(with("description", "<p>请穿" + unseen + "运动鞋</p>"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String kept = as("shangbao").get("/api/v1/activities/" + id).path("description");
        assertThat(kept).isEqualTo("<p>请穿运动鞋</p>");
    }

    /** A proxy that compresses makes a tag weak. */
    @Test
    void whoHasItIsNotGivenItAgain() {
        for (String path : new String[] {
            "/feeds/activities.json", "/calendars/organizations/" + Life.shangbao() + ".ics", "/api/v1/public/courses"
        }) {
            String tag = given().get(path).then().statusCode(200).extract().header("ETag");
            given().header("If-None-Match", tag).get(path).then().statusCode(304);
            given().header("If-None-Match", "W/" + tag).get(path).then().statusCode(304);
            given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
        }
    }
}
