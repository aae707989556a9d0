package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PageFlow;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages keep between the poster and the receipt, for whom, and for how long. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class DraftPagesIT {
    private final String phone = Applications.phone();
    private String code;
    private PageFlow pages;

    @BeforeEach
    void aPoster() {
        code = Codes.poster();
        pages = PageFlow.at(code);
    }

    private static long drafts() {
        return Database.count("SELECT count(*) FROM drafts WHERE expires_at > now()");
    }

    private long applications() {
        return Database.count("SELECT count(*) FROM applications WHERE code = ?", code);
    }

    private static String location(Response answer) {
        return answer.then().statusCode(303).extract().header("Location");
    }

    @Test
    void nothingIsKeptBeforeTheConsent() {
        long before = drafts();
        var refused = pages.post("who", Map.of("fullName", "王小明", "phone", phone));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.cookies()).isEmpty();
        assertThat(refused.asString()).contains("value=\"王小明\"", "consent-PRIVACY_POLICY-error");
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    void whatIsKeptIsSealedAndItsCookieIsNobodysBusiness() {
        var kept = pages.who("王小明", phone);
        assertThat(kept.getDetailedCookie("boai_draft")).satisfies(cookie -> {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
            assertThat(cookie.getMaxAge()).isEqualTo(24 * 3600);
        });
        byte[] sealed = Database.one(byte[].class, "SELECT sealed FROM drafts ORDER BY expires_at DESC LIMIT 1");
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain(phone, "王小明");
        assertThat(pages.get("who").asString()).contains("value=\"王小明\"", phone);
        assertThat(PageFlow.at(code).get("who").asString()).doesNotContain("王小明", phone);
    }

    /** A cookie that somebody else has put into the browser must not show what is typed there. */
    @Test
    void theFirstStepNeverKeepsTheTokenThatCame() {
        String first = pages.who("王小明", phone).getCookie("boai_draft");
        String second = pages.who("王小明", phone).getCookie("boai_draft");
        assertThat(second).isNotEqualTo(first);
        assertThat(given().cookie("boai_draft", first)
                        .get("/j/" + code + "/who")
                        .asString())
                .doesNotContain("王小明");
        given().redirects()
                .follow(false)
                .cookie("boai_draft", "AAAAAAAAAAAAAAAAAAAAAA")
                .get("/j/" + code + "/check")
                .then()
                .statusCode(303)
                .header("Location", "/j/" + code + "/who?lost=true");
    }

    @Test
    void aDayLaterItIsGone() {
        pages.who("王小明", phone);
        Database.change("UPDATE drafts SET expires_at = now() - interval '1 second'");
        assertThat(pages.get("who").asString()).doesNotContain("王小明", phone);
        assertThat(location(pages.details())).isEqualTo("/j/" + code + "/who?lost=true");
        assertThat(pages.get("who?lost=true").asString()).contains("没有找到您之前填写的内容");
    }

    @Test
    void forTheNextPersonNothingIsLeft() {
        long before = drafts();
        pages.who("王小明", phone);
        assertThat(location(pages.post("next", Map.of()))).isEqualTo("/j/" + code);
        assertThat(pages.get("who").asString()).doesNotContain("王小明", phone);
        assertThat(drafts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"details", "check", "proof"})
    void nobodySkipsAQuestion(String page) {
        assertThat(location(pages.get(page))).isEqualTo("/j/" + code + "/who?lost=true");
        pages.who("王小明", phone);
        assertThat(location(pages.get(page))).isEqualTo("/j/" + code + "/residence");
        assertThat(location(pages.place())).isEqualTo("/j/" + code + "/details");
        assertThat(location(pages.send())).isEqualTo("/j/" + code + "/details");
        assertThat(applications()).isZero();
    }

    @Test
    void whoChoosesAPlaceFirstKeepsIt() {
        String who = location(pages.place());
        assertThat(who).isEqualTo("/j/" + code + "/who?residence=" + Applications.SHANGBAO + "&lost=true");
        assertThat(pages.get("who?residence=" + Applications.SHANGBAO).asString())
                .contains("name=\"residence\" value=\"" + Applications.SHANGBAO + "\"");
    }

    @Test
    void changingAnAnswerLeadsBackToTheCheck() {
        pages.upToCheck("王小明", phone);
        assertThat(location(pages.who("王大明", phone))).isEqualTo("/j/" + code + "/check");
        assertThat(pages.get("check").asString()).contains("王大明", "上保社区").doesNotContain("王小明");
    }

    @Test
    void asksAgainBeforeSharingWithAnotherBranch() {
        pages.upToCheck("王小明", phone);
        Map<String, Object> elsewhere = new HashMap<>(pages.agreement());
        elsewhere.put("expectedOrganizationId", UUID.randomUUID().toString());
        var refused = pages.post("check", elsewhere);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString())
                .containsPattern("value=\"STATUTES@\\d+\" checked")
                .doesNotContainPattern("value=\"SHARE_WITH_BRANCH@\\d+\" checked");
        assertThat(applications()).isZero();
        pages.send().then().statusCode(303).header("Location", matchesPattern("/s/.*"));
    }

    @Test
    void aChildNeedsItsGuardianOnThePageThatAsks() {
        pages.who("王小明", phone);
        pages.place();
        String year = String.valueOf(
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear() - 10);
        Map<String, Object> child = new HashMap<>(Map.of(
                "birthYear",
                year,
                "birthMonth",
                "1",
                "birthDay",
                "1",
                "consents",
                PageFlow.consents("SENSITIVE_DATA")));
        var refused = pages.post("details", child);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("guardianName-error", "href=\"#guardianName\"");
        child.putAll(Map.of("guardianName", "王大明", "guardianPhone", phone, "guardianRelation", "PARENT"));
        var unticked = pages.post("details", child);
        assertThat(unticked.asString()).contains("consent-GUARDIAN-error");
        child.put(
                "consents",
                List.of(PageFlow.consents("SENSITIVE_DATA").get(0), "GUARDIAN@" + Applications.version("GUARDIAN")));
        assertThat(location(pages.post("details", child))).isEqualTo("/j/" + code + "/check");
    }

    @Test
    void allThatIsWrongOnAPageIsSaidAtOnce() {
        var refused = pages.post("who", Map.of("fullName", "<b>", "phone", "12"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("fullName-error", "phone-error", "consent-PRIVACY_POLICY-error");
    }

    @Test
    void whatWasWrittenGoesOnWhenThePosterEnds() {
        pages.upToCheck("王小明", phone);
        as("shangbao")
                .put("/api/v1/enrollment-codes/" + code + "/revocation")
                .then()
                .statusCode(200);
        var gone = pages.send();
        assertThat(gone.statusCode()).isEqualTo(410);
        var way =
                java.util.regex.Pattern.compile("href=\"(/j/[0-9]{9}/check)\"").matcher(gone.asString());
        assertThat(way.find()).isTrue();
        assertThat(pages.get(way.group(1)).asString()).contains("王小明", "上保社区红十字会");
        pages.post(way.group(1), pages.agreement(way.group(1)))
                .then()
                .statusCode(303)
                .header("Location", matchesPattern("/s/.*"));
    }

    @Test
    void afterSendingEveryPageLeadsToTheReceiptAndNothingPersonalIsLeft() {
        pages.upToCheck("王小明", phone);
        String receipt = location(pages.send());
        for (String page : List.of("details", "check", "proof")) {
            assertThat(location(pages.get(page))).isEqualTo(receipt);
        }
        assertThat(location(pages.send())).isEqualTo(receipt);
        assertThat(pages.get("who").asString()).contains("您已提交申请", receipt).doesNotContain("王小明", phone);
        assertThat(pages.get(receipt).asString()).contains("已送达", "上保社区红十字会");
        assertThat(given().get(receipt).asString()).doesNotContain("已送达", "上保社区红十字会");
        assertThat(applications()).isOne();
    }

    /** An impatient thumb on a slow network: each tap is a request, and they all meet. */
    @Test
    void manySendsAtOnceAreOne() throws Exception {
        pages.upToCheck("王小明", phone);
        var agreement = pages.agreement();
        var locations = Together.times(12, tap -> location(sent(agreement)));
        assertThat(new HashSet<>(locations)).singleElement().asString().startsWith("/s/");
        assertThat(applications()).isOne();
    }

    /** Again while another tap is still being answered. */
    private Response sent(Map<String, Object> agreement) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> pages.post("check", agreement),
                        answer -> answer.statusCode() != 409 && answer.statusCode() != 503);
    }

    /** Two people, two tabs, one phone: nobody sends what is not before the eyes, nor another's consent with it. */
    @Test
    void onlyWhatWasCheckedIsSent() {
        pages.upToCheck("张大爷", phone);
        var his = pages.agreement();
        String other = Applications.phone();
        assertThat(location(pages.who("李大妈", other)))
                .as("another name with another phone is another person")
                .isEqualTo("/j/" + code + "/details");
        assertThat(location(pages.post("check", his))).isEqualTo("/j/" + code + "/details");
        pages.details();
        var refused = pages.post("check", his);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString())
                .contains("内容已在别处改过", "李大妈")
                .doesNotContainPattern("name=\"consents\"[^>]* checked");
        assertThat(applications()).isZero();
        pages.send().then().statusCode(303).header("Location", matchesPattern("/s/.*"));
        assertThat(applications()).isOne();
    }

    /** Some of them with another tick: the first one counts, and no draft comes back to life. */
    @Test
    void sendsThatDifferAreStillOne() throws Exception {
        pages.upToCheck("王小明", phone);
        var agreement = pages.agreement();
        Map<String, Object> fewer = new HashMap<>(agreement);
        fewer.put("consents", PageFlow.consents("STATUTES", "PRC_CITIZEN"));
        var answers = Together.times(12, tap -> pages.post("check", tap % 2 == 0 ? agreement : fewer));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(303, 409, 422));
        String receipt = location(pages.get("check"));
        assertThat(receipt).startsWith("/s/");
        assertThat(pages.get("who").asString()).doesNotContain("王小明", phone);
        assertThat(applications()).isOne();
    }

    @Test
    void aDraftKeepsOnlyWhatMeansSomething() {
        List<String> ticks = new java.util.ArrayList<>(PageFlow.consents("PRIVACY_POLICY"));
        for (int i = 0; i < 20; i++) {
            ticks.add("JUNK" + i + "@" + "x".repeat(2_000));
        }
        pages.post("who", Map.of("fullName", "王小明", "phone", phone, "consents", ticks))
                .then()
                .statusCode(303);
        assertThat(Database.one(Integer.class, "SELECT max(octet_length(sealed)) FROM drafts"))
                .isLessThan(2_000);
    }

    @Test
    void aDraftEndsADayAfterItWasBegunAndNotLater() {
        pages.who("王小明", phone);
        Database.change("UPDATE drafts SET expires_at = now() + interval '1 hour'");
        pages.place().then().statusCode(303);
        pages.details().then().statusCode(303);
        assertThat(Database.count("SELECT count(*) FROM drafts WHERE expires_at > now() + interval '2 hours'"))
                .isZero();
    }

    /** A browser that keeps no cookies is told so, wherever it is noticed, and the place that was chosen stays. */
    @Test
    void whoKeepsNoCookiesIsTold() {
        var silent = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("residence", Applications.SHANGBAO)
                .post("/j/" + code + "/place");
        String who = location(silent);
        assertThat(who).isEqualTo("/j/" + code + "/who?residence=" + Applications.SHANGBAO + "&lost=true");
        assertThat(given().get(who).asString()).contains("浏览器不保存 Cookie");
    }

    /** Who has no script sends no beacon, but answers the first question. */
    @Test
    void theFirstAnswerCountsAsAScanAndAStart() {
        pages.post("who", Map.of("fullName", "王小明"));
        pages.who("王小明", phone);
        pages.who("王小明", phone);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Database.column(String.class, "SELECT step FROM code_scans WHERE code = ? ORDER BY 1", code))
                .containsExactly("SCAN", "START"));
    }

    @Test
    void aFormOnAnotherSiteIsNotTaken() {
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("fullName", "王小明")
                .post("/j/" + code + "/who")
                .then()
                .statusCode(403)
                .contentType("text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/j/../x",
                "javascript:alert(1)",
                ""
            })
    void aDisplayLeadsNowhereElse(String back) {
        assertThat(location(pages.post("/display", Map.of("care", "on", "back", back))))
                .isEqualTo("/j");
    }

    @Test
    void aDisplayLeadsBack() {
        String back = "/j/" + code + "/residence?q=%E4%B8%8A%E4%BF%9D";
        var answer = pages.post("/display", Map.of("care", "on", "back", back));
        assertThat(location(answer)).isEqualTo(back);
        assertThat(pages.get("").asString()).contains("<html lang=\"zh-CN\" class=\"care\">");
    }

    @Test
    void styleAndScriptStayUnderTheirNames() {
        var names = java.util.regex.Pattern.compile("/assets/page-[0-9a-f]{12}\\.(css|js)")
                .matcher(pages.get("").asString())
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
        assertThat(names).hasSize(2).allSatisfy(name -> {
            given().get(name).then().statusCode(200).header("Cache-Control", "public, max-age=31536000, immutable");
            given().get(name.replaceFirst("-[0-9a-f]{12}", "-000000000000"))
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store");
        });
        assertThat(given().header("Accept-Encoding", "identity")
                        .get(names.get(1))
                        .asByteArray())
                .as("the script")
                .hasSizeLessThanOrEqualTo(3 * 1024);
        given().get("/assets/page-x.css").then().statusCode(404);
    }
}
