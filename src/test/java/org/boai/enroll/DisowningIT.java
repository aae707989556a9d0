package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.citizen;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Cases;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever holds a phone ends what somebody else sent with its number, and learns of no person. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class DisowningIT {
    private static final String TOLD =
            """
            SELECT o.name || ' ' || a.because FROM notices n JOIN notice_audiences a ON a.notice_id = n.id
            JOIN organizations o ON o.id = a.organization_id
            WHERE n.kind = 'APPLICATION_DISOWNED' AND n.subject_id = ? ORDER BY cardinality(o.ancestors) DESC""";

    private String code;
    private Map<String, Object> application;
    private String phone;

    @BeforeEach
    void anApplicant() {
        code = Codes.poster();
        application = Applications.adult(code);
        phone = (String) application.get("phone");
    }

    private static Response look(String phone, String proof) {
        return citizen().body(Map.of("phone", phone, "phoneProof", proof)).post("/api/v1/disownings/lookup");
    }

    private static Response disown(String phone, String proof, UUID... applications) {
        return citizen()
                .body(Map.of("phone", phone, "phoneProof", proof, "applications", List.of(applications)))
                .post("/api/v1/disownings");
    }

    private void disown(UUID id) {
        disown(phone, PhoneProofs.prove(phone, "DISOWNING"), id)
                .then()
                .statusCode(200)
                .body("applications.find { it.id == '" + id + "' }.disowned", equalTo(true));
    }

    private static String ended(UUID application) {
        return Database.one(
                String.class,
                "SELECT concat_ws(' ', status, decision_reason, disowned_at IS NOT NULL) FROM applications WHERE id = ?",
                application);
    }

    private static String member(UUID application) {
        return Database.one(
                String.class,
                "SELECT concat_ws(' ', status, end_reason, ended_on = (now() AT TIME ZONE 'Asia/Shanghai')::date)"
                        + " FROM members WHERE application_id = ?",
                application);
    }

    /** The same person once more: a reviewer has to look. */
    private UUID underReview() {
        receipt(application);
        return Database.applicationOf(receipt(application));
    }

    private UUID approved() {
        application.put(
                "birthDate", LocalDate.now(SystemClock.ZONE).minusYears(10).toString());
        application.put("guardian", Map.of("fullName", "测试家长", "phone", Applications.phone(), "relation", "PARENT"));
        var consents = Applications.consents();
        consents.add(Map.of("purpose", "GUARDIAN", "version", "1"));
        application.put("consents", consents);
        UUID id = Database.applicationOf(receipt(application));
        for (String reviewer : List.of("shangbao", Stewards.at(Stewards.organizationOf("shangbao"), "REVIEWER"))) {
            as(reviewer)
                    .body(Map.of())
                    .post("/api/v1/applications/" + id + "/approval")
                    .then()
                    .statusCode(200);
        }
        return id;
    }

    @Test
    void theHolderOfAPhoneSeesWhenAndWhereButNoPerson() {
        String receipt = receipt(application);
        var answer = look(phone, PhoneProofs.prove(phone, "DISOWNING"));
        answer.then()
                .statusCode(200)
                .body(
                        "applications.id",
                        contains(Database.applicationOf(receipt).toString()))
                .body("applications.organization", contains("上保社区红十字会"))
                .body("applications.submittedAt", contains(notNullValue()))
                .body("applications.disowned", contains(false));
        assertThat(answer.<Map<String, Object>>path("applications[0]").keySet())
                .containsExactlyInAnyOrder("id", "submittedAt", "organization", "disowned");
        assertThat(answer.asString())
                .doesNotContain((String) application.get("fullName"), phone, "1990-01-01", receipt, "ADMITTED");
    }

    @Test
    void aNumberThatNobodyUsedIsAnsweredInTheSameShape() {
        String unknown = Applications.phone();
        String proof = PhoneProofs.prove(unknown, "DISOWNING");
        assertThat(look(unknown, proof).then().statusCode(200).extract().asString())
                .isEqualTo("{\"applications\":[]}");
        assertThat(disown(unknown, proof, UUID.randomUUID())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("{\"applications\":[]}");
    }

    @Test
    void aProofForSomethingElseOrOfAnotherPhoneOpensNothing() {
        UUID id = Database.applicationOf(receipt(application));
        for (String purpose : List.of("APPLICATION", "SIGN_IN", "NEW_PHONE")) {
            String other = Applications.phone();
            String proof = PhoneProofs.prove(other, purpose);
            Problem.expect(look(other, proof), 422, "phone-proof-refused");
        }
        String others = PhoneProofs.prove(Applications.phone(), "DISOWNING");
        Problem.expect(look(phone, others), 422, "phone-proof-refused");
        Problem.expect(disown(phone, others, id), 422, "phone-proof-refused");
        Problem.expect(look(phone, "A".repeat(22)), 422, "phone-proof-refused");
        assertThat(ended(id)).isEqualTo("ADMITTED f");
    }

    @Test
    void anExpiredProofOpensNothing() {
        String proof = PhoneProofs.prove(phone, "DISOWNING");
        Database.change(
                "UPDATE phone_proofs SET token_expires_at = now() - interval '1 second' WHERE token_hash = sha256(convert_to(?, 'UTF8'))",
                proof);
        Problem.expect(look(phone, proof), 422, "phone-proof-refused");
    }

    @Test
    void whatIsOpenEndsAndTheBranchAndItsCountyAreToldAtOnce() {
        UUID id = underReview();
        disown(id);
        assertThat(ended(id)).isEqualTo("WITHDRAWN disowned t");
        assertThat(Database.column(String.class, TOLD, id)).containsExactly("上保社区红十字会 PLACED", "西湖区红十字会 OVERSEES");
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM applications a
                        JOIN notices n ON n.subject_id = a.id AND n.kind = 'APPLICATION_DISOWNED' AND n.xmin = a.xmin
                        JOIN audit_entries e ON e.object_id = a.id::text AND e.action = 'application-disowned'
                            AND e.actor_kind = 'CITIZEN' AND e.xmin = a.xmin WHERE a.id = ?""",
                        id))
                .isOne();
        Problem.expect(
                as("shangbao").body(Map.of()).post("/api/v1/applications/" + id + "/approval"),
                409,
                "application-decided");
    }

    @Test
    void whatEndedDoesNotClimbAndIsAcknowledgedAsBefore() {
        UUID id = underReview();
        UUID notice = Database.one(
                UUID.class, "SELECT id FROM notices WHERE subject_id = ? AND kind = 'APPLICATION_TO_REVIEW'", id);
        disown(id);
        String due = "SELECT count(*) FROM notices WHERE id = ? AND state = ? AND next_at IS NULL";
        assertThat(Database.count(due, notice, "OPEN")).isOne();
        as("shangbao")
                .get("/api/v1/notices?state=OPEN&limit=100&after="
                        + (Cases.numberOf(notice, Stewards.organizationOf("shangbao")) - 1))
                .then()
                .statusCode(200)
                .body("items.id.contains('" + notice + "')", equalTo(true));
        as("shangbao")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200);
        assertThat(Database.count(due, notice, "ACKNOWLEDGED")).isOne();
    }

    @Test
    void aMembershipThatNobodyDecidedIsTakenBack() {
        UUID id = Database.applicationOf(receipt(application));
        assertThat(member(id)).isEqualTo("ACTIVE");
        disown(id);
        assertThat(member(id)).isEqualTo("REMOVED DISOWNED t");
        assertThat(ended(id)).isEqualTo("ADMITTED t");
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries e JOIN members m ON m.id::text = e.object_id"
                                + " WHERE e.action = 'member-removed' AND m.application_id = ?",
                        id))
                .isOne();
        assertThat(member(Database.applicationOf(receipt(application)))).isEqualTo("ACTIVE");
    }

    @Test
    void aMembershipThatAPersonDecidedStaysAndIsFlagged() {
        UUID id = approved();
        disown(id);
        assertThat(member(id)).isEqualTo("ACTIVE");
        as("shangbao")
                .get("/api/v1/applications/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("ADMITTED"))
                .body("disownedAt", notNullValue());
        assertThat(Database.column(String.class, TOLD, id)).hasSize(2);
    }

    @Test
    void aMembershipOfMoreThanThirtyDaysStaysAndIsFlagged() {
        UUID id = Database.applicationOf(receipt(application));
        Database.change(
                "UPDATE applications SET submitted_at = now() - interval '31 days', decided_at = now() - interval '31 days' WHERE id = ?",
                id);
        disown(id);
        assertThat(member(id)).isEqualTo("ACTIVE");
        assertThat(ended(id)).isEqualTo("ADMITTED t");
    }

    @Test
    void whatWasSentWithAnotherNumberIsAsIfItDidNotExist() {
        UUID others = Database.applicationOf(receipt(Applications.adult(code)));
        receipt(application);
        String proof = PhoneProofs.prove(phone, "DISOWNING");
        String unknown = disown(phone, proof, UUID.randomUUID())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        disown(phone, proof, others).then().statusCode(200).body(equalTo(unknown));
        assertThat(ended(others)).isEqualTo("ADMITTED f");
        assertThat(member(others)).isEqualTo("ACTIVE");
        assertThat(Database.column(String.class, TOLD, others)).isEmpty();
    }

    @Test
    void whatIsOlderThanNinetyDaysIsNeitherShownNorEnded() {
        UUID id = underReview();
        Database.change("UPDATE applications SET submitted_at = now() - interval '91 days' WHERE id = ?", id);
        var answer = disown(phone, PhoneProofs.prove(phone, "DISOWNING"), id);
        answer.then().statusCode(200).body("applications.size()", equalTo(1));
        assertThat(answer.asString()).doesNotContain(id.toString());
        assertThat(ended(id)).isEqualTo("UNDER_REVIEW f");
    }

    @Test
    void theSameIsAnsweredTheSameAndToldOnce() {
        UUID id = underReview();
        String proof = PhoneProofs.prove(phone, "DISOWNING");
        String first = disown(phone, proof, id).then().statusCode(200).extract().asString();
        disown(phone, proof, id, id).then().statusCode(200).body(equalTo(first));
        look(phone, proof).then().statusCode(200).body(equalTo(first));
        assertThat(Database.column(String.class, TOLD, id)).hasSize(2);
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'application-disowned' AND object_id = ?",
                        id.toString()))
                .isOne();
    }

    /** Whoever has the receipt may be whoever sent it: nothing tells that it ended. */
    @Test
    void theReceiptTellsNothingOfIt() {
        String receipt = receipt(application);
        String digits = phone.substring(7);
        var question = Map.of("receipt", receipt, "phoneLast4", digits);
        disown(Database.applicationOf(receipt));
        anyone().body(question)
                .post("/api/v1/applications/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("RECEIVED"))
                .body("timeline.event", contains("RECEIVED"))
                .body("next", nullValue());
    }

    /** Whoever acknowledges it has taken on no contact: there is nobody to be welcomed. */
    @Test
    void theNoticeOpensNoContact() {
        UUID id = Database.applicationOf(receipt(application));
        disown(id);
        UUID notice = Database.one(
                UUID.class, "SELECT id FROM notices WHERE subject_id = ? AND kind = 'APPLICATION_DISOWNED'", id);
        as("xihu").put("/api/v1/notices/" + notice + "/acknowledgment").then().statusCode(200);
        var contact = as("xihu").post("/api/v1/notices/" + notice + "/contact");
        assertThat(contact.statusCode()).isEqualTo(403);
        assertThat(contact.asString()).contains("contact-not-taken").doesNotContain(phone);
    }
}
