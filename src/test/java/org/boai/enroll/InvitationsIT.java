package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.submit;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PageFlow;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an invitation of a first-aid class fills in, what it says of somebody, and that it is good once. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class InvitationsIT {
    private FirstAid course;
    private Map<String, Object> application;
    private UUID participant;
    private String token;

    @BeforeEach
    void aParticipantWhoWasInvited() {
        course = FirstAid.classOf("xihu");
        application = Applications.adult(course.code);
        participant = course.participant(application);
        token = course.invite(participant);
        application.put("invitation", token);
    }

    private static Response lookUp(String token) {
        return anyone().body(Map.of("token", token)).post("/api/v1/invitations/lookup");
    }

    private Map<String, Object> somebodyElse() {
        var other = Applications.adult(course.code);
        other.put("invitation", token);
        return other;
    }

    private static UUID accepted(Response answer) {
        return Database.applicationOf(answer.then().statusCode(201).extract().path("receipt"));
    }

    private String state() {
        return Database.one(
                String.class,
                "SELECT string_agg(state, ' ' ORDER BY id) FROM invitations WHERE subject_id = ?",
                participant);
    }

    private static Response asTheBranch(UUID application) {
        return as("shangbao").get("/api/v1/applications/" + application);
    }

    @Test
    void fillsInWhatTheClassKnows() {
        lookUp(token)
                .then()
                .statusCode(200)
                .header("Cache-Control", org.hamcrest.Matchers.containsString("no-store"))
                .body("code", equalTo(course.code))
                .body("occasion", equalTo("初级救护员培训"))
                .body("organization", equalTo("西湖区红十字会"))
                .body("fullName", equalTo(application.get("fullName")))
                .body("phone", equalTo(application.get("phone")))
                .body("residence.regionCode", equalTo(Applications.SHANGBAO))
                .body("certified", equalTo(false));
        lookUp(token).then().statusCode(200);
        assertThat(state()).isEqualTo("OPEN");
    }

    /** The branch that decides is another organization than the one that held the class. */
    @Test
    void whoHasPassedComesFirstAndTheBranchSeesWhy() {
        course.passed(participant, null).then().statusCode(200);
        UUID id = accepted(submit(application));
        asTheBranch(id)
                .then()
                .statusCode(200)
                .body("priority", equalTo(true))
                .body("status", equalTo("ADMITTED"))
                .body("backgrounds", contains("FIRST_AID_CERTIFICATE"))
                .body("file.invitation.occasion", equalTo("初级救护员培训"))
                .body("file.invitation.proof", equalTo("GIVEN"));
        assertThat(Database.one(Boolean.class, "SELECT priority FROM notices WHERE subject_id = ?", id))
                .isTrue();
        assertThat(state()).isEqualTo("USED");
        assertThat(Database.one(UUID.class, "SELECT application_id FROM invitations WHERE subject_id = ?", participant))
                .isEqualTo(id);
    }

    @Test
    void whoHasNotPassedYetComesInTurn() {
        UUID id = accepted(submit(application));
        asTheBranch(id)
                .then()
                .body("priority", equalTo(false))
                .body("backgrounds", empty())
                .body("note", nullValue())
                .body("file.invitation.proof", equalTo("NONE"));
    }

    @Test
    void withoutAnInvitationThereIsNoneInTheFile() {
        application.remove("invitation");
        asTheBranch(accepted(submit(application))).then().body("file.invitation", nullValue());
        assertThat(state()).isEqualTo("OPEN");
    }

    @Test
    void asecondUseIsRefused() {
        accepted(submit(application));
        Problem.expect(submit(somebodyElse()), 422, "invitation-refused");
        assertThat(Database.count("SELECT count(*) FROM applications WHERE code = ?", course.code))
                .isOne();
    }

    @Test
    void ofManyAtOnceOneIsAccepted() {
        var answers = Together.times(8, i -> submit(somebodyElse()));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> Problem.expect(answer, 422, "invitation-refused"));
        assertThat(Database.count("SELECT count(*) FROM applications WHERE code = ?", course.code))
                .isOne();
        assertThat(state()).isEqualTo("USED");
    }

    @Test
    void anApplicationThatIsNotKeptGivesItBack() {
        application.put("expectedOrganizationId", UUID.randomUUID().toString());
        Problem.expect(submit(application), 409, "placement-changed");
        application.remove("expectedOrganizationId");
        Database.change("ALTER TABLE applications ADD CONSTRAINT refused_for_a_moment CHECK (code <> '" + course.code
                + "') NOT VALID");
        try {
            assertThat(submit(application).statusCode()).isGreaterThanOrEqualTo(500);
        } finally {
            Database.change("ALTER TABLE applications DROP CONSTRAINT refused_for_a_moment");
        }
        assertThat(state()).isEqualTo("OPEN");
        accepted(submit(application));
    }

    /** In status, body and page, wherever they are tried (threat 1). */
    @Test
    void whatOpensNothingLooksAlike() {
        String used = course.invite(course.participant(Applications.adult(course.code)));
        var user = somebodyElse();
        user.put("invitation", used);
        accepted(submit(user));
        UUID late = course.participant(Applications.adult(course.code));
        String expired = course.invite(late);
        Database.change(
                "UPDATE invitations SET issued_at = now() - interval '31 days', expires_at = now() - interval '1 second'"
                        + " WHERE subject_id = ?",
                late);
        UUID unwanted = course.participant(Applications.adult(course.code));
        String revoked = course.invite(unwanted);
        as("xihu")
                .post("/api/v1/first-aid-participants/" + unwanted + "/revocation")
                .then()
                .statusCode(204);
        UUID forgotten = course.participant(Applications.adult(course.code));
        String erased = course.invite(forgotten);
        as("xihu")
                .post("/api/v1/first-aid-participants/" + forgotten + "/erasure")
                .then()
                .statusCode(204);
        var all = Stream.of(RandomToken.next(), "not-a-token", used, expired, revoked, erased)
                .toList();
        assertThat(all.stream()
                        .map(one -> Problem.withoutInstance(Problem.expect(lookUp(one), 422, "invitation-refused")
                                .extract()
                                .response())))
                .hasSize(6)
                .allMatch(one -> one.equals(Problem.withoutInstance(lookUp("y"))));
        assertThat(all.stream().map(one -> {
                    var other = Applications.adult(course.code);
                    other.put("invitation", one);
                    return Problem.withoutInstance(submit(other));
                }))
                .allMatch(one -> one.equals(Problem.withoutInstance(lookUp("y"))));
        var pages = PageFlow.at(course.code);
        assertThat(all.stream()
                        .map(one -> pages.get("/i/" + one).asString().replace(one, "…"))
                        .distinct())
                .hasSize(1);
        assertThat(all.stream().map(one -> pages.get("/i/" + one).statusCode()).distinct())
                .containsExactly(422);
    }

    @Test
    void itIsGoodForItsCodeAlone() {
        application.put("code", Codes.poster());
        Problem.expect(submit(application), 422, "invitation-refused");
        application.put("code", FirstAid.classOf("xihu").code);
        Problem.expect(submit(application), 422, "invitation-refused");
        assertThat(state()).isEqualTo("OPEN");
        application.put("code", course.code);
        accepted(submit(application));
    }

    @Test
    void givenOutAnewTheOneBeforeDies() {
        String fresh = course.invite(participant);
        Problem.expect(lookUp(token), 422, "invitation-refused");
        Problem.expect(submit(application), 422, "invitation-refused");
        application.put("invitation", fresh);
        accepted(submit(application));
        assertThat(state()).isEqualTo("REVOKED USED");
        Problem.expect(
                course.post("invitations", Map.of("participants", List.of(participant))),
                409,
                "first-aid-participant-applied");
        course.post("invitations", Map.of()).then().statusCode(201).body("items", empty());
    }

    @Test
    void manyWhoInviteAtOnceLeaveOneThatIsGood() {
        var answers = Together.times(6, i -> course.post("invitations", Map.of()));
        answers.forEach(answer -> answer.then().statusCode(201));
        assertThat(Database.count(
                        "SELECT count(*) FROM invitations WHERE subject_id = ? AND state = 'OPEN'", participant))
                .isOne();
    }

    /** A class has certified somebody, and the application may be somebody else's. */
    @Test
    void anotherNameOrPhoneIsForAPersonToLookAt() {
        course.passed(participant, FirstAid.number()).then().statusCode(200);
        application.put("phone", Applications.phone());
        UUID id = accepted(submit(application));
        asTheBranch(id)
                .then()
                .body("status", equalTo("UNDER_REVIEW"))
                .body("note", equalTo("INVITATION_DIFFERS"))
                .body("priority", equalTo(true))
                .body("file.invitation.proof", equalTo("TO_CHECK"));
        String member = as("shangbao")
                .body(Map.of())
                .post("/api/v1/applications/" + id + "/approval")
                .then()
                .statusCode(200)
                .extract()
                .path("memberId");
        as("shangbao")
                .get("/api/v1/members/" + member + "/first-aid-certificates")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void theDatabaseKnowsNoToken() {
        assertThat(Database.one(byte[].class, "SELECT token_hash FROM invitations WHERE subject_id = ?", participant))
                .isEqualTo(RandomToken.hash(token));
        assertThat(Database.count("SELECT count(*) FROM invitations i WHERE strpos(i::text, ?) > 0", token))
                .isZero();
    }

    /** Without script: filled in, routed beforehand, sent once, and "back" leads to the receipt. */
    @Test
    void thePagesFillInAndLeadBackToTheReceipt() {
        course.passed(participant, null).then().statusCode(200);
        var pages = PageFlow.at(course.code);
        long drafts = Database.count("SELECT count(*) FROM drafts");
        var first = pages.get("/i/" + token);
        first.then().statusCode(200).header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
        assertThat(first.cookies()).isEmpty();
        assertThat(Database.count("SELECT count(*) FROM drafts")).isEqualTo(drafts);
        String name = (String) application.get("fullName");
        assertThat(first.asString())
                .contains("初级救护员培训", "优先办理")
                .doesNotContain(name)
                .doesNotContain((String) application.get("phone"));
        var begun = pages.post("/i", Map.of("token", token));
        assertThat(begun.then().statusCode(303).extract().header("Location")).isEqualTo("/j/" + course.code + "/who");
        String who = pages.get("who").asString();
        assertThat(who)
                .contains("value=\"" + name + "\"")
                .contains("value=\"" + application.get("phone") + "\"")
                .contains("name=\"residence\" value=\"" + Applications.SHANGBAO + "\"")
                .doesNotContain(token);
        assertThat(draftsHold(token)).isFalse();
        var said = new HashMap<String, Object>(Map.of("fullName", name, "phone", application.get("phone")));
        said.put("residence", Applications.SHANGBAO);
        said.put("consents", PageFlow.consents("PRIVACY_POLICY"));
        assertThat(pages.post("who", said).then().statusCode(303).extract().header("Location"))
                .isEqualTo("/j/" + course.code + "/details");
        // back to the paper, and forth again: nothing is lost
        assertThat(pages.post("/i", Map.of("token", token)).header("Location"))
                .isEqualTo("/j/" + course.code + "/details");
        pages.details().then().statusCode(303);
        String receipt = pages.send().then().statusCode(303).extract().header("Location");
        assertThat(receipt).startsWith("/s/");
        assertThat(pages.get("/i/" + token).then().statusCode(303).extract().header("Location"))
                .isEqualTo(receipt);
        assertThat(pages.post("/i", Map.of("token", token)).header("Location")).isEqualTo(receipt);
        assertThat(state()).isEqualTo("USED");
        asTheBranch(Database.applicationOf(receipt.substring(3)))
                .then()
                .body("priority", equalTo(true))
                .body("file.invitation.proof", equalTo("GIVEN"));
        assertThat(PageFlow.at(course.code).get("/i/" + token).statusCode()).isEqualTo(422);
    }

    private static boolean draftsHold(String token) {
        byte[] plain = token.getBytes(StandardCharsets.UTF_8);
        return Database.count("SELECT count(*) FROM drafts WHERE position(?::bytea IN sealed) > 0", plain) > 0;
    }

    /** What was typed is not lost with it. */
    @Test
    void anInvitationThatDiesOnTheWayLetsTheRestGoOn() {
        var pages = PageFlow.at(course.code);
        pages.post("/i", Map.of("token", token)).then().statusCode(303);
        pages.upToCheck((String) application.get("fullName"), (String) application.get("phone"));
        as("xihu")
                .post("/api/v1/first-aid-participants/" + participant + "/revocation")
                .then()
                .statusCode(204);
        var refused = pages.send();
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("邀请无效", (String) application.get("fullName"));
        String receipt = pages.send().then().statusCode(303).extract().header("Location");
        asTheBranch(Database.applicationOf(receipt.substring(3)))
                .then()
                .body("file.invitation", nullValue())
                .body("priority", equalTo(false));
    }
}
