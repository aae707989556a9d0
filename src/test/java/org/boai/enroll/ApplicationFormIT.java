package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.Test;

/** The application form on paper is a disclosure of everything. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ApplicationFormIT {
    private static final Map<String, String> WHY = Map.of("reason", "会员入会档案归档");

    private final UUID branch = Stewards.organizationOf("shangbao");
    private final String reviewer = Stewards.at(branch, "REVIEWER");

    private static Response print(String steward, UUID member) {
        return as(steward).body(WHY).post("/api/v1/members/" + member + "/application-form");
    }

    private static String text(Response answer) throws IOException {
        byte[] pdf = answer.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static long acts(String action, UUID member) {
        return Database.count(
                "SELECT count(*) FROM audit_entries WHERE action = ? AND object_id = ?", action, member.toString());
    }

    @Test
    void ofAnAdultItIsPrintedForAReasonAndRecorded() throws IOException {
        var application = Applications.adult(Codes.poster());
        UUID member = Database.memberOf(Api.receipt(application));
        assertThat(text(print(reviewer, member)))
                .contains((String) application.get("fullName"), (String) application.get("phone"), "上保社区红十字会")
                .contains("打印：" + reviewer);
        assertThat(acts("fields-disclosed", member)).isOne();
        assertThat(Database.one(
                        String.class,
                        "SELECT reason FROM disclosures WHERE subject_id = ? AND fields LIKE '%DOCUMENT_NUMBER%'",
                        member))
                .isEqualTo("会员入会档案归档");
    }

    @Test
    void whoIsNoReviewerOrGivesNoReasonOrIsOutsidePrintsNothing() {
        UUID member = Database.memberOf(Api.receipt(Applications.adult(Codes.poster())));
        Problem.expect(print(Stewards.at(branch, "HANDLER"), member), 403, "not-permitted");
        Problem.expect(print("school", member), 404, "member-unknown");
        Problem.expectInvalid(
                as(reviewer).body(Map.of("reason", "看看")).post("/api/v1/members/" + member + "/application-form"),
                "/reason",
                "text-too-short");
        assertThat(acts("fields-disclosed", member)).isZero();
    }

    @Test
    void ofAMinorItIsPrintedOnceAnotherPersonHasApproved() throws IOException {
        var application = Applications.adult(Codes.poster());
        application.put(
                "birthDate", LocalDate.now(SystemClock.ZONE).minusYears(16).toString());
        UUID member = Database.memberOf(Api.receipt(application));
        String disclosure = Problem.expect(print(reviewer, member), 409, "disclosure-waiting")
                .extract()
                .path("disclosure");
        String address = "/api/v1/disclosures/" + disclosure;
        Problem.expect(as(reviewer).post(address + "/application-form"), 409, "disclosure-waiting");
        Problem.expect(as(reviewer).put(address + "/approval"), 403, "disclosure-own");
        as("shangbao").put(address + "/approval").then().statusCode(200);

        Problem.expect(as("shangbao").post(address + "/application-form"), 404, "disclosure-unknown");
        assertThat(text(as(reviewer).post(address + "/application-form")))
                .contains((String) application.get("fullName"));
        assertThat(acts("fields-disclosed", member)).isOne();
    }
}
