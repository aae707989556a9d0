package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.submit;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PageFlow;
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
    private static final Pattern QUESTION = Pattern.compile("([一二三四五六七八九])加([一二三四五六七八九])等于几");
    private static final String DIGITS = "零一二三四五六七八九";

    private final String phone = Applications.phone();
    private String code;

    @BeforeEach
    void aCode() {
        code = Codes.poster();
        PhoneProofs.listen();
    }

    /** Up to the page that asks for the proof. */
    private PageFlow upToProof() {
        var pages = PageFlow.at(code).upToCheck("买买提·艾力", phone);
        assertThat(pages.send().header("Location")).isEqualTo("/j/" + code + "/proof");
        return pages;
    }

    private static final Pattern HIDDEN = Pattern.compile("name=\"(question|handle)\" value=\"([^\"]*)\"");

    /** What the first form of the page about the phone sends again, and what is typed beside it. */
    private static Response prove(PageFlow pages, Response page, String field, String typed) {
        Map<String, Object> form = new HashMap<>();
        HIDDEN.matcher(page.asString().split("</main>")[0])
                .results()
                .forEach(found -> form.put(found.group(1), found.group(2)));
        form.put(field, typed);
        return pages.post("proof", form);
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
    void aPageAsksAQuestionThenTheCodeAndKeepsTheAnswers() {
        var pages = upToProof();
        var asking = pages.get("proof");
        asking.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(asking.asString()).contains("请回答", phone.substring(7)).doesNotContain("请核对");
        var wrong = prove(pages, asking, "answer", "99");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("安全校验未通过");
        prove(pages, wrong, "answer", " " + sum(wrong))
                .then()
                .statusCode(303)
                .header("Location", "/j/" + code + "/proof");
        var sent = pages.get("proof");
        assertThat(sent.asString()).contains("autocomplete=\"one-time-code\"", "重新获取验证码");
        String right = PhoneProofs.code(phone);
        var refused = prove(pages, sent, "code", right.equals("000000") ? "000001" : "000000");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("验证码不正确或已失效");
        assertThat(applications()).isZero();
        prove(pages, refused, "code", right).then().statusCode(303).header("Location", matchesPattern("/s/.*"));
        assertThat(applications()).isOne();
    }

    @Test
    void nobodyProvesAPhoneBeforeTheAnswersAreThere() {
        var pages = PageFlow.at(code);
        assertThat(pages.get("proof").header("Location")).isEqualTo("/j/" + code + "/who?lost=true");
        pages.upToCheck("买买提·艾力", phone);
        assertThat(pages.get("proof").header("Location")).isEqualTo("/j/" + code + "/check");
        assertThat(pages.post("proof", Map.of("handle", "x", "code", "1")).header("Location"))
                .isEqualTo("/j/" + code + "/check");
    }

    @Test
    void nonsenseIsAnsweredByThePageItIsAbout() {
        var pages = upToProof();
        var refused = pages.post("proof", Map.of("handle", "x", "code", "1"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("验证码不正确或已失效");
        assertThat(pages.post("proof", Map.of("question", "a.b.c", "answer", "3"))
                        .asString())
                .contains("安全校验未通过", "请回答");
    }

    /** An old phone, a slow network, and two taps on each button: one message, one application, one receipt. */
    @Test
    void tappingTwiceIsTappingOnce() {
        var pages = upToProof();
        var asking = pages.get("proof");
        prove(pages, asking, "answer", String.valueOf(sum(asking))).then().statusCode(303);
        prove(pages, asking, "answer", String.valueOf(sum(asking))).then().statusCode(303);
        var sent = pages.get("proof");
        String proof = PhoneProofs.code(phone);
        String receipt = prove(pages, sent, "code", proof)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(prove(pages, sent, "code", proof).header("Location")).isEqualTo(receipt);
        assertThat(PhoneProofs.messages(phone)).isOne();
        assertThat(applications()).isOne();
    }

    /** What a code proved stays with the draft when something else is wrong; another phone wants a code of its own. */
    @Test
    void aRightCodeIsNotAskedForAgainWhenTheAnswersAreRefused() {
        var pages = PageFlow.at(code).upToCheck("买买提·艾力", phone);
        var elsewhere = pages.agreement();
        elsewhere.put("expectedOrganizationId", "0190b0a0-0000-7000-8000-000000000000");
        assertThat(pages.post("check", elsewhere).header("Location")).isEqualTo("/j/" + code + "/proof");
        var asking = pages.get("proof");
        prove(pages, asking, "answer", String.valueOf(sum(asking)));
        var refused = prove(pages, pages.get("proof"), "code", PhoneProofs.code(phone));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("核对并提交");
        pages.send().then().statusCode(303).header("Location", matchesPattern("/s/.*"));
        assertThat(applications()).isOne();
    }

    @Test
    void anotherPhoneWantsAProofOfItsOwn() {
        var pages = upToProof();
        var asking = pages.get("proof");
        prove(pages, asking, "answer", String.valueOf(sum(asking)));
        pages.who("买买提·艾力", Applications.phone()).then().statusCode(303);
        pages.send().then().statusCode(303).header("Location", "/j/" + code + "/proof");
        assertThat(pages.get("proof").asString()).contains("请回答");
        assertThat(applications()).isZero();
    }
}
