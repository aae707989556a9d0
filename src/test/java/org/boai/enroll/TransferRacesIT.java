package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Life.agree;
import static org.boai.enroll.support.Life.id;
import static org.boai.enroll.support.Life.school;
import static org.boai.enroll.support.Life.stateOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Two at once about one member: exactly one wins, the other is told why, and the register is whole afterwards. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class TransferRacesIT {
    private static final int ROUNDS = 8;

    private Life life;
    private String forLife;

    @BeforeEach
    void aMember() {
        PhoneProofs.listen();
        life = Life.in(Codes.poster());
        forLife = life.forLife();
    }

    /** At the same moment, in this order in the answer. */
    @SafeVarargs
    private static List<Response> atOnce(Supplier<Response>... requests) {
        return Together.times(requests.length, i -> requests[i].get());
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList();
    }

    private static void loser(List<Response> answers, String... slugs) {
        var refused =
                answers.stream().filter(answer -> answer.statusCode() >= 400).toList();
        assertThat(refused).hasSize(1);
        assertThat(slugs).contains(refused.get(0).<String>path("type").replace("/problems/", ""));
    }

    @AfterEach
    void theRegisterIsWhole() {
        assertThat(life.forLife()).isEqualTo(forLife);
        assertThat(Database.count(
                        "SELECT count(*) FROM transfers t JOIN members m ON m.id = t.member_id WHERE t.ended_at IS NULL"
                                + " AND (m.status <> 'ACTIVE' OR m.organization_id <> t.from_organization_id)"))
                .as("open transfers of who has gone")
                .isZero();
        assertThat(Database.count(
                        "SELECT count(*) FROM members a JOIN members b ON b.description_key = a.description_key AND b.id > a.id"
                                + " WHERE a.status = 'ACTIVE' AND b.status = 'ACTIVE'"))
                .as("persons with two memberships")
                .isZero();
        assertThat(Database.count("SELECT count(*) FROM membership_endings e JOIN members m ON m.id = e.member_id"
                        + " WHERE e.state = 'IN_FORCE' AND m.status = 'ACTIVE'"))
                .as("ends that end nothing")
                .isZero();
        assertThat(replayed()).isEqualTo(life.row().replaceFirst(" \\w+ ", " "));
    }

    /** Where the history says that the member is, and how it stands. */
    private String replayed() {
        String place = Database.one(
                String.class,
                "SELECT o.name FROM member_events e JOIN organizations o ON o.id = e.organization_id"
                        + " WHERE e.member_id = ? ORDER BY e.id DESC LIMIT 1",
                life.member);
        String last = Database.one(
                String.class,
                "SELECT kind FROM member_events WHERE member_id = ? AND kind IN ('LEFT', 'REMOVED', 'DECEASED', 'RESTORED')"
                        + " ORDER BY id DESC LIMIT 1",
                life.member);
        boolean goesOn = last == null || last.equals("RESTORED");
        return (place == null ? "上保社区红十字会" : place) + " " + (goesOn ? "ACTIVE" : last);
    }

    @RepeatedTest(ROUNDS)
    void twoTransfersOfOnePerson() {
        String number = forLife.split(" ")[0];
        var card = Map.of("number", number, "fullName", life.application.get("fullName"));
        var answers = atOnce(
                () -> life.ask("shangbao", Map.of("organizationId", school())),
                () -> as("school").body(card).post("/api/v1/transfers"));
        assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 409);
        loser(answers, "transfer-open");
    }

    @RepeatedTest(ROUNDS)
    void anAgreementAgainstTakingItBack() {
        UUID transfer = life.toSchool();
        var answers = atOnce(() -> agree("school", transfer), () -> as("shangbao")
                .post("/api/v1/transfers/" + transfer + "/cancellation"));
        assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 409);
        loser(answers, "transfer-over");
        assertThat(stateOf(transfer)).isEqualTo(answers.get(0).statusCode() == 200 ? "DONE" : "CANCELLED");
    }

    @RepeatedTest(ROUNDS)
    void twoAgreementsForOneSide() {
        UUID transfer = life.toSchool();
        String second = Stewards.at(school(), "REVIEWER");
        Api.token(second);
        var answers = atOnce(() -> agree("school", transfer), () -> agree(second, transfer));
        assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 409);
        loser(answers, "transfer-over");
        assertThat(life.history()).containsExactly("TRANSFERRED");
    }

    @RepeatedTest(ROUNDS)
    void theWordsOfBothSidesMoveTheMemberOnce() {
        UUID transfer = id(life.ask("xihu", Map.of("organizationId", school())));
        var answers = atOnce(() -> agree("school", transfer), () -> agree("shangbao", transfer));
        assertThat(statuses(answers)).containsExactly(200, 200);
        assertThat(stateOf(transfer)).isEqualTo("DONE");
        assertThat(life.history()).containsExactly("TRANSFERRED");
    }

    @RepeatedTest(ROUNDS)
    void aTransferAgainstLeaving() {
        UUID transfer = life.toSchool();
        String session = Persons.session(life.application);
        var answers = atOnce(
                () -> agree("school", transfer), () -> Persons.as(session).post("/api/v1/my/leaving"));
        assertThat(answers.get(1).statusCode()).isEqualTo(200);
        assertThat(answers.get(1).<Boolean>path("membershipEnded")).isTrue();
        assertThat(life.row()).endsWith("LEFT");
        if (answers.get(0).statusCode() == 200) {
            assertThat(stateOf(transfer)).isEqualTo("DONE");
            assertThat(life.history()).containsExactly("TRANSFERRED", "LEFT");
        } else {
            Problem.expect(answers.get(0), 409, "transfer-over");
            assertThat(stateOf(transfer)).isEqualTo("OVERTAKEN");
            assertThat(life.history()).containsExactly("LEFT");
        }
    }

    /** Every member belongs to an organization that has not ended. */
    @RepeatedTest(ROUNDS)
    void anArrivalAgainstTheEndOfTheOrganization() {
        UUID unit = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id)
                SELECT ?, ?, 'ENTERPRISE', 'ACTIVE', parent_id, '{}', location_region_id FROM organizations WHERE id = ?""",
                unit,
                "撤销中的单位" + unit,
                school());
        String steward = Stewards.at(unit, "REVIEWER");
        Api.token(steward);
        UUID transfer = id(life.ask("shangbao", Map.of("organizationId", unit)));
        var answers = atOnce(() -> agree(steward, transfer), () -> as("xihu")
                .header("If-Match", "\"0\"")
                .body(Map.of("status", "DISSOLVED"))
                .patch("/api/v1/organizations/" + unit));
        loser(answers, "transfer-target-unfit", "organization-not-empty");
        assertThat(Database.count("SELECT count(*) FROM members m JOIN organizations o ON o.id = m.organization_id"
                        + " WHERE m.status = 'ACTIVE' AND o.status = 'DISSOLVED'"))
                .isZero();
    }

    @RepeatedTest(ROUNDS)
    void leavingAgainstRemoval() {
        String session = Persons.session(life.application);
        var decision = Map.of("category", "OTHER", "document", "西红〔2026〕9号", "reason", "其他");
        var answers = atOnce(
                () -> as("xihu").body(decision).post("/api/v1/members/" + life.member + "/removal"),
                () -> Persons.as(session).post("/api/v1/my/leaving"));
        boolean removed = answers.get(0).statusCode() == 201;
        if (removed) {
            assertThat(life.row()).endsWith("REMOVED");
        } else {
            Problem.expect(answers.get(0), 409, "membership-over");
            assertThat(life.row()).endsWith("LEFT");
        }
        // whoever comes second finds nothing to end, or a session that has ended
        if (answers.get(1).statusCode() == 200) {
            assertThat(answers.get(1).<Boolean>path("membershipEnded")).isEqualTo(!removed);
        } else {
            Problem.expect(answers.get(1), 401, "not-signed-in");
        }
        assertThat(life.history()).hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void aRestorationAgainstANewAdmission() {
        as("shangbao")
                .body(Map.of("keptAt", "文件柜"))
                .post("/api/v1/members/" + life.member + "/leaving")
                .then()
                .statusCode(201);
        var answers = atOnce(
                () -> as("xihu").body(Map.of("reason", "误记")).post("/api/v1/members/" + life.member + "/restoration"),
                () -> Api.submitPatiently(UUID.randomUUID().toString(), life.application));
        assertThat(answers.get(1).statusCode()).isEqualTo(201);
        UUID anew = Database.memberOf(answers.get(1).path("receipt"));
        if (answers.get(0).statusCode() == 200) {
            assertThat(anew).isNull();
            assertThat(life.row()).endsWith("ACTIVE");
        } else {
            Problem.expect(answers.get(0), 409, "member-already");
            assertThat(anew).isNotNull();
            assertThat(life.row()).endsWith("LEFT");
        }
    }
}
