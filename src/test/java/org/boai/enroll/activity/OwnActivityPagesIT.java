package org.boai.enroll.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.activity.Planned.activity;
import static org.boai.enroll.activity.Planned.decide;
import static org.boai.enroll.activity.Planned.member;
import static org.boai.enroll.activity.Planned.published;
import static org.boai.enroll.activity.Planned.state;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.boai.enroll.Codes;
import org.boai.enroll.activity.Planned.Somebody;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PhoneProofs;
import org.junit.jupiter.api.Test;

/** A member's activities, as a browser without scripts uses them. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class OwnActivityPagesIT {
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final Pattern QUESTION = Pattern.compile("([一二三四五六七八九])加([一二三四五六七八九])等于几");
    private static final Pattern ADDRESS = Pattern.compile("<code>[^<]*(/calendars/[A-Za-z0-9_-]{22}\\.ics)</code>");
    private static final Pattern MORE = Pattern.compile("<a href=\"(/my/activities\\?after=[^\"]+)\">");
    private static final String DIGITS = "零一二三四五六七八九";

    private static Response get(Somebody somebody, String path) {
        return given().redirects()
                .follow(false)
                .header("Accept-Language", "zh-CN")
                .cookie("boai_person", somebody.session())
                .get(path);
    }

    private static Response post(Somebody somebody, String path, Map<String, ?> form) {
        return given().redirects()
                .follow(false)
                .header("Accept-Language", "zh-CN")
                .cookie("boai_person", somebody.session())
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new HashMap<>();
        HIDDEN.matcher(page).results().forEach(found -> fields.putIfAbsent(found.group(1), found.group(2)));
        return fields;
    }

    private static Map<String, String> token(String page) {
        return Map.of("token", hidden(page).get("token"));
    }

    /** The page of the offers that leads to {@code path}: other tests' activities may fill the pages before it. */
    private static String offered(Somebody somebody, String path) {
        String page = get(somebody, "/my/activities").asString();
        while (!page.contains(path)) {
            var more = MORE.matcher(page);
            assertThat(more.find()).as("a page that leads to %s", path).isTrue();
            page = get(somebody, more.group(1)).asString();
        }
        return page;
    }

    @Test
    void aMemberFindsSignsUpWaitsAndCancels() {
        var request = activity(1);
        request.put("title", "急救 <b>演练</b>");
        UUID id = published(request);
        String code = Codes.poster();
        var first = member(code);
        var second = member(code);
        String path = "/my/activities/" + id;
        assertThat(get(first, "/my").asString()).contains("href=\"/my/activities\"");
        assertThat(offered(first, path)).contains("急救 &lt;b&gt;演练&lt;/b&gt;", "还有 1 个名额");
        String page = get(first, path).then().statusCode(200).extract().asString();
        assertThat(page).contains("<strong>运动鞋</strong>", "我要报名").doesNotContain("<b>演练");
        post(first, path, Map.of("token", "x")).then().statusCode(403);
        assertThat(post(first, path, token(page)).header("Location")).isEqualTo(path);
        assertThat(get(first, path).asString())
                .contains("您已报名，有名额", "href=\"" + path + "/pass\"")
                .doesNotContain("我要报名");
        String full = get(second, path).asString();
        assertThat(full).contains("名额已满，可以候补");
        post(second, path, token(full)).then().statusCode(303);
        assertThat(get(second, path).asString()).contains("您在候补，前面还有 0 人").doesNotContain("/pass");
        post(first, path + "/cancellation", token(get(first, path).asString()))
                .then()
                .statusCode(303);
        assertThat(get(first, path).asString()).contains("您已取消报名");
        assertThat(get(second, "/my/activities").asString()).contains("您已报名，有名额");
        decide(id, "cancellation").then().statusCode(200);
        assertThat(get(second, path).asString()).contains("活动已取消").doesNotContain("取消报名</button>");
    }

    @Test
    void aMinorsGuardianConsentsOnThePage() {
        UUID id = published(activity(3));
        var application = Applications.adult(Codes.poster());
        application.put(
                "birthDate", LocalDate.now(SystemClock.ZONE).minusYears(15).toString());
        var youth = member(application);
        String path = "/my/activities/" + id;
        String page = get(youth, path).asString();
        String asked =
                post(youth, path, token(page)).then().statusCode(200).extract().asString();
        assertThat(asked).contains("监护人姓名");
        Map<String, String> form = new HashMap<>(hidden(asked));
        form.put("guardianName", "");
        form.put("guardianPhone", "12345");
        form.put("guardianRelation", "PARENT");
        form.put("answer", "1");
        String wrong = post(youth, path, form).then().statusCode(400).extract().asString();
        assertThat(wrong).contains("id=\"guardianName-error\"", "id=\"guardianPhone-error\"");
        String phone = Applications.phone();
        form.put("guardianName", " " + application.get("fullName") + " ");
        form.put("guardianPhone", phone);
        answer(form, wrong);
        String own = post(youth, path, form).then().statusCode(400).extract().asString();
        assertThat(own).contains("id=\"guardianName-error\"", "监护人应是会员以外的人");
        form.put("guardianName", "监护人甲");
        answer(form, own);
        String sent = post(youth, path, form).then().statusCode(200).extract().asString();
        Map<String, String> code = new HashMap<>(hidden(sent));
        code.put("code", "12");
        post(youth, path, code).then().statusCode(422);
        assertThat(state(id, youth.member())).isNull();
        code.put("code", PhoneProofs.code(phone));
        post(youth, path, code).then().statusCode(303);
        assertThat(state(id, youth.member())).isEqualTo("PLACE");
    }

    private static void answer(Map<String, String> form, String page) {
        form.putAll(hidden(page));
        MatchResult sum = QUESTION.matcher(page).results().findFirst().orElseThrow();
        form.put("answer", String.valueOf(DIGITS.indexOf(sum.group(1)) + DIGITS.indexOf(sum.group(2))));
    }

    @Test
    void anAddressOfTheCalendarIsShownOnceAndGivenUp() {
        var somebody = member();
        String page = get(somebody, "/my/activities").asString();
        String made = post(somebody, "/my/activities/calendar", token(page))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String address =
                ADDRESS.matcher(made).results().findFirst().orElseThrow().group(1);
        given().get(address).then().statusCode(200);
        String later = get(somebody, "/my/activities").asString();
        assertThat(later).doesNotContain(address).contains("停用日历地址");
        post(somebody, "/my/activities/calendar/end", token(later)).then().statusCode(303);
        given().get(address).then().statusCode(404);
    }

    @Test
    void withoutASessionThePagesAskWhoItIs() {
        UUID id = published(activity(3));
        for (String path : new String[] {"/my/activities", "/my/activities/" + id}) {
            assertThat(given().get(path).asString()).contains("action=\"/my/session\"");
        }
    }
}
