package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.boai.enroll.support.Api.submit;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may join, with whose consent, and who decides. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class EligibilityIT {
    private static final Map<String, String> GUARDIAN =
            Map.of("fullName", "监护甲", "phone", "13800138000", "relation", "PARENT");

    @Inject
    FieldCipher cipher;

    private Map<String, Object> application;

    @BeforeEach
    void aRightApplication() {
        application = Applications.adult(Codes.poster());
    }

    private void child(LocalDate birth) {
        application.put("birthDate", birth.toString());
    }

    private void guardianConsents() {
        var consents = Applications.consents();
        consents.add(Map.of("purpose", "GUARDIAN", "version", "1"));
        application.put("consents", consents);
        application.put("guardian", GUARDIAN);
    }

    private static String standing(String receipt) {
        return Database.one(
                String.class,
                "SELECT concat_ws(' ', status, review_note) FROM applications WHERE receipt = ?",
                receipt);
    }

    /** An application to the demo's school. @return its id */
    private static UUID pupil() {
        var pupil = Applications.adult(Codes.issue("school", Map.of("title", "新生", "occasion", "POSTER")));
        pupil.put("affiliation", Map.of("organizationId", Stewards.organizationOf("school")));
        return Database.applicationOf(receipt(pupil));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSPORT", "FOREIGN_PERMANENT_RESIDENT"})
    void foreignersAreToldKindlyAndNothingIsStored(String type) {
        application.put("identityDocument", Map.of("type", type, "number", "E12345678"));
        long stored = Database.applications();
        var answer = submit(application);
        Problem.expect(answer, 422, "not-eligible");
        assertThat(answer.asString()).doesNotContain("E12345678");
        assertThat(Database.applications()).isEqualTo(stored);
    }

    @Test
    void underFourteenAGuardianMustApplyToo() {
        child(LocalDate.now(SystemClock.ZONE).minusYears(14).plusDays(1));
        Problem.expect(submit(application), 422, "guardian-required");
    }

    @Test
    void fromTheFourteenthBirthdayOnNobodyElseIsNeeded() {
        child(LocalDate.now(SystemClock.ZONE).minusYears(14));
        assertThat(standing(receipt(application))).isEqualTo("ADMITTED");
    }

    @Test
    void aGuardianWhoAppliesMustAlsoConsent() {
        child(LocalDate.now(SystemClock.ZONE).minusYears(10));
        application.put("guardian", GUARDIAN);
        Problem.expect(submit(application), 422, "consent-missing").body("purposes", equalTo(List.of("GUARDIAN")));
    }

    @Test
    void aChildIsReviewedEvenWhereOthersAreAdmittedAtOnce() {
        child(LocalDate.now(SystemClock.ZONE).minusYears(10));
        guardianConsents();
        String receipt = receipt(application);

        assertThat(standing(receipt)).isEqualTo("UNDER_REVIEW MINOR");
        UUID id = Database.applicationOf(receipt);
        byte[] sealed = Database.one(byte[].class, "SELECT guardian FROM applications WHERE id = ?", id);
        assertThat(cipher.open(FieldCipher.Field.GUARDIAN, id, sealed)).contains("监护甲", "PARENT");
        assertThat(Database.count("SELECT count(*) FROM consents WHERE subject_id = ? AND purpose = 'GUARDIAN'", id))
                .isOne();
    }

    @Test
    void theGuardianOfAnAdultIsNotKept() {
        guardianConsents();
        String receipt = receipt(application);
        assertThat(Database.count("SELECT count(*) FROM applications WHERE receipt = ? AND guardian IS NULL", receipt))
                .isOne();
    }

    @Test
    void everyConsentIsNeeded() {
        var some = Applications.consents();
        some.removeIf(consent -> consent.get("purpose").startsWith("S"));
        application.put("consents", some);
        long stored = Database.applications();
        Problem.expect(submit(application), 422, "consent-missing")
                .body("purposes", equalTo(List.of("STATUTES", "SENSITIVE_DATA", "SHARE_WITH_BRANCH")));
        assertThat(Database.applications()).isEqualTo(stored);
    }

    @Test
    void aConsentToAnOldTextIsNone() {
        var old = Applications.consents();
        old.set(0, Map.of("purpose", "PRIVACY_POLICY", "version", "0"));
        application.put("consents", old);
        Problem.expect(submit(application), 422, "consent-outdated").body("purposes", hasItem("PRIVACY_POLICY"));
    }

    @Test
    void everyConsentIsStoredWithTheHashOfItsText() {
        UUID id = Database.applicationOf(receipt(application));
        assertThat(Database.count(
                        "SELECT count(*) FROM consents c JOIN consent_texts t USING (purpose, version, text_hash)"
                                + " WHERE c.subject_id = ?",
                        id))
                .isEqualTo(5);
    }

    @Test
    void aUnitAlwaysReviews() {
        as("school")
                .get("/api/v1/applications/" + pupil())
                .then()
                .body("status", equalTo("UNDER_REVIEW"))
                .body("note", equalTo("UNIT"))
                .body("kind", equalTo("YOUTH"))
                .body("memberId", nullValue());
    }

    @Test
    void approvalMakesAMemberOnce() {
        UUID id = pupil();
        String member = as("school")
                .body(Map.of("kind", "ADULT"))
                .post("/api/v1/applications/" + id + "/approval")
                .then()
                .statusCode(200)
                .body("status", equalTo("ADMITTED"))
                .body("memberId", notNullValue())
                .extract()
                .path("memberId");
        as("school").get("/api/v1/members/" + member).then().body("kind", equalTo("ADULT"));
        var again = as("school").body(Map.of()).post("/api/v1/applications/" + id + "/approval");
        Problem.expect(again, 409, "application-decided");
        var late = as("school").body(Map.of("reason", "太迟")).post("/api/v1/applications/" + id + "/refusal");
        Problem.expect(late, 409, "application-decided");
    }

    @Test
    void aPersonDoesNotJoinAsACorporateMember() {
        UUID id = pupil();
        var answer = as("school").body(Map.of("kind", "CORPORATE")).post("/api/v1/applications/" + id + "/approval");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Database.one(String.class, "SELECT status FROM applications WHERE id = ?", id))
                .isEqualTo("UNDER_REVIEW");
    }

    @Test
    void aRefusalSaysWhy() {
        String address = "/api/v1/applications/" + pupil() + "/refusal";
        Problem.expectInvalid(as("school").body(Map.of()).post(address), "/reason", "not-null");
        Problem.expectInvalid(as("school").body(Map.of("reason", " ")).post(address), "/reason", "text-blank");
        as("school")
                .body(Map.of("reason", "不在本校就读"))
                .post(address)
                .then()
                .body("status", equalTo("REFUSED"))
                .body("decisionReason", equalTo("不在本校就读"))
                .body("memberId", nullValue());
        Problem.expect(
                as("school").body(Map.of()).post(address.replace("refusal", "approval")), 409, "application-decided");
    }

    @Test
    void aDecisionAcknowledgesTheNotice() {
        UUID id = pupil();
        as("school")
                .body(Map.of())
                .post("/api/v1/applications/" + id + "/approval")
                .then()
                .statusCode(200);
        assertThat(Database.one(String.class, "SELECT state FROM notices WHERE subject_id = ?", id))
                .isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void whoeverIsNotTheAudienceDoesNotDecide() {
        UUID id = pupil();
        String approval = "/api/v1/applications/" + id + "/approval";
        Problem.expect(as("xihu").body(Map.of()).post(approval), 403, "notice-not-yours");
        Problem.expect(as("shangbao").body(Map.of()).post(approval), 404, "application-unknown");
        assertThat(Database.one(String.class, "SELECT status FROM applications WHERE id = ?", id))
                .isEqualTo("UNDER_REVIEW");
    }

    @Test
    void whoShowsADocumentOnlyOnceIsNoSecondMember() {
        var once = Applications.adult(Codes.poster());
        once.put("birthDate", "1949-12-31");
        var again = new java.util.HashMap<>(once);
        again.put("identityDocument", java.util.Map.of("type", "RESIDENT_ID", "number", "11010519491231002X"));
        org.boai.enroll.support.Api.receipt(once);
        String second = org.boai.enroll.support.Api.receipt(again);
        as("shangbao")
                .get("/api/v1/applications/" + Codes.applicationOf(second))
                .then()
                .statusCode(200)
                .body("status", org.hamcrest.Matchers.equalTo("UNDER_REVIEW"))
                .body("note", org.hamcrest.Matchers.equalTo("SAME_PERSON"));
    }
}
