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
import java.util.List;
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

/** A child is approved by two; many are decided at once; of two acts at the same moment one wins. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ReviewIT {
    private static final String REVIEW = "APPLICATION_TO_REVIEW";
    private static final String TOLD =
            """
            SELECT o.name FROM notices n JOIN notice_audiences a ON a.notice_id = n.id
            JOIN organizations o ON o.id = a.organization_id WHERE n.subject_id = ? ORDER BY cardinality(o.ancestors) DESC""";

    private String code;
    private UUID shangbao;

    @BeforeEach
    void aPoster() {
        code = Codes.poster();
        shangbao = Stewards.organizationOf("shangbao");
    }

    private UUID child() {
        return Database.applicationOf(receipt(Cases.child(code)));
    }

    private UUID adult() {
        return Cases.underReview(Applications.adult(code));
    }

    @Test
    void aChildIsAdmittedByTheSecondOfTwoPersons() {
        String second = Stewards.at(shangbao, "REVIEWER");
        UUID id = child();
        Cases.approve("shangbao", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("UNDER_REVIEW"))
                .body("memberId", nullValue())
                .body("file.firstApproval.by", equalTo("shangbao"))
                .body("file.firstApproval.at", notNullValue());
        assertThat(Cases.notice(id, REVIEW, shangbao)).isEqualTo("ACKNOWLEDGED due");
        assertThat(Cases.told(id, "APPLICATION_ADMITTED")).isZero();
        Problem.expect(Cases.approve("shangbao", id), 403, "second-person-needed");
        assertThat(Database.column(String.class, TOLD, id)).containsExactly("上保社区红十字会");
        Cases.approve(second, id).then().statusCode(200).body("status", equalTo("ADMITTED"));
        assertThat(Cases.notice(id, REVIEW, shangbao)).isEqualTo("ACKNOWLEDGED rests");
        assertThat(Cases.told(id, "APPLICATION_ADMITTED")).isOne();
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE object_id = ?"
                                + " AND action IN ('application-approved-first', 'application-approved')",
                        id.toString()))
                .isEqualTo(2);
        Stewards.disable(second);
    }

    @Test
    void whereNobodyElseCanTheOrganizationAboveIsToldAtOnceAndMayBeTheSecond() {
        Database.change(
                "UPDATE accounts SET disabled_at = now() WHERE organization_id = ? AND username <> 'shangbao'",
                shangbao);
        UUID id = child();
        Problem.expect(Cases.approve("beishan", id), 403, "notice-not-yours");
        Cases.approve("shangbao", id).then().statusCode(200);
        assertThat(Database.column(String.class, TOLD, id)).containsExactly("上保社区红十字会", "北山街道红十字会");
        Cases.approve("beishan", id).then().statusCode(200).body("status", equalTo("ADMITTED"));
    }

    @Test
    void thePersistedChildHasTwoPersonsOrNone() {
        UUID id = child();
        Cases.approve("shangbao", id).then().statusCode(200);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Database.change(
                        "UPDATE applications SET status = 'ADMITTED', member_id = gen_random_uuid(), decided_at = now(),"
                                + " decided_by = first_approved_by WHERE id = ?",
                        id))
                .rootCause()
                .hasMessageContaining("applications_child_by_two");
    }

    @Test
    void aReturnForgetsTheFirstApproval() {
        UUID id = child();
        Cases.approve("shangbao", id).then().statusCode(200);
        Cases.giveBack("shangbao", id, "GUARDIAN")
                .then()
                .statusCode(200)
                .body("status", equalTo("RETURNED"))
                .body("file.firstApproval", nullValue());
    }

    @Test
    void manyAreDecidedEachByItself() {
        UUID one = adult();
        UUID child = child();
        UUID decided = adult();
        Cases.refuse("shangbao", decided).then().statusCode(200);
        UUID nobody = UUID.randomUUID();
        var all = Map.of("ids", List.of(one, child, decided, nobody), "decision", "APPROVE");
        var preview = as("shangbao")
                .body(Map.of("ids", List.of(one, child, decided, nobody), "decision", "APPROVE", "dryRun", true))
                .post("/api/v1/applications/decisions");
        preview.then().statusCode(200).body("dryRun", equalTo(true));
        assertThat(Cases.status(one)).isEqualTo("UNDER_REVIEW");
        assertThat(Cases.notice(one, REVIEW, shangbao)).isEqualTo("OPEN due");
        assertThat(Cases.told(one, "APPLICATION_ADMITTED")).isZero();
        assertThat(Database.count("SELECT count(*) FROM members WHERE application_id = ?", one))
                .isZero();

        var done = as("shangbao").body(all).post("/api/v1/applications/decisions");
        done.then()
                .statusCode(200)
                .body("outcomes.decided", contains(true, true, false, false))
                .body("outcomes.status", contains("ADMITTED", "UNDER_REVIEW", null, null))
                .body("outcomes.problem", contains(null, null, "application-decided", "application-unknown"));
        assertThat(preview.<List<?>>path("outcomes")).isEqualTo(done.<List<?>>path("outcomes"));
        assertThat(Cases.status(one)).isEqualTo("ADMITTED");
    }

    @Test
    void manyAreRefusedWithOneReason() {
        UUID one = adult();
        UUID other = adult();
        var answer = as("shangbao")
                .body(Map.of("ids", List.of(one, other), "decision", "REFUSE"))
                .post("/api/v1/applications/decisions");
        Problem.expectInvalid(answer, "/reason", "not-null");
        as("shangbao")
                .body(Map.of("ids", List.of(one, other), "decision", "REFUSE", "reason", "重复提交"))
                .post("/api/v1/applications/decisions")
                .then()
                .statusCode(200)
                .body("outcomes.status", contains("REFUSED", "REFUSED"));
        assertThat(Cases.told(other, "APPLICATION_REFUSED")).isOne();
    }

    @Test
    void ofTwoApprovalsAtOnceOneWins() {
        String second = Stewards.at(shangbao, "REVIEWER");
        for (int round = 0; round < 5; round++) {
            UUID id = adult();
            var answers = Together.times(2, i -> Cases.approve(i == 0 ? "shangbao" : second, id));
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                    .hasSize(1);
            answers.stream()
                    .filter(answer -> answer.statusCode() != 200)
                    .forEach(answer -> Problem.expect(answer, 409, "application-decided"));
            assertThat(Database.count("SELECT count(*) FROM members WHERE application_id = ?", id))
                    .isOne();
        }
        Stewards.disable(second);
    }

    @Test
    void ofTwoFirstApprovalsOfAChildByOnePersonOneWins() {
        UUID id = child();
        var answers = Together.times(2, i -> Cases.approve("shangbao", id));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> Problem.expect(answer, 403, "second-person-needed"));
        assertThat(Cases.status(id)).isEqualTo("UNDER_REVIEW");
    }

    /** Whoever leaves is nobody's member afterwards, whichever came first. */
    @Test
    void ofAnApprovalAndAWithdrawalAtOnceOneWins() {
        for (int round = 0; round < 5; round++) {
            var application = Applications.adult(code);
            UUID id = Cases.underReview(application);
            String session = Persons.session(application);
            var answers = Together.times(
                    2,
                    i -> i == 0
                            ? Cases.approve("shangbao", id)
                            : Persons.as(session).post("/api/v1/my/leaving"));
            assertThat(answers.get(1).statusCode()).isEqualTo(200);
            if (answers.get(0).statusCode() == 200) {
                assertThat(Cases.status(id)).isEqualTo("ADMITTED");
                assertThat(answers.get(1).<Integer>path("applicationsWithdrawn"))
                        .isZero();
            } else {
                Problem.expect(answers.get(0), 409, "application-decided");
                assertThat(Cases.status(id)).isEqualTo("WITHDRAWN");
            }
            assertThat(Database.count(
                            "SELECT count(*) FROM members WHERE application_id = ? AND status = 'ACTIVE'", id))
                    .isZero();
        }
    }

    @Test
    void aDeadlineThatHasPassedLetsTheOrganizationAboveDecide() {
        UUID id = adult();
        Problem.expect(Cases.approve("beishan", id), 403, "notice-not-yours");
        Database.change(
                "UPDATE notices SET created_at = now() - interval '21 days', next_at = now() - interval '1 second'"
                        + " WHERE subject_id = ?",
                id);
        Cases.refuse("beishan", id).then().statusCode(200);
        as("shangbao")
                .get("/api/v1/applications?state=REFUSED&limit=100")
                .then()
                .body("items.id", hasItem(id.toString()));
    }
}
