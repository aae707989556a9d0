package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Cases;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Not ours": the application moves, its notice with it, and the chain ends at the county. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class RedirectionsIT {
    private static final String REVIEW = "APPLICATION_TO_REVIEW";

    /** For every application exactly one notice to the organization where it lies. */
    private static final String NOT_ONE_NOTICE =
            """
            SELECT p.id FROM applications p WHERE p.id = ? AND 1 <> (SELECT count(*) FROM notices n
                WHERE n.subject_id = p.id AND n.organization_id = p.organization_id
                  AND n.kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW'))""";

    private UUID school;
    private UUID shangbao;
    private UUID beishan;
    private UUID xihu;
    private Map<String, Object> pupil;
    private UUID id;

    @BeforeEach
    void somebodyWhoNamedTheSchool() {
        school = Stewards.organizationOf("school");
        shangbao = Stewards.organizationOf("shangbao");
        beishan = Stewards.organizationOf("beishan");
        xihu = Stewards.organizationOf("xihu");
        pupil = Applications.adult(Codes.issue("school", Map.of("title", "新生", "occasion", "POSTER")));
        pupil.put("affiliation", Map.of("organizationId", school));
        id = Database.applicationOf(receipt(pupil));
        assertThat(Cases.organizationOf(id)).isEqualTo(school);
    }

    @Test
    void fromAUnitItGoesWhereTheResidenceLeadsAndAPersonReviewsIt() {
        Cases.redirect("school", id, null)
                .then()
                .statusCode(200)
                .body("organizationId", equalTo(shangbao.toString()))
                .body("organization", equalTo("上保社区红十字会"))
                .body("assigned", equalTo(false));
        // 上保社区 admits by authorization, and yet
        assertThat(Cases.status(id)).isEqualTo("UNDER_REVIEW");
        assertThat(Cases.organizationOf(id)).isEqualTo(shangbao);
        assertThat(Cases.notice(id, REVIEW, school)).isEqualTo("ACKNOWLEDGED rests");
        assertThat(Cases.notice(id, REVIEW, shangbao)).isEqualTo("OPEN due");
        assertThat(Database.column(UUID.class, NOT_ONE_NOTICE, id)).isEmpty();
        assertThat(Cases.told(id, "APPLICATION_REDIRECTED")).isOne();
        Problem.expect(as("school").get("/api/v1/applications/" + id), 404, "application-unknown");
        as("shangbao")
                .get("/api/v1/applications/" + id)
                .then()
                .statusCode(200)
                .body("file.redirections.from", contains(nameOf(school)))
                .body("file.redirections.reason", contains("不归本组织"))
                .body("kind", equalTo("ADULT"))
                .body("reasons.because", hasItem("redirected"));
        Cases.approve("shangbao", id).then().statusCode(200).body("status", equalTo("ADMITTED"));
    }

    private static String nameOf(UUID organization) {
        return Database.one(String.class, "SELECT name FROM organizations WHERE id = ?", organization);
    }

    @Test
    void theApplicantSeesTheWholeWayOnceThePhoneIsProved() {
        Cases.redirect("school", id, null).then().statusCode(200);
        String phone = (String) pupil.get("phone");
        anyone().body(Map.of("receipt", Cases.receiptOf(id), "phoneLast4", phone.substring(7)))
                .post("/api/v1/applications/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("RECEIVED"))
                .body("timeline.event", contains("RECEIVED"));
        Cases.follow("progress", Cases.follower(id, phone))
                .then()
                .statusCode(200)
                .body("timeline.event", contains("RECEIVED", "ACKNOWLEDGED", "REDIRECTED"))
                .body("timeline.organization", contains(nameOf(school), nameOf(school), "上保社区红十字会"))
                .body("organization.name", equalTo("上保社区红十字会"));
        String session = Persons.session(pupil);
        Persons.as(session).get("/api/v1/my/timeline").then().statusCode(200).body("what", hasItem("REDIRECTED"));
    }

    @Test
    void nobodyIsAskedTwiceAndTheCountyEndsTheChain() {
        Cases.redirect("school", id, null).then().statusCode(200);
        Problem.expect(Cases.redirect("shangbao", id, school), 409, "redirection-repeated");
        String county = Cases.redirect("shangbao", id, null)
                .then()
                .statusCode(200)
                .extract()
                .path("organizationId");
        assertThat(UUID.fromString(county)).isEqualTo(acceptorOfXihu());
        String decider = deciderAt(UUID.fromString(county));
        Problem.expect(Cases.redirect(decider, id, null), 422, "redirection-target-needed");

        // the county assigns, also to who has said "not ours"; the same notice is opened again
        Cases.redirect(decider, id, shangbao).then().statusCode(200).body("assigned", equalTo(true));
        assertThat(Cases.notice(id, REVIEW, shangbao)).isEqualTo("OPEN due");
        assertThat(Database.count(
                        "SELECT count(*) FROM notices WHERE subject_id = ? AND organization_id = ?", id, shangbao))
                .isOne();
        assertThat(Database.column(UUID.class, NOT_ONE_NOTICE, id)).isEmpty();
        Problem.expect(Cases.redirect("shangbao", id, null), 409, "redirection-assigned");
        as("shangbao")
                .get("/api/v1/applications/" + id)
                .then()
                .statusCode(200)
                .body("file.redirections", hasSize(3))
                .body("file.redirections.assigned", contains(false, false, true));
        Cases.refuse("shangbao", id).then().statusCode(200).body("status", equalTo("REFUSED"));
    }

    private UUID acceptorOfXihu() {
        UUID direct = Database.one(
                UUID.class,
                "SELECT id FROM organizations WHERE parent_id = ? AND kind = 'DIRECT' AND status = 'ACTIVE'",
                xihu);
        return direct == null ? xihu : direct;
    }

    private String deciderAt(UUID organization) {
        return organization.equals(xihu) ? "xihu" : Stewards.at(organization, "REVIEWER");
    }

    @Test
    void outsideTheOwnSubtreeOnlyTheMoveIsAllowed() {
        UUID far = Database.one(
                UUID.class,
                "SELECT o.id FROM organizations o WHERE o.kind = 'COUNTY' AND o.status = 'ACTIVE' AND o.id <> ? LIMIT 1",
                xihu);
        Cases.redirect("shangbao", id, far).then().statusCode(404);
        Cases.redirect("school", id, far).then().statusCode(200);
        assertThat(Cases.organizationOf(id)).isEqualTo(far);
        Problem.expect(as("school").get("/api/v1/applications/" + id), 404, "application-unknown");
        Problem.expect(as("xihu").get("/api/v1/applications/" + id), 404, "application-unknown");
        Problem.expect(Cases.approve("school", id), 404, "application-unknown");
        assertThat(Database.column(UUID.class, NOT_ONE_NOTICE, id)).isEmpty();
    }

    @Test
    void isOneSidedForThirtyDaysOnly() {
        Database.change("UPDATE applications SET submitted_at = now() - interval '31 days' WHERE id = ?", id);
        Problem.expect(Cases.redirect("school", id, null), 409, "redirection-too-late");
        assertThat(Cases.notice(id, REVIEW, school)).isEqualTo("OPEN due");
    }

    @Test
    void aGroupOrNobodyOrTheSameIsNoTarget() {
        Problem.expect(Cases.redirect("school", id, school), 422, "redirection-target-unfit");
        Problem.expect(Cases.redirect("school", id, UUID.randomUUID()), 422, "redirection-target-unfit");
    }

    /** The clock is the new branch's own, and authority follows it. */
    @Test
    void theDeadlineWidensUpwardsFromTheNewBranch() {
        // the school let it wait, and its county was told; that gives the county no word in the new branch's
        Database.change(
                "UPDATE notices SET created_at = now() - interval '21 days', next_at = now() - interval '1 second'"
                        + " WHERE subject_id = ?",
                id);
        Cases.redirect("school", id, null).then().statusCode(200);
        assertThat(Database.count(
                        "SELECT count(*) FROM notice_audiences a JOIN notices n ON n.id = a.notice_id"
                                + " WHERE n.subject_id = ? AND a.organization_id = ?",
                        id,
                        xihu))
                .isOne();
        Problem.expect(Cases.approve("beishan", id), 403, "notice-not-yours");
        Problem.expect(Cases.approve("xihu", id), 403, "notice-not-yours");
        Database.change(
                "UPDATE notices SET created_at = now() - interval '21 days', next_at = now() - interval '1 second'"
                        + " WHERE subject_id = ? AND organization_id = ?",
                id,
                shangbao);
        Cases.approve("beishan", id).then().statusCode(200).body("status", equalTo("ADMITTED"));
    }

    @Test
    void somebodyWhoIsAMemberAlreadyIsPassedOnToo() {
        var application = Applications.adult(Codes.poster());
        receipt(application);
        UUID again = Database.applicationOf(receipt(application));
        assertThat(Cases.status(again)).isEqualTo("UNDER_REVIEW");
        Cases.redirect("shangbao", again, beishan).then().statusCode(200);
        as("beishan").get("/api/v1/applications/" + again).then().body("note", equalTo("SAME_PERSON"));
        Problem.expect(Cases.approve("beishan", again), 409, "member-already");
    }

    @Test
    void ofAnApprovalAndARedirectionAtOnceOneWins() {
        for (int round = 0; round < 5; round++) {
            somebodyWhoNamedTheSchool();
            var answers =
                    Together.times(2, i -> i == 0 ? Cases.approve("school", id) : Cases.redirect("school", id, null));
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                    .hasSize(1);
            if (answers.get(0).statusCode() == 200) {
                Problem.expect(answers.get(1), 409, "application-decided");
                assertThat(Cases.organizationOf(id)).isEqualTo(school);
            } else {
                Problem.expect(answers.get(0), 404, "application-unknown");
                assertThat(Cases.status(id)).isEqualTo("UNDER_REVIEW");
            }
            assertThat(Database.column(UUID.class, NOT_ONE_NOTICE, id)).isEmpty();
        }
    }

    @Test
    void nobodyOutsideTheLineOfThoseAskedWasTold() {
        Cases.redirect("school", id, null).then().statusCode(200);
        assertThat(Database.column(
                        String.class,
                        """
                        SELECT o.name FROM notices n JOIN notice_audiences a ON a.notice_id = n.id
                        JOIN organizations o ON o.id = a.organization_id WHERE n.subject_id = ? ORDER BY n.id""",
                        id))
                .isEqualTo(List.of(nameOf(school), "上保社区红十字会"));
    }
}
