package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Persons.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person of one's own: proved by phone, name and birth date; sees what is their own, and only that. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class OwnAccessIT {
    private static RequestSpecification steward(String name) {
        return Api.as(name);
    }

    private Map<String, Object> member;
    private String receipt;

    @BeforeEach
    void aMember() {
        PhoneProofs.listen();
        member = Applications.adult(Codes.poster());
        receipt = Api.receipt(member);
    }

    @Test
    void aProvedPhoneAloneOpensNothing() {
        String proof = PhoneProofs.prove((String) member.get("phone"), "SIGN_IN");
        for (var wrong : List.of(Map.of("fullName", "别人"), Map.of("birthDate", "1990-01-02"))) {
            var other = new HashMap<>(member);
            other.putAll(wrong);
            Problem.expect(Persons.signIn(other, proof), 422, "person-unknown");
        }
        String session =
                Persons.signIn(member, proof).then().statusCode(201).extract().path("session");
        Persons.as(session)
                .get("/api/v1/my/card")
                .then()
                .statusCode(200)
                .body("fullName", equalTo(member.get("fullName")));
        Problem.expect(Persons.signIn(member, proof), 422, "phone-proof-refused");
    }

    @Test
    void aProofIsGoodForFiveNames() {
        String proof = PhoneProofs.prove((String) member.get("phone"), "SIGN_IN");
        var other = new HashMap<>(member);
        for (int i = 1; i <= 5; i++) {
            other.put("birthDate", "1980-01-0" + i);
            Problem.expect(Persons.signIn(other, proof), 422, "person-unknown");
        }
        Problem.expect(Persons.signIn(member, proof), 422, "phone-proof-refused");
    }

    @Test
    void aProofForAnotherPurposeOrPhoneIsNone() {
        String phone = (String) member.get("phone");
        Problem.expect(Persons.signIn(member, PhoneProofs.prove(phone, "APPLICATION")), 422, "phone-proof-refused");
        String ofAnother = PhoneProofs.prove(Applications.phone(), "SIGN_IN");
        Problem.expect(Persons.signIn(member, ofAnother), 422, "phone-proof-refused");
    }

    @Test
    void aSessionEndsWhenItIsEnded() {
        String session = Persons.session(member);
        as(session).get("/api/v1/my/data").then().statusCode(200);
        as(session).delete("/api/v1/my/sessions/current").then().statusCode(204);
        Problem.expect(as(session).get("/api/v1/my/data"), 401, "not-signed-in");
    }

    @Test
    void comingAndGoingAndTryingStandInTheRecord() {
        String acts = "SELECT count(*) FROM audit_entries WHERE action = ?";
        long in = Database.count(acts, "person-signed-in");
        long out = Database.count(acts, "person-signed-out");
        long tried = Database.count(acts, "person-not-recognized");
        as(Persons.session(member)).delete("/api/v1/my/sessions/current").then().statusCode(204);
        var other = new HashMap<>(member);
        other.put("birthDate", "1980-01-01");
        Persons.signIn(other).then().statusCode(422);
        assertThat(Database.count(acts, "person-signed-in")).isEqualTo(in + 1);
        assertThat(Database.count(acts, "person-signed-out")).isEqualTo(out + 1);
        assertThat(Database.count(acts, "person-not-recognized")).isEqualTo(tried + 1);
    }

    @Test
    void aSessionThatWasNotUsedEnds() {
        String session = Persons.session(member);
        Database.change("UPDATE person_sessions SET seen_at = now() - interval '31 minutes'");
        Problem.expect(as(session).get("/api/v1/my/data"), 401, "not-signed-in");
    }

    @Test
    void aPersonsSessionIsNoStewardsToken() {
        String session = Persons.session(member);
        Problem.expect(as(session).get("/api/v1/members"), 403, "not-permitted");
        Problem.expect(
                anyone().header("Authorization", "Bearer " + session).get("/api/v1/members"), 401, "not-signed-in");
        Problem.expect(steward("shangbao").get("/api/v1/my/data"), 403, "not-permitted");
        Problem.expect(anyone().cookie("boai_person", session).get("/api/v1/my/data"), 401, "not-signed-in");
    }

    @Test
    void aCopyHoldsAllThatIsHeldAndNothingOfOthers() {
        var sibling = Applications.adult(Codes.poster());
        sibling.put("phone", member.get("phone"));
        Api.receipt(sibling);
        var copy = as(Persons.session(member))
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.memberships.size()", equalTo(1))
                .body("sections.memberships[0].fullName", equalTo(member.get("fullName")))
                .body("sections.memberships[0].phone", equalTo(member.get("phone")))
                .body("sections.applications.size()", equalTo(1))
                .body("sections.applications[0].receipt", equalTo(receipt))
                .body("sections.consents.size()", equalTo(5))
                .extract()
                .asString();
        assertThat(copy).doesNotContain((String) sibling.get("fullName"));
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'data-copied' AND actor_kind = 'PERSON'"))
                .isPositive();
    }

    @Test
    void whoLookedStandsInTheCopy() {
        steward("shangbao")
                .body(Map.of("fields", List.of("PHONE"), "reason", "电话核实入会意愿"))
                .post("/api/v1/members/" + Database.memberOf(receipt) + "/disclosures")
                .then()
                .statusCode(200);
        as(Persons.session(member))
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.disclosures[0].fields", equalTo("PHONE"))
                .body("sections.disclosures[0].reason", equalTo("电话核实入会意愿"));
    }

    @Test
    void theTimelineTellsWhatHappened() {
        steward("shangbao")
                .put("/api/v1/notices/" + Database.noticeAbout(receipt) + "/acknowledgment")
                .then()
                .statusCode(200);
        as(Persons.session(member))
                .get("/api/v1/my/timeline")
                .then()
                .statusCode(200)
                .body("what", hasItems("APPLIED", "ACKNOWLEDGED", "ADMITTED", "CONSENTED"));
    }

    @Test
    void aCardIsGoodForWhoeverLooksAndSaysMoreToItsStewards() {
        String session = Persons.session(member);
        String handle = as(session).get("/api/v1/my/card").path("handle");
        var check = Map.of("handle", handle);
        anyone().body(check)
                .post("/api/v1/card-checks")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("valid", equalTo(true));
        steward("xihu")
                .body(check)
                .post("/api/v1/members/card-checks")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("name", equalTo(new PersonName((String) member.get("fullName")).masked()))
                .body("organization", equalTo("上保社区红十字会"));
        steward("school")
                .body(check)
                .post("/api/v1/members/card-checks")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("name", nullValue())
                .body("organization", nullValue());
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'card-checked' AND object_id = ?",
                        Database.memberOf(receipt).toString()))
                .isOne();
    }

    @Test
    void aCardEndsWithItsSession() {
        String session = Persons.session(member);
        var check = Map.of("handle", as(session).get("/api/v1/my/card").path("handle"));
        as(session).delete("/api/v1/my/sessions/current").then().statusCode(204);
        anyone().body(check).post("/api/v1/card-checks").then().statusCode(200).body("valid", equalTo(false));
    }

    @Test
    void leavingEndsTheMembershipAtOnceAndTellsTheBranch() {
        String session = Persons.session(member);
        var check = Map.of("handle", as(session).get("/api/v1/my/card").path("handle"));
        as(session).post("/api/v1/my/leaving").then().statusCode(200).body("membershipEnded", equalTo(true));
        as(session).post("/api/v1/my/leaving").then().statusCode(200).body("membershipEnded", equalTo(false));
        Problem.expect(as(session).get("/api/v1/my/card"), 404, "not-a-member");
        anyone().body(check).post("/api/v1/card-checks").then().body("valid", equalTo(false));
        UUID notice = Database.one(
                UUID.class,
                "SELECT id FROM notices WHERE kind = 'MEMBER_LEFT' AND subject_id = ?",
                Database.memberOf(receipt));
        steward("shangbao")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200)
                .body("kind", equalTo("MEMBER_LEFT"))
                .body("subjectId", equalTo(Database.memberOf(receipt).toString()))
                .body("applicationId", nullValue());
        // and the way back is the way in
        String again = Api.receipt(member);
        assertThat(Database.memberOf(again)).isNotNull().isNotEqualTo(Database.memberOf(receipt));
    }

    @Test
    void whoWaitsForADecisionMayWithdraw() {
        var guarded = Applications.adult(Codes.poster());
        guarded.put("birthDate", LocalDate.now(SystemClock.ZONE).minusYears(10).toString());
        guarded.put("guardian", Map.of("fullName", "测试家长", "phone", Applications.phone(), "relation", "PARENT"));
        var consents = Applications.consents();
        consents.add(Map.of("purpose", "GUARDIAN", "version", "1"));
        guarded.put("consents", consents);
        String open = Api.receipt(guarded);
        as(Persons.session(guarded))
                .post("/api/v1/my/leaving")
                .then()
                .statusCode(200)
                .body("applicationsWithdrawn", equalTo(1));
        assertThat(Database.one(String.class, "SELECT status FROM applications WHERE receipt = ?", open))
                .isEqualTo("WITHDRAWN");
        assertThat(Database.count(
                        "SELECT count(*) FROM notices WHERE id = ? AND next_at IS NULL AND state = 'OPEN'",
                        Database.noticeAbout(open)))
                .isOne();
        Problem.expect(
                steward("shangbao")
                        .body(Map.of())
                        .post("/api/v1/applications/" + Database.applicationOf(open) + "/approval"),
                409,
                "application-decided");
    }
}
