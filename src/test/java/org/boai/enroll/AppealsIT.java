package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Cases;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever was refused asks the organization above, once; whoever refused does not decide it. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class AppealsIT {
    private static final String APPEAL = "APPEAL_TO_DECIDE";

    private Map<String, Object> application;
    private String phone;
    private UUID id;
    private UUID shangbao;
    private UUID beishan;

    @BeforeEach
    void somebodyRefused() {
        application = Applications.adult(Codes.poster());
        phone = (String) application.get("phone");
        id = Cases.underReview(application);
        shangbao = Stewards.organizationOf("shangbao");
        beishan = Stewards.organizationOf("beishan");
        Cases.refuse("shangbao", id).then().statusCode(200);
    }

    private Response appeal(Map<String, Object> who) {
        return Cases.follow("appeals", who, Map.of("words", "本人一直在本社区居住"));
    }

    private void appealed() {
        appeal(Cases.follower(id, phone)).then().statusCode(200);
    }

    private Response decide(String steward, boolean upheld) {
        return Cases.decide(steward, id, "appeal-decision", Map.of("upheld", upheld, "reason", "已核实居住情况"));
    }

    @Test
    void theApplicantIsToldWhyAndMayAppealOnce() {
        var who = Cases.follower(id, phone);
        Cases.follow("progress", who)
                .then()
                .statusCode(200)
                .body("status", equalTo("REFUSED"))
                .body("refusal", equalTo("不在本地常住"))
                .body("appealUntil", notNullValue());
        appeal(who).then().statusCode(200).body("appealUntil", nullValue()).body("timeline.event", hasItem("APPEALED"));
        Problem.expect(appeal(who), 409, "appeal-made");
        assertThat(Cases.notice(id, APPEAL, beishan)).isEqualTo("OPEN due");
        as("beishan")
                .get("/api/v1/applications/" + id)
                .then()
                .statusCode(200)
                .body("file.appeal.state", equalTo("OPEN"))
                .body("file.appeal.refusal", equalTo("不在本地常住"));
        as("beishan")
                .get("/api/v1/applications/" + id + "/statements")
                .then()
                .statusCode(200)
                .body("items.words", contains("本人一直在本社区居住"));
        assertThat(Database.count(
                        "SELECT count(*) FROM application_appeals WHERE application_id = ?"
                                + " AND position(convert_to('居住', 'UTF8') IN words) > 0",
                        id))
                .isZero();
    }

    @Test
    void upheldThePersonIsAdmittedAndTheBranchIsToldOfTheMember() {
        appealed();
        decide("beishan", true)
                .then()
                .statusCode(200)
                .body("status", equalTo("ADMITTED"))
                .body("organizationId", equalTo(shangbao.toString()))
                .body("decisionReason", nullValue())
                .body("file.appeal.state", equalTo("UPHELD"));
        assertThat(Cases.notice(id, "MEMBER_ADMITTED", shangbao)).isEqualTo("OPEN due");
        assertThat(Cases.notice(id, "APPLICATION_TO_REVIEW", shangbao)).isNull();
        assertThat(Cases.notice(id, APPEAL, beishan)).isEqualTo("ACKNOWLEDGED rests");
        assertThat(Cases.told(id, "APPEAL_DECIDED")).isOne();
        assertThat(Database.count("SELECT count(*) FROM members WHERE application_id = ? AND status = 'ACTIVE'", id))
                .isOne();
        Problem.expect(decide("beishan", false), 409, "appeal-decided");
    }

    @Test
    void rejectedItStaysRefusedWithAReason() {
        appealed();
        decide("beishan", false).then().statusCode(200).body("status", equalTo("REFUSED"));
        Database.change("UPDATE phone_proofs SET created_at = created_at - interval '2 minutes'");
        Cases.follow("progress", Cases.follower(id, phone))
                .then()
                .statusCode(200)
                .body("timeline.event", hasItem("APPEAL_REJECTED"))
                .body("timeline.reason", hasItem("已核实居住情况"));
        assertThat(Cases.told(id, "APPEAL_DECIDED")).isOne();
    }

    @Test
    void whoeverRefusedDoesNotDecide() {
        appealed();
        Problem.expect(decide("shangbao", true), 403, "refused-by-yourself");
        String beside = Stewards.at(shangbao, "REVIEWER");
        Problem.expect(decide(beside, true), 403, "notice-not-yours");
        Stewards.disable(beside);
        // the account that refused has moved up since
        Database.change("UPDATE accounts SET organization_id = ? WHERE username = 'shangbao'", beishan);
        try {
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> Problem.expect(decide("shangbao", true), 403, "refused-by-yourself"));
        } finally {
            Database.change("UPDATE accounts SET organization_id = ? WHERE username = 'shangbao'", shangbao);
        }
        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        as("shangbao").get("/api/v1/me").then().body("organization.id", equalTo(shangbao.toString())));
    }

    @Test
    void anAppealClimbsAsAnyNotice() {
        appealed();
        Problem.expect(decide("xihu", true), 403, "notice-not-yours");
        Database.change(
                "UPDATE notices SET created_at = now() - interval '21 days', next_at = now() - interval '1 second'"
                        + " WHERE subject_id = ? AND kind = 'APPEAL_TO_DECIDE'",
                id);
        decide("xihu", true).then().statusCode(200).body("status", equalTo("ADMITTED"));
    }

    @Test
    void anAppealOfAChildIsTheFirstOfItsTwoApprovals() {
        var child = Cases.child(Codes.poster());
        id = Database.applicationOf(receipt(child));
        Cases.refuse("shangbao", id).then().statusCode(200);
        appeal(Cases.follower(id, (String) child.get("phone"))).then().statusCode(200);
        decide("beishan", true)
                .then()
                .statusCode(200)
                .body("status", equalTo("UNDER_REVIEW"))
                .body("file.firstApproval.by", equalTo("beishan"));
        assertThat(Cases.notice(id, "APPLICATION_TO_REVIEW", shangbao)).isEqualTo("OPEN due");
        Cases.approve("shangbao", id).then().statusCode(200).body("status", equalTo("ADMITTED"));
    }

    @Test
    void afterThirtyDaysAndWithoutARefusalThereIsNoAppeal() {
        var who = Cases.follower(id, phone);
        Database.change("UPDATE applications SET decided_at = now() - interval '31 days' WHERE id = ?", id);
        Problem.expect(appeal(who), 409, "appeal-too-late");
        var other = Applications.adult(Codes.poster());
        id = Cases.underReview(other);
        Problem.expect(appeal(Cases.follower(id, (String) other.get("phone"))), 409, "application-not-refused");
        Problem.expect(decide("beishan", true), 404, "appeal-unknown");
    }

    @Test
    void whoeverLeavesTakesTheAppealAlong() {
        appealed();
        String session = Persons.session(application);
        Persons.as(session).post("/api/v1/my/leaving").then().statusCode(200);
        assertThat(Database.one(String.class, "SELECT state FROM application_appeals WHERE application_id = ?", id))
                .isEqualTo("CLOSED");
        assertThat(Cases.notice(id, APPEAL, beishan)).isEqualTo("OPEN rests");
        Problem.expect(decide("beishan", true), 409, "appeal-decided");
    }

    @Test
    void ofTwoDecisionsAtOnceOneWins() {
        appealed();
        String second = Stewards.at(beishan, "REVIEWER");
        var answers = Together.times(2, i -> i == 0 ? decide("beishan", true) : decide(second, false));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> Problem.expect(answer, 409, "appeal-decided"));
        Stewards.disable(second);
    }

    @Test
    void ofTwoAppealsAtOnceOneIsMade() {
        var who = Cases.follower(id, phone);
        var answers = Together.times(3, i -> appeal(who));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(Database.count(
                        "SELECT count(*) FROM notices WHERE subject_id = ? AND kind = 'APPEAL_TO_DECIDE'", id))
                .isOne();
    }
}
