package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's own pages, as a browser without scripts uses them. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class OwnPagesIT {
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final Pattern QUESTION = Pattern.compile("([一二三四五六七八九])加([一二三四五六七八九])等于几");
    private static final String DIGITS = "零一二三四五六七八九";

    private Map<String, Object> member;
    private String receipt;

    @BeforeEach
    void aMember() {
        PhoneProofs.listen();
        member = Applications.adult(Codes.poster());
        receipt = Api.receipt(member);
        Database.change("UPDATE phone_proofs SET created_at = created_at - interval '2 minutes'");
    }

    private static Response post(String path, Map<String, ?> form, String cookie) {
        var request = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form);
        return (cookie == null ? request : request.cookie("boai_person", cookie)).post(path);
    }

    private static Response get(String path, String cookie) {
        return given().redirects().follow(false).cookie("boai_person", cookie).get(path);
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new HashMap<>();
        HIDDEN.matcher(page).results().forEach(found -> fields.putIfAbsent(found.group(1), found.group(2)));
        return fields;
    }

    private Map<String, String> whoIAm() {
        return new HashMap<>(Map.of(
                "fullName", (String) member.get("fullName"),
                "phone", (String) member.get("phone"),
                "birthYear", "1990",
                "birthMonth", "1",
                "birthDay", "1"));
    }

    /** From the empty page to the session, through the question and the code. */
    private Response enter(Map<String, String> who) {
        String question =
                post("/my/session", who, null).then().statusCode(200).extract().asString();
        MatchResult asked = QUESTION.matcher(question).results().findFirst().orElseThrow();
        var answered = new HashMap<>(hidden(question));
        int sum = DIGITS.indexOf(asked.group(1)) + DIGITS.indexOf(asked.group(2));
        answered.put("answer", String.valueOf(sum));
        String code = post("/my/session", answered, null)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var typed = new HashMap<>(hidden(code));
        typed.put("code", PhoneProofs.code(who.get("phone")));
        return post("/my/session", typed, null);
    }

    private String session() {
        return enter(whoIAm()).then().statusCode(303).extract().cookie("boai_person");
    }

    @Test
    void aPersonEntersAndFindsCardHistoryAndData() {
        var entered = enter(whoIAm());
        entered.then().statusCode(303);
        assertThat(entered.header("Location")).isEqualTo("/my");
        assertThat(entered.header("Set-Cookie"))
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/my");
        String session = entered.cookie("boai_person");
        assertThat(get("/my", session).asString()).contains((String) member.get("fullName"), "上保社区红十字会", "成为会员");
        assertThat(get("/my/card", session).asString()).contains("/my/card/picture", "60 秒");
        assertThat(get("/my/card/picture", session).asString()).startsWith("<svg");
        assertThat(get("/my/data", session).asString()).contains((String) member.get("phone"), receipt);
        assertThat(get("/my/consents", session).asString()).contains("撤回");
        assertThat(get("/my", session).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aNameThatWasMistypedCostsNoSecondMessage() {
        var mistyped = whoIAm();
        mistyped.put("birthDay", "2");
        var refused = enter(mistyped);
        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("没有找到与这些信息相符的记录");
        var again = whoIAm();
        again.put("phoneProof", hidden(refused.asString()).get("phoneProof"));
        int messages = PhoneProofs.messages((String) member.get("phone"));
        post("/my/session", again, null).then().statusCode(303);
        assertThat(PhoneProofs.messages((String) member.get("phone"))).isEqualTo(messages);
    }

    @Test
    void whatCannotBeReadIsNamedAtItsField() {
        var wrong = whoIAm();
        wrong.put("phone", "12345");
        wrong.put("birthMonth", "13");
        var page = post("/my/session", wrong, null);
        page.then().statusCode(400);
        assertThat(page.asString()).contains("id=\"phone-error\"", "id=\"birthYear-error\"", "错误：");
    }

    @Test
    void withoutASessionEachPageAsksWhoItIs() {
        for (String path : List.of(
                "/my",
                "/my/activities",
                "/my/card",
                "/my/data",
                "/my/consents",
                "/my/requests",
                "/my/transfers",
                "/my/leaving")) {
            var page = get(path, "A".repeat(22));
            page.then().statusCode(200);
            assertThat(page.asString()).contains("action=\"/my/session\"").doesNotContain((String)
                    member.get("fullName"));
        }
    }

    @Test
    void aFormOfAnotherSessionChangesNothing() {
        String session = session();
        for (String token : List.of("", "A".repeat(22))) {
            post("/my/leaving", Map.of("token", token), session).then().statusCode(403);
            post("/my/consents/STATUTES/withdrawal", Map.of("token", token), session)
                    .then()
                    .statusCode(403);
        }
        assertThat(Database.one(String.class, "SELECT status FROM members WHERE id = ?", Database.memberOf(receipt)))
                .isEqualTo("ACTIVE");
    }

    @Test
    void aTransferIsAskedForByWhereOneLivesNowAndTakenBack() {
        String session = session();
        UUID id = Database.memberOf(receipt);
        String found = get("/my/transfers?q=宝石社区", session).asString();
        assertThat(found).contains("宝石社区", "转到这里");
        Map<String, String> form = new HashMap<>(hidden(found));
        form.put("regionCode", "330106002052");
        Map<String, String> foreign = new HashMap<>(form);
        foreign.put("token", "A".repeat(22));
        post("/my/transfers", foreign, session).then().statusCode(403);
        var asked = post("/my/transfers", form, session);
        asked.then().statusCode(303);
        assertThat(asked.header("Location")).isEqualTo("/my/transfers");
        String page = get("/my/transfers", session).asString();
        assertThat(page).contains("上保社区红十字会 → 宝石社区红十字会", "等两边组织同意").doesNotContain("转到这里");
        UUID transfer = Database.one(UUID.class, "SELECT id FROM transfers WHERE member_id = ?", id);
        post("/my/transfers/" + transfer + "/cancellation", hidden(page), session)
                .then()
                .statusCode(303);
        assertThat(get("/my/transfers", session).asString()).contains("已撤销", "本人撤销", "现在住在哪里");
    }

    @Test
    void leavingTakesOnePageAndOneButton() {
        String session = session();
        String page = get("/my/leaving", session).asString();
        assertThat(page).contains("确认退会");
        var done = post("/my/leaving", hidden(page), session);
        done.then().statusCode(200);
        assertThat(done.asString()).contains("会籍已经结束");
        assertThat(Database.one(String.class, "SELECT status FROM members WHERE id = ?", Database.memberOf(receipt)))
                .isEqualTo("LEFT");
    }

    @Test
    void aConsentThatWasTakenBackIsGivenAgainWithOneButton() {
        String session = session();
        var form = hidden(get("/my/consents", session).asString());
        post("/my/consents/SENSITIVE_DATA/withdrawal", form, session).then().statusCode(303);
        var page = get("/my/consents", session).asString();
        assertThat(page).contains("已撤回", "action=\"/my/consents/SENSITIVE_DATA\"");
        form.put("version", Applications.version("SENSITIVE_DATA"));
        post("/my/consents/SENSITIVE_DATA", form, session).then().statusCode(303);
        assertThat(get("/my/consents", session).asString()).doesNotContain("已撤回");
    }

    @Test
    void aCorrectionIsAskedForAndItsAnswerIsRead() {
        String session = session();
        var wish = new HashMap<>(hidden(get("/my/requests", session).asString()));
        wish.put("kind", "CORRECTION");
        wish.put("fullName", " ");
        post("/my/requests", wish, session).then().statusCode(422);
        wish.put("fullName", member.get("fullName") + "·正");
        wish.put("reason", "登记时写错了");
        post("/my/requests", wish, session).then().statusCode(303);
        assertThat(get("/my/requests", session).asString()).contains("更正：姓名", "等待答复", "答复期限");
    }

    @Test
    void anotherNumberIsProvedAndThenOnRecord() {
        String session = session();
        String phone = Applications.phone();
        Map<String, String> form =
                new HashMap<>(hidden(get("/my/phone", session).asString()));
        form.put("phone", "12345");
        assertThat(post("/my/phone", form, session)
                        .then()
                        .statusCode(400)
                        .extract()
                        .asString())
                .contains("id=\"phone-error\"");
        form.put("phone", phone);
        String question = post("/my/phone", form, session)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var answered = new HashMap<>(hidden(question));
        MatchResult asked = QUESTION.matcher(question).results().findFirst().orElseThrow();
        answered.put("answer", String.valueOf(DIGITS.indexOf(asked.group(1)) + DIGITS.indexOf(asked.group(2))));
        String code = post("/my/phone", answered, session)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var wrong = new HashMap<>(hidden(code));
        wrong.put("code", "abc");
        var typed = new HashMap<>(hidden(post("/my/phone", wrong, session)
                .then()
                .statusCode(422)
                .extract()
                .asString()));
        typed.put("code", PhoneProofs.code(phone));
        post("/my/phone", typed, session).then().statusCode(303);
        assertThat(get("/my/data", session).asString()).contains(phone).doesNotContain((String) member.get("phone"));
    }

    @Test
    void whoeverScansACardLearnsWhetherItIsGoodAndNothingElse() {
        String handle =
                Persons.as(Persons.session(member)).get("/api/v1/my/card").path("handle");
        assertThat(given().get("/c/" + handle).then().statusCode(200).extract().asString())
                .contains("有效")
                .doesNotContain((String) member.get("fullName"), "上保社区");
        assertThat(given().get("/c/" + "A".repeat(43))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("无效");
    }

    @Test
    void theFootOfAPageSaysWhomToCallAndWhereTheSiteIsFiled() {
        assertThat(given().get("/my").asString())
                .contains("href=\"tel:0571-00000000\"", ">浙ICP备00000000号-1</a>")
                .doesNotContain("beian.mps.gov.cn");
    }

    @Test
    void signingOutEndsTheSession() {
        String session = session();
        var form = hidden(get("/my", session).asString());
        var gone = post("/my/session/end", form, session);
        gone.then().statusCode(303);
        assertThat(gone.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(get("/my", session).asString()).contains("action=\"/my/session\"");
    }
}
