package org.boai.enroll.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.boai.enroll.support.Api.as;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boai.enroll.Codes;
import org.boai.enroll.browser.Phone.Style;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PhoneProofs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the poster to the receipt in a real browser, on old and small phones, and with all that goes wrong on them. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class CitizenPagesIT {
    private static final Style SMALL = Style.of("320", 320, 568);
    private static final Style USUAL = Style.of("390", 390, 844);
    private static final long FIRST_LOAD = 30 * 1024;
    private static final long WHOLE_WAY = 90 * 1024;

    @TestHTTPResource("/")
    URI server;

    private String code;

    @BeforeEach
    void aPoster() {
        code = Codes.poster();
    }

    private Phone phone(Style style) {
        return new Phone(URI.create(server.toString().replaceFirst("/$", "")), style);
    }

    private long applications() {
        return Database.count("SELECT count(*) FROM applications WHERE code = ?", code);
    }

    static Stream<Style> styles() {
        return Stream.of(
                SMALL,
                USUAL,
                SMALL.withoutScript(),
                USUAL.withoutScript(),
                SMALL.large(),
                USUAL.large(),
                SMALL.doubled());
    }

    @ParameterizedTest
    @MethodSource("styles")
    void goesFromThePosterToTheReceipt(Style style) {
        try (var phone = phone(style)) {
            var citizen = Citizen.looking(phone, code).opens();
            assertThat(phone.bytes()).as("first load").isBetween(2_000L, FIRST_LOAD);
            citizen.begins().says("欧阳秀英").isBorn(1948, 9, 3).agrees().sends();
            assertThat(phone.bytes()).as("the whole way").isLessThan(WHOLE_WAY);
            assertThat(phone.page().textContent("main")).contains("上保社区红十字会", "已送达");
        }
        assertThat(applications()).isOne();
    }

    static Stream<Style> searching() {
        return Stream.of(SMALL.large(), USUAL.withoutScript());
    }

    @ParameterizedTest
    @MethodSource("searching")
    void findsAVillageByItsInitials(Style style) {
        try (var phone = phone(style)) {
            Citizen.looking(phone, code)
                    .opens()
                    .beginsElsewhere()
                    .says("王小明")
                    .finds("sbsq")
                    .isBorn(1958, 12, 31)
                    .agrees()
                    .sends();
        }
        assertThat(applications()).isOne();
    }

    @Test
    void worksWhenItsScriptThrows() {
        try (var phone = phone(USUAL)) {
            phone.page()
                    .route(
                            "**/assets/*.js",
                            route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                                    .setBody("throw 1")
                                    .setContentType("text/javascript")));
            new Citizen(phone, code).answersAll().sends();
        }
        assertThat(applications()).isOne();
    }

    @Test
    void whatIsSentOfflineIsSentOnceWhenTheNetworkIsBack() {
        try (var phone = phone(SMALL)) {
            var citizen = new Citizen(phone, code).answersAll();
            phone.context().setOffline(true);
            citizen.press();
            phone.page().waitForSelector("[role=alert]:has-text('网络不通')");
            phone.look("offline");
            assertThat(phone.page().isChecked("#consent-STATUTES")).isTrue();
            phone.context().setOffline(false);
            citizen.sends();
        }
        assertThat(applications()).isOne();
    }

    @Test
    void aFormThatIsSentOfflineKeepsWhatWasTyped() {
        try (var phone = phone(SMALL)) {
            new Citizen(phone, code).opens().begins();
            phone.page().fill("#fullName", "王小明");
            phone.context().setOffline(true);
            phone.page().click("main form[method=post] button");
            phone.page().waitForSelector("[role=alert]");
            assertThat(phone.page().inputValue("#fullName")).isEqualTo("王小明");
            phone.context().setOffline(false);
        }
    }

    @Test
    void backAfterSendingLeadsToTheReceipt() {
        try (var phone = phone(SMALL)) {
            String receipt = new Citizen(phone, code).answersAll().sends();
            phone.page().goBack();
            phone.page().waitForURL(receipt);
            phone.page().navigate("/j/" + code + "/who");
            phone.look("sent");
            assertThat(phone.page().textContent("h1")).isEqualTo("您已提交申请");
            phone.page().click("form.again button");
            phone.page().waitForURL("**/j/" + code);
            phone.page().navigate("/j/" + code + "/who");
            assertThat(phone.page().inputValue("#fullName")).isEmpty();
        }
        assertThat(applications()).isOne();
    }

    @ParameterizedTest
    @MethodSource("scripted")
    void tappingTwiceSendsOnce(Style style) {
        try (var phone = phone(style)) {
            new Citizen(phone, code).answersAll();
            phone.page().dblclick("main form[method=post] button");
            phone.page().waitForURL(Citizen.RECEIPT);
        }
        assertThat(applications()).isOne();
    }

    static Stream<Style> scripted() {
        return Stream.of(SMALL, SMALL.withoutScript());
    }

    @Test
    void aKeyboardIsEnough() {
        try (var phone = phone(USUAL)) {
            var page = phone.page();
            page.navigate("/j/" + code);
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
            focus(page, "是，开始申请");
            page.keyboard().press("Enter");
            page.waitForURL("**/who?*");
            type(page, "fullName", "王小明");
            type(page, "phone", org.boai.enroll.support.Applications.phone());
            tick(page, "consent-PRIVACY_POLICY");
            page.keyboard().press("Enter");
            page.waitForURL("**/details");
            type(page, "birthYear", "1958");
            type(page, "birthMonth", "1");
            type(page, "birthDay", "1");
            tick(page, "consent-SENSITIVE_DATA");
            focus(page, "下一步");
            page.keyboard().press("Enter");
            page.waitForURL("**/check");
            for (String purpose : List.of("STATUTES", "PRC_CITIZEN", "SHARE_WITH_BRANCH")) {
                tick(page, "consent-" + purpose);
            }
            focus(page, "提交申请");
            page.keyboard().press("Enter");
            page.waitForURL(Citizen.RECEIPT);
        }
        assertThat(applications()).isOne();
    }

    private static void type(Page page, String field, String text) {
        tabTo(page, "document.activeElement.id === '" + field + "'");
        page.keyboard().type(text);
    }

    private static void tick(Page page, String box) {
        tabTo(page, "document.activeElement.id === '" + box + "'");
        page.keyboard().press("Space");
    }

    private static void focus(Page page, String words) {
        tabTo(page, "document.activeElement.textContent.includes('" + words + "')");
    }

    /** Only ever forward, as somebody does who looks for it; and what has the focus shows it. */
    private static void tabTo(Page page, String there) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate(there))) {
                assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                        .isEqualTo("solid");
                return;
            }
        }
        throw new AssertionError("never reached: " + there);
    }

    @Test
    void anErrorIsSaidOnTopAndAtItsFieldAndHasTheFocus() {
        try (var phone = phone(SMALL)) {
            new Citizen(phone, code).opens().begins();
            phone.page().fill("#phone", "12");
            phone.page().click("main form[method=post] button");
            phone.page().waitForSelector(".summary");
            phone.look("who-wrong");
            assertThat(phone.page().title()).startsWith("错误：");
            assertThat(phone.page().evaluate("document.activeElement.className"))
                    .isEqualTo("summary");
            assertThat(phone.page().inputValue("#phone")).isEqualTo("12");
            assertThat(phone.page().textContent("#phone-error")).contains("11 位");
            phone.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("请填写姓名。"))
                    .click();
            assertThat(phone.page().evaluate("document.activeElement.id")).isEqualTo("fullName");
        }
        assertThat(Database.count("SELECT count(*) FROM applications WHERE code = ?", code))
                .isZero();
    }

    @Test
    void takesARareCharacterAndAMiddleDot() {
        try (var phone = phone(USUAL)) {
            var citizen =
                    new Citizen(phone, code).opens().begins().says("𠮷田·买买提").isBorn(1958, 1, 1);
            phone.page().waitForURL("**/check");
            assertThat(phone.page().textContent(".answers")).contains("𠮷田·买买提");
            citizen.agrees().sends();
        }
        assertThat(applications()).isOne();
    }

    /** 三堡, while the input method still shows letters, is no search; when it has become characters, it is. */
    @Test
    void searchesOnlyWhatTheInputMethodHasFinished() {
        try (var phone = phone(USUAL)) {
            var asked = new java.util.concurrent.CopyOnWriteArrayList<String>();
            new Citizen(phone, code).opens().beginsElsewhere().says("王小明");
            phone.page().waitForURL("**/residence");
            phone.page().onRequest(request -> asked.add(request.url()));
            phone.page().clock().install();
            var method = phone.context().newCDPSession(phone.page());
            phone.page().focus("#q");
            for (String letters : List.of("sh", "shang", "shangbao")) {
                var composing = new com.google.gson.JsonObject();
                composing.addProperty("text", letters);
                composing.addProperty("selectionStart", letters.length());
                composing.addProperty("selectionEnd", letters.length());
                method.send("Input.imeSetComposition", composing);
                phone.page().clock().runFor(400);
            }
            assertThat(asked).isEmpty();
            var done = new com.google.gson.JsonObject();
            done.addProperty("text", "上保");
            method.send("Input.insertText", done);
            phone.page().clock().runFor(400);
            phone.page().waitForSelector(".choices a:has-text('上保社区')");
            phone.look("typed");
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void largeTypeNeedsNoScriptAndStays() {
        try (var phone = phone(SMALL.withoutScript())) {
            phone.page().navigate("/j/" + code);
            phone.page().click("button[name=care]");
            phone.page().waitForSelector("html.care");
            phone.page().navigate("/my");
            assertThat(phone.page().locator("html.care").count()).isOne();
            phone.page().click("button[name=language]");
            phone.page().waitForSelector("html[lang=en].care");
        }
    }

    @Test
    void openingThePageIsCountedOnceAndOnlyByItsScript() {
        try (var silent = phone(SMALL.withoutScript());
                var phone = phone(SMALL)) {
            silent.page().navigate("/j/" + code);
            phone.page().navigate("/j/" + code);
            phone.page().reload();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            Database.column(String.class, "SELECT step FROM code_scans WHERE code = ?", code))
                    .containsExactly("SCAN"));
        }
    }

    /** The style of 浙里办's own setting. */
    @Test
    void largeTypeComesByItselfForAnElderInZheliban() {
        try (var phone = phone(SMALL)) {
            phone.page()
                    .addInitScript("window.ZWJSBridge = { onReady: f => f(),"
                            + " getUiStyle: () => Promise.resolve({ uiStyle: 'elder' }) }");
            phone.page().navigate("/j/" + code);
            phone.page().waitForSelector("html.care");
            phone.page().navigate("/j/" + code + "/who");
            assertThat(phone.page().locator("html.care").count()).isOne();
            phone.page().click("button[name=care]");
            phone.page().waitForSelector("html:not(.care)");
            phone.page().navigate("/j/" + code);
            assertThat(phone.page().locator("html.care").count())
                    .as("who has left it is not brought back")
                    .isZero();
        }
    }

    @Test
    void englishIsComplete() {
        try (var phone = phone(USUAL)) {
            phone.page().navigate("/j/" + code);
            phone.page().click("button[name=language]");
            phone.page().waitForSelector("html[lang=en]");
            for (String path : List.of("", "/who", "/residence", "/place?residence=330106002051")) {
                phone.page().navigate("/j/" + code + path);
                assertThat((String) phone.page()
                                .evaluate(
                                        "[...document.querySelectorAll('main, footer')].map(e => { const c = e.cloneNode(true);"
                                                + " c.querySelectorAll('[lang=\"zh-CN\"], .choices, .text, script').forEach(x => x.remove());"
                                                + " return c.textContent }).join('')"))
                        .as(path)
                        .doesNotContainPattern("\\p{IsHan}");
                phone.look("english");
            }
        }
    }

    static Stream<Map.Entry<String, Integer>> pagesThatHelp() {
        return Stream.of(Map.entry("/j/999999999", 404), Map.entry("/nothing/here", 404), Map.entry("/s/x", 404));
    }

    @ParameterizedTest
    @MethodSource("pagesThatHelp")
    void whatIsNotThereLeadsOn(Map.Entry<String, Integer> wrong) {
        try (var phone = phone(SMALL)) {
            var answer = phone.page().navigate(wrong.getKey());
            assertThat(answer.status()).isEqualTo(wrong.getValue());
            phone.look("not-there");
            assertThat(phone.page().locator("main a, main form[action='/j']").count())
                    .isPositive();
        }
    }

    static Stream<Style> own() {
        return Stream.of(Style.of("own", 320, 568).large());
    }

    /** Signs in as whoever has applied, and looks at everything that is one's own. */
    @ParameterizedTest
    @MethodSource("own")
    void whatIsOnesOwnIsWhole(Style style) {
        PhoneProofs.listen();
        try (var phone = phone(style)) {
            var page = phone.page();
            var citizen = new Citizen(phone, code).answersAll();
            citizen.sends();
            page.fill("#phoneLast4", citizen.number().substring(7));
            page.click(".noprint button");
            page.waitForSelector(".timeline");
            phone.look("status");
            page.navigate("/my");
            page.fill("#fullName", "王小明");
            page.fill("#phone", citizen.number());
            page.fill("#birthYear", "1958");
            page.fill("#birthMonth", "1");
            page.fill("#birthDay", "1");
            citizen.press();
            Questions.answer(page);
            phone.look("sign-in-question");
            citizen.press();
            page.waitForSelector("#code");
            phone.look("sign-in-code");
            page.fill("#code", PhoneProofs.code(citizen.number()));
            citizen.press();
            page.waitForSelector("a[href='/my/card']");
            for (String mine : List.of("", "/card", "/data", "/consents", "/requests", "/phone", "/leaving")) {
                page.navigate("/my" + mine);
                phone.look("my" + mine.replace('/', '-'));
            }
        }
    }

    @Test
    void aReceiptOnPaperIsNothingButTheReceipt() {
        try (var phone = phone(USUAL)) {
            new Citizen(phone, code).answersAll().sends();
            phone.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            phone.picture("receipt-on-paper");
            assertThat(phone.page().isVisible(".receipt")).isTrue();
            assertThat(phone.page().isVisible(".qr img")).isTrue();
            assertThat(phone.page().isVisible("footer")).isFalse();
            assertThat(phone.page().isVisible("button")).isFalse();
            assertThat(phone.page().isVisible("#phoneLast4")).isFalse();
        }
    }

    /** Closed posters, and addresses that lead nowhere. */
    @Test
    void aClosedPosterLeadsOn() {
        try (var phone = phone(SMALL)) {
            as("shangbao")
                    .put("/api/v1/enrollment-codes/" + code + "/pause")
                    .then()
                    .statusCode(200);
            assertThat(phone.page().navigate("/j/" + code).status()).isEqualTo(409);
            phone.look("paused");
            assertThat(phone.page().locator("main a[href^='/j/']").count()).isPositive();
            as("shangbao")
                    .put("/api/v1/enrollment-codes/" + code + "/revocation")
                    .then()
                    .statusCode(200);
            assertThat(phone.page().navigate("/j/" + code).status()).isEqualTo(410);
            phone.look("revoked");
            assertThat(phone.page().locator("main a[href^='/j/']").count()).isPositive();
        }
    }

    @Test
    void everyOtherPageIsWhole() {
        try (var phone = phone(SMALL)) {
            for (String path : List.of("/j", "/my", "/not-me", "/consents/PRIVACY_POLICY", "/problems/code-expired")) {
                phone.page().navigate(path);
                phone.look(path.substring(1).replace('/', '-'));
            }
        }
    }
}
