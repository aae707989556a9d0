package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever acknowledged a notice sees whom to call, for a quarter of an hour; recorded once for each. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ContactIT {
    private static final Map<String, String> GUARDIAN =
            Map.of("fullName", "监护甲", "phone", "13800138000", "relation", "PARENT");

    private Map<String, Object> person;
    private String handler;

    @BeforeEach
    void aNewMemberAndAHandler() {
        person = Applications.adult(Codes.poster());
        handler = Stewards.at(Stewards.organizationOf("shangbao"), "HANDLER");
    }

    private static Response open(String steward, UUID notice) {
        return as(steward).post("/api/v1/notices/" + notice + "/contact");
    }

    private static UUID acknowledged(String steward, String receipt) {
        UUID notice = Database.noticeAbout(receipt);
        as(steward).put("/api/v1/notices/" + notice + "/acknowledgment").then().statusCode(200);
        return notice;
    }

    private Map<String, Object> aged(int years) {
        person.put(
                "birthDate",
                LocalDate.now(ZoneId.of("Asia/Shanghai")).minusYears(years).toString());
        if (years < 14) {
            var consents = Applications.consents();
            consents.add(Map.of("purpose", "GUARDIAN", "version", "1"));
            person.put("consents", consents);
            person.put("guardian", GUARDIAN);
        }
        return person;
    }

    private static long opened(String receipt) {
        return Database.count(
                "SELECT count(*) FROM audit_entries WHERE action = 'contact-opened' AND object_id = ?",
                Database.applicationOf(receipt).toString());
    }

    private static void later(UUID notice, String interval) {
        Database.change(
                "UPDATE contact_windows SET opened_at = opened_at - cast(? AS interval),"
                        + " closes_at = closes_at - cast(? AS interval) WHERE matter_id = ?",
                interval,
                interval,
                notice);
    }

    @Test
    void whoAcknowledgedSeesNameAndPhoneRecordedOnceForAQuarterOfAnHour() {
        String receipt = receipt(person);
        UUID notice = acknowledged(handler, receipt);
        var first = open(handler, notice);
        first.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("fullName", equalTo(person.get("fullName")))
                .body("phone", equalTo(person.get("phone")))
                .body("guardian", nullValue());
        String until = open(handler, notice).then().statusCode(200).extract().path("until");
        assertThat(until).isEqualTo(first.path("until"));
        assertThat(opened(receipt)).isOne();
        assertThat(Database.one(
                        String.class,
                        "SELECT fields FROM audit_entries WHERE action = 'contact-opened' AND object_id = ?",
                        Database.applicationOf(receipt).toString()))
                .isEqualTo("FULL_NAME,PHONE");

        later(notice, "15 minutes");
        open(handler, notice).then().statusCode(200);
        assertThat(opened(receipt)).isEqualTo(2);
    }

    @Test
    void nobodyElseSeesIt() {
        String receipt = receipt(person);
        UUID notice = Database.noticeAbout(receipt);
        Problem.expect(open(handler, notice), 403, "contact-not-taken");
        acknowledged(handler, receipt);
        Problem.expect(open("shangbao", notice), 403, "contact-not-taken");
        Problem.expect(open("school", notice), 404, "notice-unknown");
        String viewer = Stewards.at(Stewards.organizationOf("shangbao"), "VIEWER");
        Problem.expect(open(viewer, notice), 403, "not-permitted");
        assertThat(opened(receipt)).isZero();
    }

    @Test
    void anApplicationToReviewCanBeCalledAboutUntilItIsRefused() {
        receipt(person);
        String receipt = receipt(person);
        UUID notice = acknowledged("shangbao", receipt);
        open("shangbao", notice).then().statusCode(200).body("phone", equalTo(person.get("phone")));
        as("shangbao")
                .body(Map.of("reason", "重复申请"))
                .post("/api/v1/applications/" + Database.applicationOf(receipt) + "/refusal")
                .then()
                .statusCode(200);
        var refused = open("shangbao", notice);
        Problem.expect(refused, 409, "contact-over");
        assertThat(refused.asString()).doesNotContain((String) person.get("phone"));
    }

    @Test
    void whoLeftIsNotCalled() {
        String receipt = receipt(person);
        UUID notice = acknowledged(handler, receipt);
        Database.change("UPDATE members SET status = 'LEFT' WHERE id = ?", Database.memberOf(receipt));
        Problem.expect(open(handler, notice), 409, "contact-over");
    }

    @Test
    void itOpensFiveTimesForOneNotice() {
        String receipt = receipt(person);
        UUID notice = acknowledged(handler, receipt);
        for (int i = 0; i < 5; i++) {
            open(handler, notice).then().statusCode(200);
            later(notice, "16 minutes");
        }
        Problem.expect(open(handler, notice), 409, "contact-used-up");
        assertThat(opened(receipt)).isEqualTo(5);
    }

    @Test
    void manyLooksAtOnceAreOneWindow() {
        String receipt = receipt(person);
        UUID notice = acknowledged(handler, receipt);
        var answers = Together.times(8, i -> open(handler, notice).statusCode());
        assertThat(answers).allSatisfy(status -> assertThat(status).isIn(200, 503));
        assertThat(opened(receipt)).isOne();
    }

    @Test
    void aMinorIsCalledWhenAnotherHasApproved() {
        String receipt = receipt(aged(15));
        UUID notice = acknowledged(handler, receipt);
        Problem.expect(open(handler, notice), 403, "contact-needs-approval");
        String id = ask("/api/v1/members/" + Database.memberOf(receipt));
        Problem.expect(open(handler, notice), 403, "contact-needs-approval");
        as("shangbao").put("/api/v1/disclosures/" + id + "/approval").then().statusCode(200);
        open(handler, notice).then().statusCode(200).body("phone", equalTo(person.get("phone")));
    }

    @Test
    void aChildIsCalledThroughTheGuardian() {
        String receipt = receipt(aged(10));
        UUID notice = acknowledged(handler, receipt);
        Problem.expect(open(handler, notice), 403, "contact-needs-approval");
        String id = ask("/api/v1/applications/" + Database.applicationOf(receipt));
        as("shangbao").put("/api/v1/disclosures/" + id + "/approval").then().statusCode(200);
        var contact = open(handler, notice);
        contact.then()
                .statusCode(200)
                .body("fullName", equalTo(person.get("fullName")))
                .body("phone", nullValue())
                .body("guardian.phone", equalTo(GUARDIAN.get("phone")));
        assertThat(contact.asString()).doesNotContain((String) person.get("phone"));
        assertThat(Database.one(
                        String.class,
                        "SELECT fields FROM audit_entries WHERE action = 'contact-opened' AND object_id = ?",
                        Database.applicationOf(receipt).toString()))
                .isEqualTo("FULL_NAME,GUARDIAN");
    }

    /** By the one who took the contact on. @return the disclosure */
    private String ask(String address) {
        return as(handler)
                .body(Map.of("fields", List.of("FULL_NAME", "PHONE"), "reason", "联系新会员办理入会"))
                .post(address + "/disclosures")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
