package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.submit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.ProofRequired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where phones must be proved: a program brings its proof, a page asks a question, then the code, and keeps the form. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@QuarkusTestResource(value = ProofRequired.class, restrictToAnnotatedClass = true)
class ProofRequiredIT {
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final Pattern QUESTION = Pattern.compile("([一二三四五六七八九])加([一二三四五六七八九])等于几");
    private static final String DIGITS = "零一二三四五六七八九";

    private final String phone = Applications.phone();
    private String code;

    @BeforeEach
    void aCode() {
        code = Codes.poster();
        PhoneProofs.listen();
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new HashMap<>(Map.of(
                "idempotencyKey", java.util.UUID.randomUUID().toString(),
                "residence", Applications.SHANGBAO,
                "fullName", "买买提·艾力",
                "phone", phone,
                "birthYear", "1948",
                "birthMonth", "9",
                "birthDay", "3"));
        form.put(
                "consents",
                Applications.consents().stream()
                        .map(consent -> consent.get("purpose") + "@" + consent.get("version"))
                        .toList());
        return form;
    }

    private Response post(Map<String, Object> form) {
        var request = given().redirects()
                .follow(false)
                .header("Accept-Language", "zh-CN")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
        form.forEach((name, value) -> request.formParam(name, value instanceof List<?> many ? many : List.of(value)));
        return request.post("/j/" + code + "/applications");
    }

    /** What the first form of a page sends again, and what is typed beside it. */
    private static Map<String, Object> filled(Response page, String field, String typed) {
        Map<String, Object> form = new HashMap<>();
        Map<String, List<String>> consents = new HashMap<>();
        String first = page.asString().split("</form>")[0];
        HIDDEN.matcher(first).results().forEach(found -> put(form, consents, found));
        form.putAll(consents);
        form.put(field, typed);
        return form;
    }

    private static void put(Map<String, Object> form, Map<String, List<String>> many, MatchResult found) {
        if (found.group(1).equals("consents")) {
            many.computeIfAbsent("consents", name -> new java.util.ArrayList<>())
                    .add(found.group(2));
        } else {
            form.put(found.group(1), found.group(2));
        }
    }

    private static int sum(Response page) {
        var question = QUESTION.matcher(page.asString());
        assertThat(question.find()).isTrue();
        return DIGITS.indexOf(question.group(1)) + DIGITS.indexOf(question.group(2));
    }

    private long applications() {
        return Database.count("SELECT count(*) FROM applications WHERE code = ?", code);
    }

    @Test
    void aProgramBringsItsProof() {
        var application = new HashMap<>(Applications.adult(code));
        Problem.expect(submit(application), 422, "phone-proof-required");
        application.put("phoneProof", PhoneProofs.prove((String) application.get("phone")));
        submit(application).then().statusCode(201);
    }

    @Test
    void aPageAsksAQuestionThenTheCodeAndKeepsTheForm() {
        var asking = post(form());
        asking.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(asking.asString()).contains("请回答", phone.substring(7)).doesNotContain("请核对");
        var wrong = post(filled(asking, "answer", "99"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("安全校验未通过");
        var sent = post(filled(wrong, "answer", " " + sum(wrong)));
        sent.then().statusCode(200);
        assertThat(sent.asString()).contains("autocomplete=\"one-time-code\"", "重新获取验证码");
        String right = PhoneProofs.code(phone);
        var refused = post(filled(sent, "code", right.equals("000000") ? "000001" : "000000"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("验证码不正确或已失效");
        assertThat(applications()).isZero();
        post(filled(refused, "code", right)).then().statusCode(303);
        assertThat(applications()).isOne();
    }

    @Test
    void nonsenseIsAnsweredByThePageItIsAbout() {
        var form = form();
        form.put("phone", "12");
        form.put("handle", "x");
        form.put("code", "1");
        var incomplete = post(form);
        assertThat(incomplete.statusCode()).isEqualTo(400);
        assertThat(incomplete.asString()).contains("填写申请");
        form.put("phone", phone);
        var refused = post(form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("验证码不正确或已失效");
        var unasked = form();
        unasked.put("question", "a.b.c");
        unasked.put("answer", "3");
        assertThat(post(unasked).asString()).contains("安全校验未通过", "请回答");
    }

    /** An old phone, a slow network, and two taps on each button: one message, one application, one receipt. */
    @Test
    void tappingTwiceIsTappingOnce() {
        var asking = post(form());
        var answered = filled(asking, "answer", String.valueOf(sum(asking)));
        post(answered).then().statusCode(200);
        var again = post(answered);
        again.then().statusCode(200);
        var coded = filled(again, "code", PhoneProofs.code(phone));
        String receipt = post(coded).then().statusCode(303).extract().header("Location");
        assertThat(post(coded).then().statusCode(303).extract().header("Location"))
                .isEqualTo(receipt);
        assertThat(PhoneProofs.messages(phone)).isOne();
        assertThat(applications()).isOne();
    }

    /** What a code proved stays in the form when something else is wrong. */
    @Test
    void aRightCodeIsNotAskedForAgainWhenTheFormIsRefused() {
        var asking = post(form());
        var sent = post(filled(asking, "answer", String.valueOf(sum(asking))));
        var elsewhere = filled(sent, "code", PhoneProofs.code(phone));
        elsewhere.put("expectedOrganizationId", "0190b0a0-0000-7000-8000-000000000000");
        var refused = post(elsewhere);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).containsPattern("name=\"phoneProof\" value=\"[A-Za-z0-9_-]{22}\"");
        var proof = filled(refused, "x", "").get("phoneProof");
        var form = form();
        form.put("phoneProof", proof);
        post(form).then().statusCode(303);
        form.put("idempotencyKey", java.util.UUID.randomUUID().toString());
        assertThat(post(form).asString()).contains("手机号码验证无效", "请回答");
    }
}
