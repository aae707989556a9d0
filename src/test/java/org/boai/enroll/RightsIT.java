package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Canary;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Dump;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What persons may ask of those who hold their data, and what is then done (PIPL 44-50). */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class RightsIT {
    private static final String REQUESTS = "/api/v1/rights-requests";
    private static final String MINE = "/api/v1/my/rights-requests";

    private Map<String, Object> application;
    private String receipt;
    private String session;

    @BeforeEach
    void aMember() {
        PhoneProofs.listen();
        application = Canary.hatch().application(Codes.poster());
        receipt = Api.receipt(application);
        session = Persons.session(application);
    }

    private Map<String, Object> ask(Map<String, Object> request) {
        return Persons.as(session)
                .body(request)
                .post(MINE)
                .then()
                .statusCode(201)
                .extract()
                .path("");
    }

    private String memberStatus() {
        return Database.one(String.class, "SELECT status FROM members WHERE id = ?", Database.memberOf(receipt));
    }

    // ---- correction

    @Test
    void aCorrectionIsDecidedByAPersonAndThenHoldsEverywhere() {
        String right = application.get("fullName") + "·正";
        var asked = ask(Map.of("kind", "CORRECTION", "correction", Map.of("fullName", right), "reason", "登记时写错了"));
        assertThat(asked.get("state")).isEqualTo("OPEN");
        UUID notice = Database.one(
                UUID.class, "SELECT id FROM notices WHERE subject_id = ?", UUID.fromString((String) asked.get("id")));
        as("shangbao")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200)
                .body("kind", equalTo("RIGHTS_REQUEST"))
                .body("subjectId", equalTo(asked.get("id")));
        as("shangbao")
                .get(REQUESTS + "/" + asked.get("id"))
                .then()
                .statusCode(200)
                .body("correction.fullName", equalTo(right))
                .body("reason", equalTo("登记时写错了"))
                .body("textCheck", equalTo("UNCHECKED"));
        as("shangbao")
                .post(REQUESTS + "/" + asked.get("id") + "/approval")
                .then()
                .statusCode(200)
                .body("state", equalTo("GRANTED"));
        // the same session goes on, though the person is known by another key now
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.memberships[0].fullName", equalTo(right))
                .body("sections.memberships[0].identityNumber", notNullValue())
                .body("sections.applications[0].fullName", equalTo(right));
        Problem.expect(Persons.signIn(application), 422, "person-unknown");
        var corrected = new HashMap<>(application);
        corrected.put("fullName", right);
        Persons.signIn(corrected).then().statusCode(201);
        assertThat(audited("rights-request-read")).isOne();
        assertThat(audited("rights-granted")).isOne();
    }

    private long audited(String action) {
        return Database.count(
                "SELECT count(*) FROM audit_entries e JOIN rights_requests q ON q.id::text = e.object_id"
                        + " JOIN members m ON m.description_key = q.person_key WHERE m.id = ? AND e.action = ?",
                Database.memberOf(receipt),
                action);
    }

    @Test
    void aNewPhoneThatIsProvedNeedsNobodysDecision() {
        String phone = Applications.phone();
        var wish = Map.of("kind", "CORRECTION", "correction", Map.of("phone", phone));
        Problem.expect(Persons.as(session).body(wish).post(MINE), 422, "phone-proof-refused");
        var proved = new HashMap<String, Object>(wish);
        proved.put("phoneProof", PhoneProofs.prove(phone, "NEW_PHONE"));
        assertThat(ask(proved).get("state")).isEqualTo("GRANTED");
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.memberships[0].phone", equalTo(phone));
        Problem.expect(Persons.signIn(application), 422, "person-unknown");
    }

    @Test
    void aNewPhoneEndsWhatElseIsOpenAndAsksAPersonWhenTheSignInWasLongAgo() {
        String other = Persons.session(application);
        String phone = Applications.phone();
        Map<String, Object> wish = new HashMap<>(Map.of("kind", "CORRECTION", "correction", Map.of("phone", phone)));
        wish.put("phoneProof", PhoneProofs.prove(phone, "NEW_PHONE"));
        ask(wish);
        Persons.as(session).get("/api/v1/my/data").then().statusCode(200);
        Problem.expect(Persons.as(other).get("/api/v1/my/data"), 401, "not-signed-in");

        Database.change("UPDATE person_sessions SET proved_at = proved_at - interval '11 minutes'");
        String third = Applications.phone();
        wish.put("correction", Map.of("phone", third));
        wish.put("phoneProof", PhoneProofs.prove(third, "NEW_PHONE"));
        assertThat(ask(wish).get("state")).isEqualTo("OPEN");
    }

    @Test
    void nobodyBecomesSomebodyElseByACorrection() {
        var other = Applications.adult(Codes.poster());
        Api.receipt(other);
        String phone = (String) other.get("phone");
        var wish = Map.of(
                "kind",
                "CORRECTION",
                "correction",
                Map.of("fullName", other.get("fullName"), "birthDate", other.get("birthDate"), "phone", phone),
                "phoneProof",
                PhoneProofs.prove(phone, "NEW_PHONE"));
        var asked = ask(wish);
        Problem.expect(as("shangbao").post(REQUESTS + "/" + asked.get("id") + "/approval"), 409, "member-already");
        as("shangbao").get(REQUESTS + "/" + asked.get("id")).then().body("request.state", equalTo("OPEN"));
    }

    @Test
    void aCorrectionSaysWhatAndIsRight() {
        Problem.expect(Persons.as(session).body(Map.of("kind", "CORRECTION")).post(MINE), 422, "nothing-to-correct");
        Problem.expect(
                Persons.as(session)
                        .body(Map.of("kind", "CORRECTION", "correction", Map.of()))
                        .post(MINE),
                422,
                "nothing-to-correct");
        var future = LocalDate.now(SystemClock.ZONE).plusDays(1).toString();
        Problem.expectInvalid(
                Persons.as(session)
                        .body(Map.of("kind", "CORRECTION", "correction", Map.of("birthDate", future)))
                        .post(MINE),
                "/correction/birthDate",
                "birth-date-impossible");
    }

    // ---- deletion

    @Test
    void erasedMeansThatADumpHoldsNothingOfIt() throws SQLException {
        as("shangbao")
                .body(Map.of("fields", List.of("PHONE"), "reason", "电话" + application.get("phone")))
                .post("/api/v1/members/" + Database.memberOf(receipt) + "/disclosures")
                .then()
                .statusCode(200);
        String document = Applications.identityNumber(LocalDate.parse("1987-06-05"));
        var wished = ask(Map.of(
                "kind",
                "CORRECTION",
                "correction",
                Map.of("identityDocument", Map.of("type", "RESIDENT_ID", "number", document))));
        var asked = ask(Map.of("kind", "DELETION", "reason", "不再参加，" + application.get("fullName")));
        String member = Database.memberOf(receipt).toString();
        String number = Database.one(String.class, "SELECT number FROM members WHERE id = ?", UUID.fromString(member));
        Set<String> traces = new HashSet<>(Set.of(number));
        try (var superuser = TestPostgres.superuser(OnPostgres.DATABASE)) {
            traces.addAll(Dump.traces(superuser, "members", "t.id = '" + member + "'"));
            traces.addAll(Dump.traces(superuser, "applications", "t.receipt = '" + receipt + "'"));
            for (var request : List.of(asked, wished)) {
                traces.addAll(Dump.traces(superuser, "rights_requests", "t.id = '" + request.get("id") + "'"));
            }
            assertThat(traces).hasSizeGreaterThan(12);
        }
        as("shangbao")
                .post(REQUESTS + "/" + asked.get("id") + "/approval")
                .then()
                .statusCode(200)
                .body("state", equalTo("GRANTED"));
        try (var superuser = TestPostgres.superuser(OnPostgres.DATABASE)) {
            Dump.assertHoldsNone(superuser, traces);
            new Canary((String) application.get("fullName"), (String) application.get("phone"), (String)
                            ((Map<?, ?>) application.get("identityDocument")).get("number"))
                    .assertAbsentFrom(superuser);
        }
        assertThat(Database.count(
                        "SELECT count(*) FROM rights_requests q JOIN notices n ON n.subject_id = q.id"
                                + " WHERE q.id = ? AND q.state = 'CLOSED' AND n.next_at IS NULL",
                        UUID.fromString((String) wished.get("id"))))
                .isOne();
        Problem.expect(Persons.as(session).get("/api/v1/my/data"), 401, "not-signed-in");
        Problem.expect(Persons.signIn(application), 422, "person-unknown");
        Problem.expect(as("shangbao").get("/api/v1/members/" + member), 404, "member-unknown");
        Problem.expect(
                as("shangbao").get("/api/v1/applications/" + Database.applicationOf(receipt)),
                404,
                "application-unknown");
        Problem.expect(
                anyone().body(Map.of(
                                "receipt", receipt, "phoneLast4", ((String) application.get("phone")).substring(7)))
                        .post("/api/v1/applications/status"),
                404,
                "receipt-unknown");
        anyone().body(Map.of("receipt", asked.get("receipt")))
                .post(REQUESTS + "/status")
                .then()
                .statusCode(200)
                .body("state", equalTo("GRANTED"));
        as("shangbao").get("/api/v1/notices?limit=100").then().statusCode(200);
        // and whoever comes back is somebody new
        assertThat(Database.memberOf(Api.receipt(application))).isNotNull();
    }

    @Test
    void whatMustBeKeptIsStoredAndNothingElse() {
        UUID member = Database.memberOf(receipt);
        var asked = ask(Map.of("kind", "DELETION"));
        as("shangbao")
                .body(Map.of("reason", "有未结争议，依法保存至争议解决"))
                .post(REQUESTS + "/" + asked.get("id") + "/storage-only")
                .then()
                .statusCode(200)
                .body("state", equalTo("STORAGE_ONLY"));
        assertThat(memberStatus()).isEqualTo("LEFT");
        for (String steward : List.of("shangbao", "xihu", "province")) {
            Problem.expect(as(steward).get("/api/v1/members/" + member), 404, "member-unknown");
            as(steward)
                    .get("/api/v1/members?limit=100")
                    .then()
                    .statusCode(200)
                    .body("items.id", not(hasItem(member.toString())));
        }
        Problem.expect(
                as("shangbao")
                        .body(Map.of("fields", List.of("PHONE"), "reason", "电话核实入会意愿"))
                        .post("/api/v1/members/" + member + "/disclosures"),
                404,
                "member-unknown");
        Problem.expect(
                as("shangbao").get("/api/v1/applications/" + Database.applicationOf(receipt)),
                404,
                "application-unknown");
        // the person still sees it, and why
        Persons.as(session).get(MINE).then().statusCode(200).body("[0].answer", equalTo("有未结争议，依法保存至争议解决"));
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.memberships[0].status", equalTo("LEFT"));
    }

    @Test
    void aRefusalSaysWhyAndIsOnlyOnce() {
        var asked = ask(Map.of("kind", "DELETION"));
        Problem.expect(Persons.as(session).body(Map.of("kind", "DELETION")).post(MINE), 409, "rights-request-open");
        Problem.expectInvalid(
                as("shangbao").body(Map.of("reason", " ")).post(REQUESTS + "/" + asked.get("id") + "/refusal"),
                "/reason",
                "text-blank");
        as("shangbao")
                .body(Map.of("reason", "本人要求撤回该请求"))
                .post(REQUESTS + "/" + asked.get("id") + "/refusal")
                .then()
                .statusCode(200);
        Problem.expect(
                as("shangbao").post(REQUESTS + "/" + asked.get("id") + "/approval"), 409, "rights-request-answered");
        assertThat(memberStatus()).isEqualTo("ACTIVE");
        ask(Map.of("kind", "DELETION"));
    }

    @Test
    void onlyADeletionCanBeStoredOnly() {
        var asked = ask(Map.of("kind", "CORRECTION", "correction", Map.of("birthDate", "1987-06-04")));
        Problem.expect(
                as("shangbao").body(Map.of("reason", "理由理由")).post(REQUESTS + "/" + asked.get("id") + "/storage-only"),
                422,
                "storage-only-for-deletions");
    }

    @Test
    void aRequestThatNobodyDecidesClimbsThoughSomebodyHasSeenIt() {
        var asked = ask(Map.of("kind", "DELETION"));
        UUID notice = Database.one(
                UUID.class, "SELECT id FROM notices WHERE subject_id = ?", UUID.fromString((String) asked.get("id")));
        as("shangbao")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200);
        assertThat(Database.count("SELECT count(*) FROM notices WHERE id = ? AND next_at IS NOT NULL", notice))
                .isOne();
        as("shangbao")
                .body(Map.of("reason", "理由理由"))
                .post(REQUESTS + "/" + asked.get("id") + "/refusal")
                .then()
                .statusCode(200);
        assertThat(Database.count("SELECT count(*) FROM notices WHERE id = ? AND next_at IS NULL", notice))
                .isOne();
    }

    @Test
    void aRequestIsToBeAnsweredWithinFifteenWorkingDays() {
        var asked = ask(Map.of("kind", "DELETION"));
        var due = OffsetDateTime.parse((String) asked.get("dueAt"));
        var from = OffsetDateTime.parse((String) asked.get("askedAt"));
        assertThat(Duration.between(from, due).toDays()).isBetween(19L, 35L);
        assertThat(due.toLocalTime().getHour()).isBetween(8, 18);
    }

    @Test
    void whoHasLeftKeepsNoNumberOfADocumentAndNobodyAsksAboutThem() {
        Persons.as(session).post("/api/v1/my/leaving").then().statusCode(200);
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .body("sections.memberships[0].identityNumber", nullValue())
                .body("sections.applications[0].identityNumber", nullValue())
                .body("sections.memberships[0].fullName", equalTo(application.get("fullName")));
        Problem.expect(
                as("shangbao")
                        .body(Map.of("fields", List.of("PHONE"), "reason", "电话核实入会意愿"))
                        .post("/api/v1/members/" + Database.memberOf(receipt) + "/disclosures"),
                409,
                "contact-over");
    }

    @Test
    void whatIsWrittenInARequestIsShownWhileItIsToBeDecided() {
        var asked = ask(Map.of("kind", "DELETION", "reason", "家里搬走了"));
        as("shangbao").get(REQUESTS + "/" + asked.get("id")).then().body("reason", equalTo("家里搬走了"));
        as("shangbao")
                .body(Map.of("reason", "本人要求撤回该请求"))
                .post(REQUESTS + "/" + asked.get("id") + "/refusal")
                .then()
                .statusCode(200);
        as("shangbao")
                .get(REQUESTS + "/" + asked.get("id"))
                .then()
                .statusCode(200)
                .body("reason", nullValue());
    }

    // ---- consents

    @Test
    void takingBackTheConsentToShareEndsTheMembership() {
        Persons.as(session)
                .delete("/api/v1/my/consents/SHARE_WITH_BRANCH")
                .then()
                .statusCode(200)
                .body("effect", equalTo("ENDS_MEMBERSHIP"))
                .body("leaving.membershipEnded", equalTo(true));
        assertThat(memberStatus()).isEqualTo("LEFT");
        assertThat(Database.one(
                        String.class, "SELECT end_reason FROM members WHERE id = ?", Database.memberOf(receipt)))
                .isEqualTo("CONSENT_WITHDRAWN");
        Problem.expect(Persons.as(session).delete("/api/v1/my/consents/SHARE_WITH_BRANCH"), 404, "consent-not-offered");
    }

    @Test
    void takingBackTheConsentToSensitiveDataErasesTheNumberAndNothingElse() {
        Persons.as(session)
                .delete("/api/v1/my/consents/SENSITIVE_DATA")
                .then()
                .statusCode(200)
                .body("effect", equalTo("ERASES_DOCUMENT_NUMBER"))
                .body("leaving", nullValue());
        assertThat(memberStatus()).isEqualTo("ACTIVE");
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.memberships[0].identityNumber", nullValue())
                .body("sections.applications[0].identityNumber", nullValue())
                .body("sections.memberships[0].fullName", equalTo(application.get("fullName")));
        Persons.as(session)
                .get("/api/v1/my/consents")
                .then()
                .body("find { it.purpose == 'SENSITIVE_DATA' }.state", equalTo("WITHDRAWN"))
                .body("find { it.purpose == 'SENSITIVE_DATA' }.asked", equalTo(false))
                .body("find { it.purpose == 'STATUTES' }.state", equalTo("GIVEN"));
        Persons.as(session)
                .body(Map.of("version", "2"))
                .put("/api/v1/my/consents/SENSITIVE_DATA")
                .then()
                .statusCode(200)
                .body("find { it.purpose == 'SENSITIVE_DATA' }.state", equalTo("GIVEN"));
    }

    @Test
    void onlyTheTextInForceCanBeConsentedTo() {
        UUID id = Database.applicationOf(receipt);
        Persons.as(session)
                .body(Map.of("version", "7"))
                .put("/api/v1/my/consents/STATUTES")
                .then()
                .statusCode(422);
        assertThat(Database.count("SELECT count(*) FROM consents WHERE subject_id = ? AND ended_at IS NULL", id))
                .isEqualTo(5);
    }
}
