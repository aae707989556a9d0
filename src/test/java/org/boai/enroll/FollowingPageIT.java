package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Cases;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PhoneProofs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Following an application for people: number and question, code, then what is asked and only that; forms without a script. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class FollowingPageIT {
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final Pattern QUESTION = Pattern.compile("([一二三四五六七八九])加([一二三四五六七八九])等于几");
    private static final String DIGITS = "零一二三四五六七八九";

    private Map<String, Object> application;
    private String phone;
    private UUID id;
    private String address;

    @BeforeEach
    void anApplicationUnderReview() {
        PhoneProofs.listen();
        application = Applications.adult(Codes.poster());
        phone = (String) application.get("phone");
        id = Cases.underReview(application);
        address = "/s/" + Cases.receiptOf(id) + "/progress";
    }

    private Response get(String language) {
        return given().header("Accept-Language", language).get(address);
    }

    private Response post(Map<String, String> form) {
        return given().header("Accept-Language", "zh-CN")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(address);
    }

    private static Map<String, String> filled(Response page, String... more) {
        Map<String, String> form = new HashMap<>();
        HIDDEN.matcher(page.asString()).results().forEach(found -> form.put(found.group(1), found.group(2)));
        form.remove("back");
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private Response proved() {
        var first = get("zh-CN");
        first.then().statusCode(200).header("Cache-Control", "no-store");
        var question = QUESTION.matcher(first.asString());
        assertThat(question.find()).isTrue();
        String sum = String.valueOf(DIGITS.indexOf(question.group(1)) + DIGITS.indexOf(question.group(2)));
        var sent = post(filled(first, "phone", phone, "answer", sum));
        sent.then().statusCode(200);
        assertThat(sent.asString()).contains("autocomplete=\"one-time-code\"").doesNotContain(phone + "<");
        return post(filled(sent, "code", PhoneProofs.code(phone)));
    }

    @Test
    void asksOnlyForWhatWasAskedAndTakesTheAnswer() {
        Cases.giveBack("shangbao", id, "FULL_NAME", "RESIDENCE", "OTHER").then().statusCode(200);
        var page = proved();
        page.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(page.asString())
                .contains("请补充以便核对", "name=\"fullName\"", "name=\"place\"", "name=\"other\"")
                .doesNotContain(
                        "name=\"documentNumber\"",
                        "name=\"birthYear\"",
                        "name=\"guardianName\"",
                        "name=\"unit\"",
                        "name=\"words\"",
                        (String) application.get("fullName"));

        var found = post(filled(page, "act", "answer", "fullName", "欧阳补正", "other", "三号楼", "place", "宝石社区"));
        found.then().statusCode(200);
        assertThat(found.asString())
                .contains("value=\"330106002052\"", "value=\"欧阳补正\"", "value=\"三号楼\"")
                .contains("北山街道");
        assertThat(Cases.status(id)).isEqualTo("RETURNED");

        var done = post(filled(
                found,
                "act",
                "answer",
                "fullName",
                "欧阳补正",
                "other",
                "三号楼",
                "place",
                "宝石社区",
                "residence",
                "330106002052"));
        done.then().statusCode(200);
        assertThat(done.asString()).contains("已收到您补充的信息", "审核中").doesNotContain("name=\"fullName\"");
        assertThat(Cases.status(id)).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndWhatWasTypedStays() {
        Cases.giveBack("shangbao", id, "BIRTH_DATE", "OTHER").then().statusCode(200);
        var page = proved();
        var refused = post(filled(
                page, "act", "answer", "birthYear", "1990", "birthMonth", "13", "birthDay", "1", "other", "三号楼"));
        refused.then().statusCode(400);
        assertThat(refused.asString()).contains("href=\"#birthYear\"", "value=\"三号楼\"", "name=\"phoneProof\"");
        int year = LocalDate.now(SystemClock.ZONE).getYear() - 9;
        var child = post(filled(
                page, "act", "answer", "birthYear", "" + year, "birthMonth", "1", "birthDay", "2", "other", "三号楼"));
        child.then().statusCode(422);
        assertThat(child.asString()).contains("href=\"#guardianName\"", "name=\"consents\"");
        var consent = filled(
                page, "act", "answer", "birthYear", "" + year, "birthMonth", "1", "birthDay", "2", "other", "三号楼");
        consent.put("guardianName", "测试家长");
        consent.put("guardianPhone", Applications.phone());
        consent.put("guardianRelation", "PARENT");
        consent.put("consents", "GUARDIAN@1");
        post(consent).then().statusCode(200);
        assertThat(Database.one(String.class, "SELECT review_note FROM applications WHERE id = ?", id))
                .isEqualTo("MINOR");
    }

    @Test
    void whoeverWasRefusedSeesWhyAndAppeals() {
        Cases.refuse("shangbao", id).then().statusCode(200);
        var page = proved();
        assertThat(page.asString()).contains("不在本地常住", "name=\"words\"", "未通过");
        var blank = post(filled(page, "act", "appeal"));
        blank.then().statusCode(400);
        assertThat(blank.asString()).contains("href=\"#words\"");
        var done = post(filled(page, "act", "appeal", "words", "本人住在这里"));
        done.then().statusCode(200);
        assertThat(done.asString()).contains("已收到您的申诉", "您已向北山街道红十字会提出申诉").doesNotContain("name=\"words\"");
    }

    @Test
    void theReceiptAloneShowsNothingOfIt() {
        Cases.refuse("shangbao", id).then().statusCode(200);
        assertThat(get("zh-CN").asString()).doesNotContain("未通过", "不在本地常住", "上保社区");
        assertThat(get("en").asString()).contains("How it stands", "Send me a code");
        var forged = post(Map.of("phone", phone, "phoneProof", "A".repeat(22)));
        forged.then().statusCode(422);
        assertThat(forged.asString()).doesNotContain("未通过", "不在本地常住", "上保社区");
    }
}
