package org.boai.enroll.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.Codes;
import org.boai.enroll.browser.Phone.Style;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.Lessons;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a member does with the branch's courses and activities, and what everybody reads, on a small phone. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class BranchWorkPagesIT {
    private static final Style SMALL = Style.of("work", 320, 568);
    private static final long TWO_MINUTES = 120_000;

    @TestHTTPResource("/")
    URI server;

    private Life life;
    private String handler;

    @BeforeEach
    void aMember() {
        PhoneProofs.listen();
        Lessons.withdrawAll();
        life = Life.in(Codes.poster());
        handler = Stewards.at(Life.shangbao(), "HANDLER");
    }

    @AfterEach
    void inNobodysWay() {
        Lessons.withdrawAll();
    }

    static Stream<Style> styles() {
        return Stream.of(SMALL, SMALL.large(), Style.of("work-en", 390, 844));
    }

    private Phone phone(Style style) {
        String site = server.toString().replaceFirst("/$", "");
        var phone = new Phone(URI.create(site), style);
        phone.context()
                .addCookies(List.of(
                        new Cookie("boai_person", Persons.session(life.application)).setUrl(site),
                        new Cookie("boai_language", style.name().endsWith("-en") ? "en" : "zh").setUrl(site)));
        return phone;
    }

    @ParameterizedTest
    @MethodSource("styles")
    void aMemberLearns(Style style) {
        var course = Lessons.course("红十字会会员入会教育：红十字运动基本知识与中国红十字会章程");
        UUID id = Lessons.give(Lessons.published(handler, course), life.member);
        try (var phone = phone(style)) {
            Page page = phone.page();
            page.navigate("/my");
            phone.look("home");
            page.click("a[href='/my/courses']");
            phone.look("courses");
            page.click("a[href='/my/courses/" + id + "']");
            phone.look("course");
            page.click("main form button");
            page.waitForSelector("[href='#q0']");
            phone.look("course-unanswered");
            page.check("#q0-1");
            page.check("#q1-0");
            page.click("main form button");
            page.waitForSelector(":text('50%')");
            phone.look("course-wrong");
            page.check("#q1-2");
            page.click("main form button");
            page.waitForSelector("a[href$='/certificate']");
            phone.look("course-done");
            page.click("a[href$='/certificate']");
            phone.look("course-certificate");
            page.navigate("/my/certificates");
            phone.look("certificates");
            assertThat(Lessons.stateOf(id)).isEqualTo("COMPLETED");
        }
    }

    private UUID activity(OffsetDateTime from, String audience) {
        Map<String, Object> activity = new HashMap<>();
        activity.put("title", "“博爱家园”社区急救知识进楼道暨应急演练（第三期）");
        activity.put("description", "<p>请穿<strong>运动鞋</strong>，带上<a href=\"https://example.org/map\">地图</a>。</p>");
        activity.put("place", "上保社区文化家园一楼大厅");
        activity.put("startsAt", from.toString());
        activity.put("endsAt", from.plusHours(3).toString());
        activity.put("signUpUntil", from.minusMinutes(20).toString());
        activity.put("audience", audience);
        activity.put("capacity", 30);
        UUID id = UUID.fromString(as("shangbao")
                .body(activity)
                .post("/api/v1/organizations/" + Life.shangbao() + "/activities")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        as("shangbao")
                .body(Map.of())
                .post("/api/v1/activities/" + id + "/publication")
                .then()
                .statusCode(200);
        return id;
    }

    @ParameterizedTest
    @MethodSource("styles")
    void aMemberSignsUpAndShowsThePass(Style style) {
        var soon = OffsetDateTime.now(SystemClock.ZONE).plusMinutes(25).truncatedTo(ChronoUnit.MINUTES);
        UUID id = activity(soon, "SUBTREE");
        try (var phone = phone(style)) {
            Page page = phone.page();
            page.navigate("/my/activities");
            phone.look("activities");
            page.navigate("/my/activities/" + id);
            phone.look("activity");
            page.click("main form button");
            page.waitForSelector("a[href$='/pass']");
            phone.look("activity-signed-up");
            page.click("a[href$='/pass']");
            page.waitForSelector("img");
            phone.look("pass");
            page.clock().install();
            page.reload();
            page.waitForRequest("**/pass/picture?*", () -> page.clock().runFor(TWO_MINUTES));
            page.waitForSelector("img[src*='?']");
            as(handler)
                    .body(Map.of("memberId", life.member))
                    .post("/api/v1/activities/" + id + "/attendances")
                    .then()
                    .statusCode(201);
            page.navigate("/my/hours");
            phone.look("hours");
            page.navigate("/my/activities");
            page.click("form[action='/my/activities/calendar'] button");
            page.waitForSelector("code");
            phone.look("calendar");
            page.navigate("/my/activities/" + UUID.randomUUID());
            phone.look("no-such-activity");
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void everybodyReadsWhatIsOpen(Style style) {
        var day = OffsetDateTime.now(SystemClock.ZONE).plusDays(5).truncatedTo(ChronoUnit.HOURS);
        UUID id = activity(day, "EVERYONE");
        var open = Lessons.course("世界急救日：心肺复苏");
        open.put("open", true);
        String course = Lessons.published(handler, open);
        var graduation = FirstAid.classOf("shangbao").graduate(FirstAid.number());
        try (var phone = phone(style)) {
            Page page = phone.page();
            for (String path : List.of(
                    "/activities",
                    "/activities/" + id,
                    "/courses",
                    "/courses/" + course,
                    "/organizations",
                    "/organizations/" + Life.shangbao(),
                    "/i/" + graduation.get("invitation"))) {
                assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
                phone.look("public" + path.replaceAll("/[^/]{20,}", "-one").replace('/', '-'));
            }
        }
    }
}
