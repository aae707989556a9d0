package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.citizen;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.boai.enroll.platform.FreeTextCheck;
import org.boai.enroll.platform.FreeTextCheck.Verdict;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.junit.jupiter.api.Test;

/** An installation without an account at WeChat says so by name, and its pages do without. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class WeChatAbsentIT {
    private static final String BASE = "/api/v1/wechat";

    @Inject
    FreeTextCheck texts;

    @Test
    void whoeverWantsItIsToldThatThereIsNone() {
        Problem.expect(citizen().body(Map.of("code", "0a1b")).post(BASE + "/sessions"), 404, "wechat-not-configured");
        Problem.expect(
                citizen().body(Map.of("code", "0a1b", "purpose", "APPLICATION")).post(BASE + "/phone-proofs"),
                404,
                "wechat-not-configured");
        Problem.expect(
                citizen().queryParam("url", "http://localhost/j").get(BASE + "/js-signature"),
                404,
                "wechat-not-configured");
    }

    @Test
    void aPageIsReachedWithoutTheDetour() {
        var answer = given().redirects().follow(false).get("/wechat/authorization?to=/j/482013759");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/j/482013759");
        assertThat(answer.headers().hasHeaderWithName("Set-Cookie")).isFalse();
    }

    @Test
    void textsWaitForAPerson() {
        assertThat(texts.check("hello", "somebody").await().atMost(Duration.ofSeconds(5)))
                .isEqualTo(Verdict.UNCHECKED);
    }
}
