package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.WeChatStub;
import org.boai.enroll.support.WithWeChat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has shown once, in the mini-program, who they are, needs no message a second time. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@QuarkusTestResource(value = WithWeChat.class, restrictToAnnotatedClass = true)
class WeChatPersonIT {
    private WeChatStub wechat;
    private Map<String, Object> member;
    private String user;

    @BeforeEach
    void aMemberWithWeChat() throws IOException {
        wechat = new WeChatStub(WithWeChat.port());
        member = Applications.adult(Codes.poster());
        Api.receipt(member);
        user = "user" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void end() {
        wechat.close();
    }

    private static String codeOf(String whom) {
        return "of-" + whom + "-code-7f3c-" + UUID.randomUUID();
    }

    private String weChatSession(String whom) {
        return anyone().body(Map.of("code", codeOf(whom)))
                .post("/api/v1/wechat/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("weChatSession");
    }

    /** With the phone that WeChat vouches for, and the WeChat that is to be remembered. */
    private String show(String weChat) {
        String phone = (String) member.get("phone");
        String proof = anyone().body(Map.of("code", codeOf(phone), "purpose", "SIGN_IN"))
                .post("/api/v1/wechat/phone-proofs")
                .then()
                .statusCode(200)
                .extract()
                .path("phoneProof");
        Map<String, Object> who = new HashMap<>(Map.of(
                "fullName", member.get("fullName"),
                "birthDate", member.get("birthDate"),
                "phone", phone,
                "phoneProof", proof,
                "weChatSession", weChat));
        return anyone().body(who)
                .post("/api/v1/my/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("session");
    }

    private static Response signIn(String weChat) {
        return anyone().body(Map.of("weChatSession", weChat)).post("/api/v1/my/sessions/wechat");
    }

    @Test
    void theSameUserSignsInWithoutAnyProofAfterwards() {
        Problem.expect(signIn(weChatSession(user)), 422, "person-unknown");
        show(weChatSession(user));
        String session =
                signIn(weChatSession(user)).then().statusCode(201).extract().path("session");
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.memberships[0].fullName", equalTo(member.get("fullName")))
                .body("sections.wechat.size()", equalTo(1));
        Problem.expect(signIn(weChatSession("another" + user)), 422, "person-unknown");
        Problem.expect(signIn("A".repeat(22)), 422, "person-unknown");
    }

    @Test
    void whoForgetsAWeChatIsAskedAgain() {
        String session = show(weChatSession(user));
        Persons.as(session).delete("/api/v1/my/sessions/wechat").then().statusCode(204);
        Problem.expect(signIn(weChatSession(user)), 422, "person-unknown");
    }

    @Test
    void aUserWhoShowsToBeSomebodyElseIsThatOneFromThenOn() {
        show(weChatSession(user));
        var first = member;
        member = Applications.adult(Codes.poster());
        Api.receipt(member);
        show(weChatSession(user));
        String session =
                signIn(weChatSession(user)).then().statusCode(201).extract().path("session");
        assertThat(Persons.as(session).get("/api/v1/my/data").asString())
                .contains((String) member.get("fullName"))
                .doesNotContain((String) first.get("fullName"));
    }

    @Test
    void whoSignsInByWeChatAloneDoesNotTakeAnotherPhoneAtOnce() {
        show(weChatSession(user));
        String session =
                signIn(weChatSession(user)).then().statusCode(201).extract().path("session");
        String phone = Applications.phone();
        String proof = anyone().body(Map.of("code", codeOf(phone), "purpose", "NEW_PHONE"))
                .post("/api/v1/wechat/phone-proofs")
                .then()
                .statusCode(200)
                .extract()
                .path("phoneProof");
        Persons.as(session)
                .body(Map.of("kind", "CORRECTION", "correction", Map.of("phone", phone), "phoneProof", proof))
                .post("/api/v1/my/rights-requests")
                .then()
                .statusCode(201)
                .body("state", equalTo("OPEN"));
    }

    @Test
    void whoSignsOutOnAPageIsOut() {
        show(weChatSession(user));
        String weChat = weChatSession(user);
        String session = given().redirects()
                .follow(false)
                .cookie("boai_wechat", weChat)
                .get("/my")
                .cookie("boai_person");
        String token = given().cookie("boai_person", session)
                .get("/my")
                .asString()
                .replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
        var gone = given().redirects()
                .follow(false)
                .cookies(Map.of("boai_person", session, "boai_wechat", weChat))
                .contentType("application/x-www-form-urlencoded")
                .formParam("token", token)
                .post("/my/session/end");
        gone.then().statusCode(303);
        assertThat(gone.getHeaders().getValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("boai_wechat=;") && cookie.contains("Max-Age=0"))
                .anyMatch(cookie -> cookie.startsWith("boai_person=;") && cookie.contains("Max-Age=0"));
    }

    @Test
    void wordsAreLookedAtWhereWeChatKnowsWhoWrote() {
        String weChat = weChatSession(user);
        String session = show(weChat);
        String id = Persons.as(session)
                .body(Map.of("kind", "DELETION", "reason", "a risky text", "weChatSession", weChat))
                .post("/api/v1/my/rights-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(Database.one(
                        String.class, "SELECT text_check FROM rights_requests WHERE id = ?", UUID.fromString(id)))
                .isEqualTo("RISKY");
    }

    @Test
    void inWeChatsBrowserOnlyWhoWantsItIsRemembered() {
        var page = given().redirects()
                .follow(false)
                .cookie("boai_wechat", weChatSession(user))
                .get("/my");
        page.then().statusCode(200);
        assertThat(page.asString()).contains("name=\"remember\"").doesNotContain("checked");
        show(weChatSession(user));
        var entered = given().redirects()
                .follow(false)
                .cookie("boai_wechat", weChatSession(user))
                .get("/my");
        entered.then().statusCode(303);
        assertThat(given().cookie("boai_person", entered.cookie("boai_person"))
                        .get("/my")
                        .asString())
                .contains((String) member.get("fullName"));
    }
}
