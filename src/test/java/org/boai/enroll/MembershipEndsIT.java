package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Life.id;
import static org.boai.enroll.support.Life.shangbao;
import static org.boai.enroll.support.Life.stateOf;
import static org.boai.enroll.support.Life.told;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a membership ends by somebody else's hand, changes its kind, and how a mistake is taken back. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class MembershipEndsIT {
    private static final String ENDINGS = "/api/v1/membership-endings/";
    private static final Map<String, Object> ON_PAPER = Map.of("keptAt", "社区办公室文件柜", "reason", "本人书面提出");
    private static final Map<String, Object> DECISION =
            Map.of("category", "EMBLEM_MISUSED", "document", "西红〔2026〕7号", "reason", "滥用红十字标志");
    private static final Map<String, Object> MISTAKE = Map.of("reason", "登记时选错了人");

    private Life life;

    @BeforeEach
    void aMember() {
        PhoneProofs.listen();
        life = Life.in(Codes.poster());
    }

    private static String today() {
        return LocalDate.now(SystemClock.ZONE).toString();
    }

    private Response end(String steward, String how, Map<String, Object> request) {
        return as(steward).body(request).post("/api/v1/members/" + life.member + "/" + how);
    }

    private Response restore(String steward) {
        return end(steward, "restoration", MISTAKE);
    }

    private static Map<String, Object> death(String day) {
        return Map.of("on", day, "source", "家属告知");
    }

    // ---- a written wish

    @Test
    void aWishOnPaperEndsItAndIsToldToTheBranchTheCountyAndTheMember() {
        String session = Persons.session(life.application);
        String card = Persons.as(session).get("/api/v1/my/card").path("handle");
        UUID ending = id(end("shangbao", "leaving", ON_PAPER));
        assertThat(life.row()).endsWith("LEFT");
        assertThat(told(ending))
                .containsExactly("MEMBERSHIP_ENDED 上保社区红十字会 PLACED", "MEMBERSHIP_ENDED 西湖区红十字会 OVERSEES");
        assertThat(life.messages()).containsExactly("MEMBERSHIP_ENDED");
        assertThat(life.history()).containsExactly("LEFT");
        Problem.expect(Persons.as(session).get("/api/v1/my/data"), 401, "not-signed-in");
        Api.anyone()
                .body(Map.of("handle", card))
                .post("/api/v1/card-checks")
                .then()
                .body("valid", equalTo(false));
        Persons.as(Persons.session(life.application))
                .get("/api/v1/my/membership")
                .then()
                .statusCode(200)
                .body("status", equalTo("LEFT"))
                .body("endReason", equalTo("WRITTEN_WISH"))
                .body("endedOn", equalTo(today()))
                .body("decision", nullValue())
                .body("history.kind", contains("LEFT"));
        as("shangbao").get(ENDINGS + ending).then().body("keptAt", equalTo("社区办公室文件柜"));
        Problem.expect(as("school").get(ENDINGS + ending), 404, "ending-unknown");
        Problem.expect(end("shangbao", "leaving", ON_PAPER), 409, "membership-over");
    }

    @Test
    void itHoldsFromADayWithinTheMembership() {
        String tomorrow = LocalDate.now(SystemClock.ZONE).plusDays(1).toString();
        String before = LocalDate.now(SystemClock.ZONE).minusDays(1).toString();
        for (String day : new String[] {tomorrow, before}) {
            Problem.expectInvalid(
                    end("shangbao", "leaving", Map.of("keptAt", "文件柜", "on", day)),
                    "/on",
                    "day-outside-the-membership");
            Problem.expectInvalid(end("shangbao", "death", death(day)), "/on", "day-outside-the-membership");
        }
        Problem.expectInvalid(end("shangbao", "leaving", Map.of()), "/keptAt", "not-null");
        assertThat(life.row()).endsWith("ACTIVE");
    }

    // ---- removal

    @Test
    void theBranchItselfNeedsASecondPairOfEyes() {
        UUID ending = id(end("shangbao", "removal", DECISION));
        assertThat(life.row()).endsWith("ACTIVE");
        assertThat(life.messages()).isEmpty();
        Problem.expect(as("shangbao").post(ENDINGS + ending + "/approval"), 403, "ending-by-yourself");
        Problem.expect(end("shangbao", "removal", DECISION), 409, "ending-proposed");
        as("shangbao")
                .get("/api/v1/membership-endings?state=PROPOSED&limit=100")
                .then()
                .body("items.id", hasItem(ending.toString()));
        String second = Stewards.at(shangbao(), "REVIEWER");
        as(second).post(ENDINGS + ending + "/approval").then().statusCode(200).body("state", equalTo("IN_FORCE"));
        assertThat(life.row()).endsWith("REMOVED");
        assertThat(life.messages()).containsExactly("MEMBERSHIP_ENDED");
        Problem.expect(as(second).post(ENDINGS + ending + "/refusal"), 409, "ending-decided");
        Persons.as(Persons.session(life.application))
                .get("/api/v1/my/membership")
                .then()
                .body("endReason", equalTo("DECISION"))
                .body("decision.category", equalTo("EMBLEM_MISUSED"))
                .body("decision.document", equalTo("西红〔2026〕7号"))
                .body("decision.appealTo", equalTo("西湖区红十字会"))
                .body(
                        "decision.appealUntil",
                        equalTo(LocalDate.now(SystemClock.ZONE).plusDays(30).toString()));
    }

    @Test
    void whatTheOrganizationAboveDecidesHoldsAtOnce() {
        id(end("xihu", "removal", DECISION));
        assertThat(life.row()).endsWith("REMOVED");
    }

    @Test
    void aRefusedRemovalChangesNothing() {
        UUID ending = id(end("shangbao", "removal", DECISION));
        as("beishan").post(ENDINGS + ending + "/refusal").then().statusCode(200).body("state", equalTo("REFUSED"));
        assertThat(life.row()).endsWith("ACTIVE");
        id(end("shangbao", "removal", DECISION));
    }

    @Test
    void aProposalIsOvertakenWhenTheMemberMovesOrLeaves() {
        UUID proposal = id(end("shangbao", "removal", DECISION));
        Life.agree("school", life.toSchool()).then().body("state", equalTo("DONE"));
        as("school").get(ENDINGS + proposal).then().body("state", equalTo("OVERTAKEN"));
        UUID another = id(end("school", "removal", DECISION));
        Persons.as(Persons.session(life.application))
                .post("/api/v1/my/leaving")
                .then()
                .statusCode(200);
        Problem.expect(as("xihu").post(ENDINGS + another + "/approval"), 409, "ending-decided");
        assertThat(life.row()).endsWith("LEFT");
    }

    // ---- death

    @Test
    void aDeathIsQuietAndAMistakeIsTakenBackAtAnyTime() {
        String forLife = life.forLife();
        String session = Persons.session(life.application);
        UUID transfer = life.toSchool();
        UUID ending = id(end("shangbao", "death", death(today())));
        assertThat(life.row()).endsWith("DECEASED");
        assertThat(life.messages()).containsExactly("TRANSFER_ASKED");
        assertThat(stateOf(transfer)).isEqualTo("OVERTAKEN");
        Problem.expect(Persons.as(session).get("/api/v1/my/card"), 401, "not-signed-in");
        Database.change(
                "UPDATE membership_endings SET recorded_at = recorded_at - interval '400 days' WHERE id = ?", ending);
        restore("xihu").then().statusCode(200).body("state", equalTo("TAKEN_BACK"));
        assertThat(life.row()).endsWith("ACTIVE");
        assertThat(life.forLife()).isEqualTo(forLife);
        assertThat(life.history()).containsExactly("DECEASED", "RESTORED");
        assertThat(life.messages()).containsExactly("TRANSFER_ASKED", "MEMBERSHIP_RESTORED");
        assertThat(told(ending)).contains("MEMBER_RESTORED 上保社区红十字会 PLACED", "MEMBER_RESTORED 西湖区红十字会 OVERSEES");
        Persons.as(Persons.session(life.application))
                .get("/api/v1/my/card")
                .then()
                .statusCode(200);
        id(end("shangbao", "death", death(today())));
        restore("xihu").then().statusCode(200);
    }

    // ---- the way back

    @Test
    void anEndByMistakeIsTakenBackByTheCountyInTime() {
        String forLife = life.forLife();
        Problem.expect(restore("xihu"), 409, "membership-goes-on");
        UUID ending = id(end("shangbao", "leaving", ON_PAPER));
        Problem.expect(restore("shangbao"), 403, "restoration-above");
        Problem.expect(restore("beishan"), 403, "restoration-above");
        Database.change(
                "UPDATE membership_endings SET recorded_at = recorded_at - interval '31 days' WHERE id = ?", ending);
        Problem.expect(restore("xihu"), 409, "restoration-too-late");
        Database.change(
                "UPDATE membership_endings SET recorded_at = recorded_at + interval '2 days' WHERE id = ?", ending);
        restore("xihu").then().statusCode(200);
        assertThat(life.row()).isEqualTo("上保社区红十字会 ADULT ACTIVE");
        assertThat(life.forLife()).isEqualTo(forLife);
        assertThat(Database.count(
                        "SELECT count(*) FROM members WHERE id = ? AND ended_on IS NULL AND end_reason IS NULL",
                        life.member))
                .isOne();
        Problem.expect(restore("xihu"), 409, "membership-goes-on");
    }

    @Test
    void whoeverLeftByTheOwnWishComesBackByApplyingAndGetsANewNumber() {
        Persons.as(Persons.session(life.application))
                .post("/api/v1/my/leaving")
                .then()
                .statusCode(200);
        Problem.expect(restore("xihu"), 422, "restoration-impossible");
        UUID again = Database.memberOf(Api.receipt(life.application));
        assertThat(again).isNotNull().isNotEqualTo(life.member);
        assertThat(Database.count("SELECT count(DISTINCT number) FROM members WHERE id IN (?, ?)", life.member, again))
                .isEqualTo(2);
        Problem.expect(restore("xihu"), 422, "restoration-impossible");
        Persons.as(Persons.session(life.application))
                .get("/api/v1/my/membership")
                .then()
                .body("status", equalTo("ACTIVE"))
                .body("number", not(equalTo(life.forLife().split(" ")[0])));
    }

    @Test
    void nothingIsTakenBackFromWhoHasBecomeAMemberAnew() {
        id(end("shangbao", "leaving", ON_PAPER));
        UUID again = Database.memberOf(Api.receipt(life.application));
        assertThat(again).isNotNull();
        Problem.expect(restore("xihu"), 409, "member-already");
        assertThat(life.row()).endsWith("LEFT");
    }

    @Test
    void whatACopyHoldsAndErasureForgets() {
        UUID ending = id(end("xihu", "removal", DECISION));
        String session = Persons.session(life.application);
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .body("sections.membershipEndings.document", contains("西红〔2026〕7号"))
                .body("sections.membershipHistory.event", contains("REMOVED"));
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
        assertThat(Database.count(
                        "SELECT count(*) FROM membership_endings WHERE id = ? AND num_nonnulls(category, document, reason, source) = 0",
                        ending))
                .isOne();
        Problem.expect(restore("xihu"), 404, "member-unknown");
    }

    // ---- kinds

    @Test
    void aYouthMemberBecomesAnAdultOneFromADayOnAndNobodyAnythingElse() {
        var youth = Applications.adult(Codes.poster());
        youth.put("birthDate", LocalDate.now(SystemClock.ZONE).minusYears(17).toString());
        life = Life.of(youth);
        assertThat(life.row()).isEqualTo("上保社区红十字会 YOUTH ACTIVE");
        String forLife = life.forLife();
        String path = "/api/v1/members/" + life.member + "/kind";
        Problem.expect(as("shangbao").body(Map.of("kind", "CORPORATE")).put(path), 422, "kind-impossible");
        Problem.expectInvalid(
                as("shangbao")
                        .body(Map.of(
                                "kind",
                                "ADULT",
                                "on",
                                LocalDate.now(SystemClock.ZONE).plusDays(1).toString()))
                        .put(path),
                "/on",
                "day-outside-the-membership");
        as("shangbao")
                .body(Map.of("kind", "ADULT", "on", today(), "reason", "毕业"))
                .put(path)
                .then()
                .statusCode(200)
                .body("kind", equalTo("ADULT"));
        assertThat(life.history()).containsExactly("KIND_CHANGED");
        assertThat(life.messages()).containsExactly("KIND_CHANGED");
        assertThat(life.forLife()).isEqualTo(forLife);
        Problem.expect(as("shangbao").body(Map.of("kind", "YOUTH")).put(path), 422, "kind-impossible");
    }
}
