package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Cases;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are members on paper are taken over: all or none, once, and are members like any other from then on. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class MemberImportIT {
    private static final String BRANCH = "北山街道红十字会/上保社区红十字会";

    private String admin;

    @BeforeEach
    void anAdministratorOfTheCounty() {
        admin = Stewards.at(Stewards.organizationOf("xihu"), "STEWARD_ADMIN");
    }

    /** As an application would say it. */
    private static Map<String, Object> person() {
        return Applications.adult(Codes.poster());
    }

    private static Map<String, Object> row(Map<String, Object> person) {
        Map<String, Object> row = new HashMap<>();
        row.put("name", person.get("fullName"));
        row.put("phone", person.get("phone"));
        row.put("birthDate", person.get("birthDate"));
        row.put("organization", BRANCH);
        row.put("joinedOn", "2012/5/8");
        row.put("legacyNumber", "杭西-" + person.get("phone"));
        row.put("residence", Applications.SHANGBAO);
        return row;
    }

    private String begin(List<?> rows) {
        String id = as(admin)
                .body(Map.of("basis", "2012 年纸质入会申请表，存上保社区档案柜"))
                .post("/api/v1/member-imports")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(admin)
                .body(Map.of("rows", rows))
                .put("/api/v1/member-imports/" + id + "/parts/1")
                .then()
                .statusCode(200);
        return id;
    }

    private Response post(String id, String what, Object body) {
        var request = as(admin);
        return (body == null ? request : request.body(body)).post("/api/v1/member-imports/" + id + "/" + what);
    }

    private Response await(String id, String state) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> as(admin).get("/api/v1/member-imports/" + id),
                        answer -> state.equals(answer.path("state")));
    }

    private Response checked(String id) {
        post(id, "preflight", null).then().statusCode(200);
        return await(id, "CHECKED");
    }

    private UUID imported(Map<String, Object> person) {
        String id = begin(List.of(row(person)));
        checked(id).then().body("rows.good", equalTo(1));
        post(id, "run", Map.of("skipBad", false)).then().statusCode(200);
        await(id, "DONE").then().body("rows.imported", equalTo(1));
        return Database.one(UUID.class, "SELECT id FROM members WHERE import_id = ?", UUID.fromString(id));
    }

    @Test
    void aMemberOfPaperKeepsTheDayOfJoiningAndTheOldNumber() {
        var person = person();
        UUID member = imported(person);

        as("shangbao")
                .get("/api/v1/members/" + member)
                .then()
                .statusCode(200)
                .body("joinedOn", equalTo("2012-05-08"))
                .body("status", equalTo("ACTIVE"));
        String number = Database.one(String.class, "SELECT number FROM members WHERE id = ?", member);
        assertThat(number).startsWith("33010612").hasSize(17);
        as("shangbao")
                .body(Map.of("legacyNumber", "杭西-" + person.get("phone")))
                .post("/api/v1/members/searches")
                .then()
                .body("items.id", equalTo(List.of(member.toString())));
        as("shangbao").get("/api/v1/members/" + member + "/history").then().body("kind", equalTo(List.of("IMPORTED")));
        as("shangbao").get("/api/v1/members?origin=IMPORTED").then().body("items.id", hasItem(member.toString()));
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'member-imported' AND object_id = ?",
                        member.toString()))
                .isOne();
        // told nothing, and nothing is said to be consented to
        assertThat(Database.count("SELECT count(*) FROM person_messages WHERE subject_id = ?", member))
                .isZero();
        assertThat(Database.count("SELECT count(*) FROM consents WHERE subject_id = ?", member))
                .isZero();
    }

    @Test
    void nothingOfTheRowsIsLeftWhenItIsOver() {
        imported(person());
        assertThat(
                        Database.count(
                                """
                SELECT count(*) FROM member_import_rows r JOIN member_imports i ON i.id = r.import_id
                WHERE i.state = 'DONE' AND num_nonnulls(r.given, r.identity_key, r.description_key) > 0"""))
                .isZero();
    }

    /** One of paper signs in, shows a card, gives a consent, puts the name right, and leaves; then everything goes. */
    @Test
    void aMemberOfPaperIsAMemberLikeAnyOther() {
        PhoneProofs.listen();
        var person = person();
        UUID member = imported(person);
        String session = Persons.session(person);
        Persons.as(session).get("/api/v1/my/card").then().statusCode(200).body("since", equalTo("2012-05-08"));
        assertThat(Persons.as(session)
                        .get("/api/v1/my/data")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains((String) person.get("fullName"), "杭西-", "IMPORTED");
        Persons.as(session).get("/api/v1/my/timeline").then().statusCode(200);
        Persons.as(session).get("/api/v1/my/consents").then().statusCode(200);
        Persons.as(session)
                .body(Map.of("version", Applications.version("SHARE_WITH_BRANCH")))
                .put("/api/v1/my/consents/SHARE_WITH_BRANCH")
                .then()
                .statusCode(200);
        assertThat(Database.count("SELECT count(*) FROM consents WHERE subject_id = ?", member))
                .isOne();
        String correction = Persons.as(session)
                .body(Map.of("kind", "CORRECTION", "correction", Map.of("fullName", "欧阳更正")))
                .post("/api/v1/my/rights-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(Stewards.at(Stewards.organizationOf("shangbao"), "REVIEWER"))
                .post("/api/v1/rights-requests/" + correction + "/approval")
                .then()
                .statusCode(200);
        person.put("fullName", "欧阳更正");
        String again = Persons.session(person);
        Persons.as(again).get("/api/v1/my/card").then().body("fullName", equalTo("欧阳更正"));
        Persons.as(again).post("/api/v1/my/leaving").then().statusCode(200).body("membershipEnded", equalTo(true));
        String deletion = Persons.as(again)
                .body(Map.of("kind", "DELETION"))
                .post("/api/v1/my/rights-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(Stewards.at(Stewards.organizationOf("shangbao"), "REVIEWER"))
                .post("/api/v1/rights-requests/" + deletion + "/approval")
                .then()
                .statusCode(200);
        assertThat(Database.count(
                        "SELECT count(*) FROM members WHERE id = ? AND erased_at IS NOT NULL AND phone IS NULL",
                        member))
                .isOne();
        assertThat(Database.count("SELECT count(*) FROM member_numbers WHERE member_id = ?", member))
                .isZero();
    }

    /** The keys are those of an application: who applies later is found. */
    @Test
    void aLaterApplicationOfTheSamePersonAdmitsNobodyTwice() {
        var person = person();
        UUID member = imported(person);
        String receipt = receipt(person);

        assertThat(Database.memberOf(receipt)).isNull();
        assertThat(Database.one(String.class, "SELECT status FROM applications WHERE receipt = ?", receipt))
                .isEqualTo("UNDER_REVIEW");
        assertThat(Database.count(
                        """
                SELECT count(*) FROM members m WHERE m.status = 'ACTIVE'
                AND m.description_key = (SELECT description_key FROM members WHERE id = ?)""",
                        member))
                .isOne();
    }

    @Test
    void badRowsAreToldWithoutAValueAndKeepEverybodyOut() {
        var known = person();
        receipt(known);
        var twice = person();
        var good = person();
        var spoilt = row(person());
        spoilt.put("phone", "1.38E+10");
        var foreign = row(person());
        foreign.put("organization", "学院路小学");
        String id = begin(List.of(row(known), row(twice), row(twice), spoilt, foreign, row(good)));

        checked(id)
                .then()
                .body("rows.given", equalTo(6))
                .body("rows.good", equalTo(2))
                .body("rows.bad", equalTo(4));
        String findings = as(admin)
                .get("/api/v1/member-imports/" + id + "/findings")
                .then()
                .statusCode(200)
                .body("items.row", equalTo(List.of(1, 3, 4, 5)))
                .body("items[0].findings[0].code", equalTo("row-member-already"))
                .body("items[1].findings[0].code", equalTo("row-twice"))
                .body("items[2].findings[0].column", equalTo("phone"))
                .body("items[2].findings[0].code", equalTo("number-scientific"))
                .body("items[3].findings[0].code", equalTo("organization-unknown"))
                .extract()
                .asString();
        assertThat(findings).doesNotContain("学院路小学", (String) known.get("phone"), (String) known.get("fullName"));
        Problem.expect(post(id, "run", Map.of("skipBad", false)), 409, "import-has-bad-rows");
        assertThat(members(id)).isZero();
        post(id, "run", Map.of("skipBad", true)).then().statusCode(200);
        await(id, "DONE").then().body("rows.imported", equalTo(2)).body("rows.bad", equalTo(4));
        assertThat(members(id)).isEqualTo(2);
        post(id, "run", Map.of("skipBad", true)).then().statusCode(200).body("state", equalTo("DONE"));
        assertThat(members(id)).isEqualTo(2);
        Problem.expect(as(admin).delete("/api/v1/member-imports/" + id), 409, "import-state");
    }

    private static long members(String id) {
        return Database.count("SELECT count(*) FROM members WHERE import_id = ?", UUID.fromString(id));
    }

    @Test
    void whatWasLeftHalfwayIsTakenBackOrCompleted() {
        var worked = person();
        String id = begin(List.of(row(person()), row(worked), row(person())));
        checked(id);
        post(id, "run", Map.of("skipBad", false)).then().statusCode(200);
        await(id, "DONE");
        // as a crash would have left it: two entered, one still to be
        UUID left = Database.one(
                UUID.class, "SELECT member_id FROM member_import_rows WHERE import_id = ? AND line = 3", uuid(id));
        for (String sql : List.of(
                "DELETE FROM member_numbers WHERE member_id = ?",
                "DELETE FROM member_events WHERE member_id = ?",
                "DELETE FROM members WHERE id = ?",
                "UPDATE member_import_rows SET state = 'GOOD' WHERE member_id = ?")) {
            Database.change(sql, left);
        }
        UUID kept = Database.one(
                UUID.class, "SELECT member_id FROM member_import_rows WHERE import_id = ? AND line = 2", uuid(id));
        Database.change("UPDATE members SET version = 1 WHERE id = ?", kept);
        Database.change("UPDATE member_imports SET state = 'UNDOING', finished_at = NULL WHERE id = ?", uuid(id));

        await(id, "UNDONE").then().body("rows.imported", equalTo(1));
        assertThat(Database.column(UUID.class, "SELECT id FROM members WHERE import_id = ?", uuid(id)))
                .as("who was worked with stays")
                .containsExactly(kept);
    }

    /** Also where nothing of the row itself has changed: a transfer was asked for, an application joined. */
    @Test
    void whoeverSomethingHangsOnIsNotTakenBack() {
        String id = begin(List.of(row(person()), row(person()), row(person())));
        checked(id);
        post(id, "run", Map.of("skipBad", false)).then().statusCode(200);
        await(id, "DONE");
        List<UUID> members = Database.column(
                UUID.class, "SELECT member_id FROM member_import_rows WHERE import_id = ? ORDER BY line", uuid(id));
        Database.change(
                """
                INSERT INTO transfers (id, member_id, from_organization_id, to_organization_id, state, asked_by, asked_for, asked_at,
                    from_agreed_at, ended_at, end_reason)
                SELECT gen_random_uuid(), m.id, m.organization_id, o.id, 'REFUSED', 'FROM', m.organization_id, now(), now(), now(),
                    '名额已满' FROM members m, organizations o WHERE m.id = ? AND o.kind = 'PROVINCE'""",
                members.get(0));
        UUID joined = Cases.underReview(Applications.adult(Codes.poster()));
        Database.change(
                "UPDATE applications SET status = 'WITHDRAWN', decision_reason = 'merged', decided_at = now(), merged_into = ?"
                        + " WHERE id = ?",
                members.get(1),
                joined);
        Database.change("UPDATE member_imports SET state = 'UNDOING', finished_at = NULL WHERE id = ?", uuid(id));

        await(id, "UNDONE");
        assertThat(Database.column(UUID.class, "SELECT id FROM members WHERE import_id = ? ORDER BY id", uuid(id)))
                .containsExactlyInAnyOrder(members.get(0), members.get(1));
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id);
    }

    @Test
    void beforeItRunsItCanBeTakenBackAndGivenAnew() {
        String id = begin(List.of(row(person())));
        Problem.expect(post(id, "run", Map.of("skipBad", false)), 409, "import-state");
        as(admin).delete("/api/v1/member-imports/" + id).then().statusCode(200);
        await(id, "UNDONE").then().body("rows.given", equalTo(0));
        Problem.expect(post(id, "preflight", null), 409, "import-state");
    }

    @Test
    void aPartMayBeCsvAndGivenAgainReplacesWhatItHeld() {
        String id = begin(List.of(row(person()), row(person())));
        var person = person();
        String csv = "姓名,手机号码,出生日期,所属组织,入会日期,身份证号\n"
                + String.join(
                        ",",
                        (String) person.get("fullName"),
                        (String) person.get("phone"),
                        "1990年1月1日",
                        BRANCH,
                        "20120508",
                        "");
        as(admin)
                .body(Map.of("csv", csv))
                .put("/api/v1/member-imports/" + id + "/parts/1")
                .then()
                .statusCode(200)
                .body("rows.given", equalTo(1));
        checked(id).then().body("rows.good", equalTo(1));
        Problem.expectInvalid(
                as(admin).body(Map.of("csv", "星座\n")).put("/api/v1/member-imports/" + id + "/parts/2"),
                "/csv",
                "part-csv");
        Problem.expectInvalid(
                as(admin).body(Map.of()).put("/api/v1/member-imports/" + id + "/parts/2"), "", "part-rows-or-csv");
    }

    @Test
    void manyWhoAskAtOnceRunItOnce() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(row(person()));
        }
        String id = begin(rows);
        checked(id);
        Together.times(6, i -> post(id, "run", Map.of("skipBad", false)).statusCode());
        await(id, "DONE").then().body("rows.imported", equalTo(30));
        assertThat(members(id)).isEqualTo(30);
        assertThat(Database.count(
                        """
                SELECT count(*) FROM member_events e JOIN members m ON m.id = e.member_id
                WHERE m.import_id = ?""",
                        uuid(id)))
                .isEqualTo(30);
    }

    @Test
    void onlyTheCountyAndAboveImportsAndOnlyIntoItsOwn() {
        String below = Stewards.at(Stewards.organizationOf("beishan"), "STEWARD_ADMIN");
        var body = Map.of("basis", "纸质入会申请表");
        Problem.expect(as(below).body(body).post("/api/v1/member-imports"), 403, "not-permitted");
        String elsewhere = Stewards.at(
                Database.one(
                        UUID.class,
                        "SELECT o.id FROM organizations o JOIN regions r ON r.id = o.location_region_id"
                                + " WHERE r.code = '330383' AND o.kind = 'COUNTY'"),
                "STEWARD_ADMIN");
        String id = begin(List.of(row(person())));
        Problem.expect(as(elsewhere).get("/api/v1/member-imports/" + id), 404, "import-unknown");
        as(elsewhere).get("/api/v1/member-imports").then().statusCode(200).body("items", empty());
        Problem.expect(
                as(elsewhere)
                        .body(Map.of("organization", Stewards.organizationOf("xihu"), "basis", "纸质入会申请表"))
                        .post("/api/v1/member-imports"),
                404,
                "organization-unknown");
    }
}
