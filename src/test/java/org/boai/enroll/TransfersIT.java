package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Life.agree;
import static org.boai.enroll.support.Life.id;
import static org.boai.enroll.support.Life.school;
import static org.boai.enroll.support.Life.shangbao;
import static org.boai.enroll.support.Life.stateOf;
import static org.boai.enroll.support.Life.told;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 关系转接: a member moves, number and joining date stay, and the new branch has what the old one had. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class TransfersIT {
    private static final String TRANSFERS = "/api/v1/transfers";
    private static final String MINE = "/api/v1/my/transfers";

    /** 宝石社区, whose society has no account. */
    private static final String WITHOUT_STEWARD = "330106002052";

    private Life life;
    private String forLife;

    @BeforeEach
    void aMember() {
        PhoneProofs.listen();
        life = Life.in(Codes.poster());
        forLife = life.forLife();
    }

    private UUID wish(String session, Map<String, Object> request) {
        List<String> ids = Persons.as(session)
                .body(request)
                .post(MINE)
                .then()
                .statusCode(201)
                .extract()
                .path("items.id");
        return UUID.fromString(ids.get(0));
    }

    private static final Map<String, Object> TO_BAOSHI =
            Map.of("residence", Map.of("regionCode", WITHOUT_STEWARD), "reason", "搬家了");

    @Test
    void whereAMemberLivesNowNeedsBothBranchesAndMovesAtTheSecondWord() {
        String session = Persons.session(life.application);
        UUID transfer = wish(session, TO_BAOSHI);
        assertThat(stateOf(transfer)).isEqualTo("WAITS_FOR_BOTH");
        assertThat(told(transfer))
                .containsExactly(
                        "TRANSFER_TO_DECIDE 上保社区红十字会 PLACED",
                        "TRANSFER_TO_DECIDE 北山街道红十字会 NOBODY_BELOW",
                        "TRANSFER_TO_DECIDE 宝石社区红十字会 PLACED");
        assertThat(life.messages()).isEmpty();
        agree("shangbao", transfer)
                .then()
                .statusCode(200)
                .body("state", equalTo("WAITS_FOR_TO"))
                .body("waitsFor", contains("TO"))
                .body("name", notNullValue());
        assertThat(life.organization()).isEqualTo(shangbao());
        agree("beishan", transfer).then().statusCode(200).body("state", equalTo("DONE"));

        assertThat(life.row()).isEqualTo("宝石社区红十字会 ADULT ACTIVE");
        assertThat(life.forLife()).isEqualTo(forLife);
        assertThat(life.history()).containsExactly("TRANSFERRED");
        assertThat(life.messages()).containsExactly("TRANSFER_DONE");
        assertThat(told(transfer)).contains("MEMBER_TRANSFERRED 上保社区红十字会 PLACED", "MEMBER_TRANSFERRED 宝石社区红十字会 PLACED");
        assertThat(Database.one(
                        String.class,
                        "SELECT r.code FROM members m JOIN regions r ON r.id = m.residence_region_id WHERE m.id = ?",
                        life.member))
                .isEqualTo(WITHOUT_STEWARD);
        Persons.as(session)
                .get("/api/v1/my/membership")
                .then()
                .statusCode(200)
                .body("organization", equalTo("宝石社区红十字会"))
                .body("history.kind", contains("TRANSFERRED"))
                .body("history.from", contains("上保社区红十字会"));
        Persons.as(session).get(MINE).then().body("items.state", contains("DONE"));
    }

    @Test
    void theNewBranchSeesTheMemberWithTheWholeHistoryAndTheOldOneOnlyTheLine() {
        String arrival = Stewards.at(school(), "REVIEWER");
        UUID first = life.toSchool();
        as(arrival)
                .get(TRANSFERS + "/" + first)
                .then()
                .statusCode(200)
                .body("name", containsString("*"))
                .body("birthYear", equalTo(1990));
        Problem.expect(as(arrival).get("/api/v1/members/" + life.member), 404, "member-unknown");
        as("shangbao")
                .get("/api/v1/applications/"
                        + Database.one(UUID.class, "SELECT application_id FROM members WHERE id = ?", life.member))
                .then()
                .statusCode(200);
        agree(arrival, first).then().statusCode(200).body("state", equalTo("DONE"));

        as(arrival).get("/api/v1/members/" + life.member).then().statusCode(200);
        Problem.expect(as("shangbao").get("/api/v1/members/" + life.member), 404, "member-unknown");
        as("shangbao").get("/api/v1/members?limit=100").then().body("items.id", not(hasItem(life.member.toString())));
        UUID application = Database.one(UUID.class, "SELECT application_id FROM members WHERE id = ?", life.member);
        Problem.expect(as("shangbao").get("/api/v1/applications/" + application), 404, "application-unknown");
        as("shangbao")
                .get(TRANSFERS + "/" + first)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("name", nullValue())
                .body("birthYear", nullValue())
                .body("kind", nullValue())
                .body("to.name", equalTo("西湖区演示学校红十字会"));
        as("shangbao")
                .get(TRANSFERS + "?direction=OUTGOING&state=DONE&limit=100")
                .then()
                .body("items.id", hasItem(first.toString()));
        as(arrival)
                .get(TRANSFERS + "?direction=INCOMING&state=DONE&limit=100")
                .then()
                .body("items.id", hasItem(first.toString()));
        as(arrival)
                .get(TRANSFERS + "?direction=OUTGOING&limit=100")
                .then()
                .body("items.id", not(hasItem(first.toString())));
        Problem.expect(
                as(Stewards.at(Database.societyOf("330383"), "REVIEWER")).get(TRANSFERS + "/" + first),
                404,
                "transfer-unknown");

        UUID back = id(life.ask(arrival, Map.of("organizationId", shangbao())));
        agree("shangbao", back).then().body("state", equalTo("DONE"));
        assertThat(life.history()).containsExactly("TRANSFERRED", "TRANSFERRED");
        assertThat(life.organization()).isEqualTo(shangbao());
        assertThat(life.forLife()).isEqualTo(forLife);
    }

    @Test
    void whoeverAsksForABranchHasAgreedForItAndTheMemberIsTold() {
        UUID transfer = life.toSchool();
        assertThat(told(transfer)).containsExactly("TRANSFER_TO_DECIDE 西湖区演示学校红十字会 PLACED");
        assertThat(life.messages()).containsExactly("TRANSFER_ASKED");
        Problem.expect(agree("shangbao", transfer), 409, "transfer-agreed");
        agree("school", transfer).then().statusCode(200).body("state", equalTo("DONE"));
        Problem.expect(agree("school", transfer), 409, "transfer-over");
        assertThat(life.messages()).containsExactly("TRANSFER_ASKED", "TRANSFER_DONE");
        assertThat(told(transfer)).contains("MEMBER_TRANSFERRED 上保社区红十字会 PLACED");
    }

    @Test
    void theBranchThatSomebodyHasComeToAsksByWhatTheCardSays() {
        String number = Database.one(String.class, "SELECT number FROM members WHERE id = ?", life.member);
        var card = Map.of("number", number, "fullName", life.application.get("fullName"));
        Problem.expect(
                as("school").body(Map.of("number", number, "fullName", "欧阳明月")).post(TRANSFERS), 404, "member-unknown");
        UUID transfer = id(as("school").body(card).post(TRANSFERS));
        assertThat(stateOf(transfer)).isEqualTo("WAITS_FOR_FROM");
        Problem.expect(agree("school", transfer), 409, "transfer-agreed");
        agree("shangbao", transfer).then().statusCode(200).body("state", equalTo("DONE"));
        assertThat(life.organization()).isEqualTo(school());
    }

    @Test
    void aRefusalGivesItsReasonToTheMemberAndToWhoAsked() {
        String session = Persons.session(life.application);
        String number = Database.one(String.class, "SELECT number FROM members WHERE id = ?", life.member);
        UUID transfer = id(as("school")
                .body(Map.of("number", number, "fullName", life.application.get("fullName")))
                .post(TRANSFERS));
        Problem.expectInvalid(
                as("shangbao").body(Map.of()).post(TRANSFERS + "/" + transfer + "/refusal"), "/reason", "not-null");
        as("shangbao")
                .body(Map.of("reason", "物资尚未归还"))
                .post(TRANSFERS + "/" + transfer + "/refusal")
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"));
        assertThat(life.organization()).isEqualTo(shangbao());
        assertThat(life.messages()).containsExactly("TRANSFER_ASKED", "TRANSFER_REFUSED");
        assertThat(told(transfer)).contains("MEMBER_TRANSFERRED 西湖区演示学校红十字会 PLACED");
        as("school")
                .get(TRANSFERS + "/" + transfer)
                .then()
                .body("endReason", equalTo("物资尚未归还"))
                .body("name", nullValue());
        Persons.as(session).get(MINE).then().body("items[0].endReason", equalTo("物资尚未归还"));
        life.toSchool();
    }

    @Test
    void whoeverAskedTakesItBackAndTheMemberStopsAnyOfTheirs() {
        UUID first = life.toSchool();
        Problem.expect(as("school").post(TRANSFERS + "/" + first + "/cancellation"), 403, "transfer-not-yours");
        as("shangbao")
                .post(TRANSFERS + "/" + first + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        assertThat(told(first)).contains("MEMBER_TRANSFERRED 西湖区演示学校红十字会 PLACED");
        Problem.expect(agree("school", first), 409, "transfer-over");

        UUID second = life.toSchool();
        String stranger = Persons.session(Life.in(Codes.poster()).application);
        Problem.expect(Persons.as(stranger).post(MINE + "/" + second + "/cancellation"), 404, "transfer-unknown");
        Persons.as(Persons.session(life.application))
                .post(MINE + "/" + second + "/cancellation")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("CANCELLED"));
        assertThat(life.organization()).isEqualTo(shangbao());
    }

    @Test
    void oneTransferOfAPersonIsOpenAtATime() {
        life.toSchool();
        Problem.expect(life.ask("shangbao", TO_BAOSHI), 409, "transfer-open");
        Problem.expect(
                Persons.as(Persons.session(life.application)).body(TO_BAOSHI).post(MINE), 409, "transfer-open");
    }

    @Test
    void silenceClimbsUntilTheSocietyAboveMayAgreeForTheBranch() {
        UUID transfer = life.toSchool();
        Problem.expect(agree("xihu", transfer), 403, "notice-not-yours");
        Database.change(
                "UPDATE notices SET created_at = now() - interval '21 days', next_at = now() - interval '1 day'"
                        + " WHERE subject_id = ?",
                transfer);
        assertThat(stateOf(transfer)).isEqualTo("WAITS_FOR_TO");
        agree("xihu", transfer).then().statusCode(200).body("state", equalTo("DONE"));
        assertThat(life.organization()).isEqualTo(school());
        assertThat(told(transfer))
                .contains("MEMBER_TRANSFERRED 上保社区红十字会 PLACED", "MEMBER_TRANSFERRED 西湖区演示学校红十字会 PLACED");
    }

    @Test
    void whoStandsAboveTheOneAsksButDecidesForNeither() {
        UUID transfer = id(life.ask("xihu", Map.of("organizationId", school())));
        assertThat(stateOf(transfer)).isEqualTo("WAITS_FOR_BOTH");
        Problem.expect(agree("xihu", transfer), 422, "transfer-side-needed");
        Problem.expect(
                as("xihu").body(Map.of("side", "TO")).post(TRANSFERS + "/" + transfer + "/agreement"),
                403,
                "notice-not-yours");
        Problem.expect(
                as("school").body(Map.of("side", "FROM")).post(TRANSFERS + "/" + transfer + "/agreement"),
                403,
                "notice-not-yours");
        agree("school", transfer).then().body("state", equalTo("WAITS_FOR_FROM"));
        agree("shangbao", transfer).then().body("state", equalTo("DONE"));
    }

    @Test
    void aTransferLeadsToAnOrganizationThatTakesMembers() {
        Problem.expect(life.ask("shangbao", Map.of("organizationId", shangbao())), 409, "transfer-to-itself");
        Problem.expect(life.ask("shangbao", Map.of()), 409, "transfer-to-itself");
        Problem.expect(life.ask("shangbao", Map.of("organizationId", UUID.randomUUID())), 404, "organization-unknown");
        UUID group = Database.one(UUID.class, "SELECT id FROM organizations WHERE kind = 'GROUP' LIMIT 1");
        Problem.expect(life.ask("shangbao", Map.of("organizationId", group)), 422, "transfer-target-unfit");
        Problem.expect(
                life.ask("shangbao", Map.of("residence", Map.of("regionCode", "310101"))),
                422,
                "residence-outside-province");
        String session = Persons.session(life.application);
        Problem.expect(
                Persons.as(session)
                        .body(Map.of("affiliation", Map.of("organizationId", Stewards.organizationOf("beishan"))))
                        .post(MINE),
                404,
                "organization-unknown");
        Problem.expect(Persons.as(session).body(Map.of()).post(MINE), 422, "transfer-target-missing");
    }

    @Test
    void leavingOvertakesATransferAndEverybodyIsTold() {
        UUID transfer = life.toSchool();
        Persons.as(Persons.session(life.application))
                .post("/api/v1/my/leaving")
                .then()
                .statusCode(200)
                .body("applicationsWithdrawn", equalTo(0));
        assertThat(stateOf(transfer)).isEqualTo("OVERTAKEN");
        assertThat(told(transfer))
                .contains("MEMBER_TRANSFERRED 上保社区红十字会 PLACED", "MEMBER_TRANSFERRED 西湖区演示学校红十字会 PLACED");
        assertThat(Database.count(
                        "SELECT count(*) FROM notices WHERE subject_id = ? AND kind = 'TRANSFER_TO_DECIDE' AND next_at IS NOT NULL",
                        transfer))
                .isZero();
        Problem.expect(agree("school", transfer), 409, "transfer-over");
        assertThat(life.history()).containsExactly("LEFT");
    }

    @Test
    void sayingThatSomebodyElseAppliedOvertakesATransferToo() {
        UUID transfer = life.toSchool();
        String phone = (String) life.application.get("phone");
        as("shangbao").get("/api/v1/me");
        Api.citizen()
                .body(Map.of(
                        "phone",
                        phone,
                        "phoneProof",
                        PhoneProofs.prove(phone, "DISOWNING"),
                        "applications",
                        List.of(Database.one(
                                UUID.class, "SELECT application_id FROM members WHERE id = ?", life.member))))
                .post("/api/v1/disownings")
                .then()
                .statusCode(200);
        assertThat(life.row()).endsWith("REMOVED");
        assertThat(stateOf(transfer)).isEqualTo("OVERTAKEN");
        assertThat(life.history()).containsExactly("REMOVED");
    }

    @Test
    void whoArrivesInATownshipJoinsTheOneGroupThatCoversTheirHome() {
        UUID beishan = Stewards.organizationOf("beishan");
        String code = Database.one(
                String.class,
                """
                SELECT r.code FROM regions r JOIN regions p ON p.id = r.parent_id
                WHERE p.code = '330106002' AND NOT r.pseudo AND r.valid_to IS NULL
                  AND NOT EXISTS (SELECT 1 FROM organization_coverages c WHERE c.region_id = r.id) LIMIT 1""");
        UUID group = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id)
                SELECT ?, '测试小组', 'GROUP', 'ACTIVE', ?, '{}', id FROM regions WHERE code = ? AND valid_to IS NULL""",
                group,
                beishan,
                code);
        Database.change(
                "INSERT INTO organization_coverages SELECT ?, id, current_date - 1 FROM regions WHERE code = ? AND valid_to IS NULL",
                group,
                code);
        Database.change("UPDATE facts_versions SET version = version + 1");
        UUID transfer = id(life.ask("shangbao", Map.of("residence", Map.of("regionCode", code))));
        agree("beishan", transfer).then().statusCode(200).body("state", equalTo("DONE"));
        as("beishan")
                .get("/api/v1/members/" + life.member)
                .then()
                .body("organizationId", equalTo(beishan.toString()))
                .body("groupId", equalTo(group.toString()));

        String path = "/api/v1/members/" + life.member + "/group";
        as("beishan").body(Map.of()).put(path).then().statusCode(200).body("groupId", nullValue());
        Problem.expect(as("beishan").body(Map.of("groupId", shangbao())).put(path), 422, "group-unfit");
        as("beishan").body(Map.of("groupId", group)).put(path).then().body("groupId", equalTo(group.toString()));
        assertThat(life.history()).containsExactly("TRANSFERRED", "GROUP_CHANGED", "GROUP_CHANGED");
        Database.change("UPDATE members SET group_id = NULL WHERE group_id = ?", group);
        Database.change("DELETE FROM organization_coverages WHERE organization_id = ?", group);
        Database.change("DELETE FROM organizations WHERE id = ?", group);
        Database.change("UPDATE facts_versions SET version = version + 1");
    }

    @Test
    void anEndedOrganizationTakesNobody() {
        String code = Codes.poster();
        UUID unit = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id)
                SELECT ?, ?, 'ENTERPRISE', 'ACTIVE', parent_id, '{}', location_region_id FROM organizations WHERE id = ?""",
                unit,
                "即将撤销的单位" + code,
                school());
        String steward = Stewards.at(unit, "REVIEWER");
        UUID transfer = id(life.ask("shangbao", Map.of("organizationId", unit)));
        Database.change("UPDATE organizations SET status = 'DISSOLVED' WHERE id = ?", unit);
        Problem.expect(agree(steward, transfer), 422, "transfer-target-unfit");
        assertThat(stateOf(transfer)).isEqualTo("WAITS_FOR_TO");
        assertThat(life.organization()).isEqualTo(shangbao());
    }

    @Test
    void whatIsCopiedAndErasedOfAPersonHoldsTheTransfers() {
        String session = Persons.session(life.application);
        UUID transfer = wish(session, TO_BAOSHI);
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .body("sections.transfers.reason", contains("搬家了"))
                .body("sections.transfers.to", contains("宝石社区红十字会"));
        String request = Persons.as(session)
                .body(Map.of("kind", "DELETION"))
                .post("/api/v1/my/rights-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("shangbao")
                .post("/api/v1/rights-requests/" + request + "/approval")
                .then()
                .statusCode(200);
        assertThat(Database.one(
                        String.class,
                        "SELECT concat(state, ' ', end_reason, reason, residence_region_id) FROM transfers WHERE id = ?",
                        transfer))
                .isEqualTo("OVERTAKEN ERASED");
    }

    @Test
    void nobodyOutsideSeesThatSomebodyMoves() {
        life.toSchool();
        as("hangzhou").get(TRANSFERS + "?limit=1").then().body("items", not(empty()));
        as(Stewards.at(Database.societyOf("330383"), "REVIEWER"))
                .get(TRANSFERS)
                .then()
                .body("items", empty());
        Problem.expect(
                life.ask(Stewards.at(Database.societyOf("330383"), "REVIEWER"), Map.of()), 404, "member-unknown");
    }
}
