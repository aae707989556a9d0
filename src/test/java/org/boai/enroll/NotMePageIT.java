package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.receipt;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PhoneProofs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 非本人申请 for people: number and question, code, list, done; forms only, and nothing of a person on any of them. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class NotMePageIT {
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final Pattern BOX = Pattern.compile("name=\"applications\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern QUESTION = Pattern.compile("([一二三四五六七八九])加([一二三四五六七八九])等于几");
    private static final String DIGITS = "零一二三四五六七八九";

    private Map<String, Object> application;
    private String phone;
    private UUID id;

    @BeforeEach
    void anApplication() {
        PhoneProofs.listen();
        application = Applications.adult(Codes.poster());
        phone = (String) application.get("phone");
        id = Database.applicationOf(receipt(application));
    }

    private static Response get(String path, String language) {
        return given().header("Accept-Language", language).get(path);
    }

    private static Response post(Map<String, String> form) {
        return given().header("Accept-Language", "zh-CN")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post("/not-me");
    }

    private static Map<String, String> filled(Response page, String... more) {
        Map<String, String> form = new HashMap<>();
        HIDDEN.matcher(page.asString()).results().forEach(found -> form.put(found.group(1), found.group(2)));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private static String sum(Response page) {
        var question = QUESTION.matcher(page.asString());
        assertThat(question.find()).isTrue();
        return String.valueOf(DIGITS.indexOf(question.group(1)) + DIGITS.indexOf(question.group(2)));
    }

    private static Response list(String phone) {
        var first = get("/not-me", "zh-CN");
        var sent = post(filled(first, "phone", phone, "answer", sum(first)));
        sent.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(sent.asString()).contains("autocomplete=\"one-time-code\"");
        return post(filled(sent, "code", PhoneProofs.code(phone)));
    }

    @Test
    void fourStepsEndAnApplicationAndShowNoPerson() {
        var list = list(phone);
        list.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(list.asString())
                .contains("上保社区红十字会", "不是本人提交的", id.toString())
                .doesNotContain((String) application.get("fullName"), "1990-01-01", "1990年");
        var unticked = post(filled(list));
        unticked.then().statusCode(400);
        assertThat(unticked.asString()).contains("请勾选不是您本人提交的申请");
        var box = BOX.matcher(unticked.asString());
        assertThat(box.find()).isTrue();
        var form = filled(unticked, "applications", box.group(1));
        assertThat(post(form).then().statusCode(200).extract().asString()).contains("已受理您的声明");
        assertThat(post(form).then().statusCode(200).extract().asString()).contains("已受理您的声明");
        assertThat(Database.count("SELECT count(*) FROM members WHERE application_id = ? AND status = 'REMOVED'", id))
                .isOne();
    }

    @Test
    void aNumberThatNobodyUsedHasNothingToTick() {
        var list = list(Applications.phone());
        list.then().statusCode(200);
        assertThat(list.asString()).contains("不用再做什么").doesNotContain("action=\"/not-me\"");
    }

    @Test
    void whatIsWrongIsSaidWhereItIs() {
        var first = get("/not-me", "zh-CN");
        var noPhone = post(filled(first, "phone", "12", "answer", sum(first)));
        noPhone.then().statusCode(400);
        assertThat(noPhone.asString()).contains("请填写 11 位中国大陆手机号码", "id=\"phone-error\"");
        var noSum = post(filled(noPhone, "phone", phone, "answer", "99"));
        noSum.then().statusCode(422);
        assertThat(noSum.asString()).contains("安全校验未通过", "value=\"" + phone + "\"");
        var sent = post(filled(noSum, "phone", phone, "answer", sum(noSum)));
        String code = PhoneProofs.code(phone);
        var wrong = post(filled(sent, "code", code.equals("000000") ? "000001" : "000000"));
        wrong.then().statusCode(422);
        assertThat(wrong.asString()).contains("验证码不正确或已失效", "autocomplete=\"one-time-code\"");
        post(filled(wrong, "code", code)).then().statusCode(200);
        var forged = post(Map.of("phone", phone, "phoneProof", "A".repeat(22), "applications", id.toString()));
        forged.then().statusCode(422);
        assertThat(Database.count("SELECT count(*) FROM applications WHERE id = ? AND disowned_at IS NULL", id))
                .isOne();
        assertThat(post(Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void everyPageLeadsThereAndItIsCompleteInEnglish() {
        String receipt = receipt(Applications.adult(Codes.poster()));
        assertThat(get("/s/" + receipt, "zh-CN").asString()).contains("href=\"/not-me\"", "不是您本人申请");
        assertThat(get("/j", "en").asString()).contains("href=\"/not-me\"", "It was not me");
        assertThat(get("/not-me", "en").then().statusCode(200).extract().asString())
                .contains("It was not me", "Your mobile number", "Send me a code")
                .doesNotContain("您");
    }
}
