package org.boai.enroll.duty;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.boai.enroll.support.Api.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.boai.enroll.Codes;
import org.boai.enroll.calendar.WorkingClock;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Cases;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Json;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a branch owes a new member: opened by each admission, taken on, done, put off, handed over, and gone with the member. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class DutiesIT {
    private static final String DUTIES = "/api/v1/duties/";
    private static final String REVIEW = "APPLICATION_TO_REVIEW";

    @TestHTTPResource("/api/v1/notices/stream")
    URI streams;

    @Inject
    WorkingClock workdays;

    private String code;
    private Life life;

    @BeforeEach
    void aMemberOfShangbao() {
        code = Codes.poster();
        life = Life.in(code);
    }

    private static List<String> standing(UUID member) {
        return Database.column(
                String.class,
                "SELECT kind || ' ' || state FROM duties WHERE member_id = ? ORDER BY opened_at, id",
                member);
    }

    private static UUID duty(UUID member, DutyKind kind) {
        return Database.one(
                UUID.class,
                "SELECT id FROM duties WHERE member_id = ? AND kind = ? ORDER BY id DESC",
                member,
                kind.name());
    }

    private static Instant due(UUID duty, String column) {
        return Instant.ofEpochMilli(Database.one(
                Long.class,
                "SELECT (extract(epoch FROM " + column + ") * 1000)::bigint FROM duties WHERE id = ?",
                duty));
    }

    private static Response act(String steward, UUID duty, String act, Map<String, Object> request) {
        return as(steward).body(request).post(DUTIES + duty + "/" + act);
    }

    private static List<String> owners(UUID member) {
        return Database.column(
                String.class,
                "SELECT coalesce(username_of(owner_id), '-') FROM duties WHERE member_id = ? ORDER BY id",
                member);
    }

    // ---- opened

    @Test
    void anAdmissionAtOnceOpensThreeEachDueInItsTime() {
        assertThat(standing(life.member))
                .containsExactly("CONTACT OPEN", "ENTRY_EDUCATION OPEN", "FIRST_ACTIVITY OPEN");
        UUID contact = duty(life.member, DutyKind.CONTACT);
        Instant opened = due(contact, "opened_at");
        assertThat(due(contact, "due_at")).isEqualTo(workdays.after(opened, 4));
        assertThat(due(duty(life.member, DutyKind.ENTRY_EDUCATION), "due_at"))
                .isEqualTo(opened.plus(Duration.ofDays(14)));
        assertThat(due(duty(life.member, DutyKind.FIRST_ACTIVITY), "due_at"))
                .isEqualTo(opened.plus(Duration.ofDays(30)));
        as("shangbao")
                .get(DUTIES + contact)
                .then()
                .statusCode(200)
                .body("duty.memberId", equalTo(life.member.toString()))
                .body("duty.name", not(equalTo(life.application.get("fullName"))))
                .body("duty.name", notNullValue())
                .body("duty.overdue", equalTo(false))
                .body("duty.owner", nullValue())
                .body("history", hasSize(0));
    }

    @Test
    void aPriorityApplicantIsSpokenWithInOneWorkingDay() {
        var application = Applications.adult(code);
        application.put("backgrounds", List.of("FIRST_AID_CERTIFICATE"));
        UUID contact = duty(Database.memberOf(receipt(application)), DutyKind.CONTACT);
        assertThat(due(contact, "due_at")).isEqualTo(workdays.after(due(contact, "opened_at"), 2));
    }

    /** The handler said "mine" before the reviewer decided. */
    @Test
    void aReviewedAdmissionIsOwedByWhoeverTookItOn() {
        UUID application = Cases.underReview(Applications.adult(code));
        UUID notice = Database.one(
                UUID.class, "SELECT id FROM notices WHERE subject_id = ? AND kind = ?", application, REVIEW);
        String handler = Stewards.at(Life.shangbao(), "HANDLER");
        as(handler).put("/api/v1/notices/" + notice + "/acknowledgment").then().statusCode(200);
        Cases.approve("shangbao", application).then().statusCode(200);
        UUID member = Database.one(UUID.class, "SELECT member_id FROM applications WHERE id = ?", application);
        assertThat(standing(member)).containsExactly("CONTACT OPEN", "ENTRY_EDUCATION OPEN", "FIRST_ACTIVITY OPEN");
        assertThat(owners(member)).containsExactly(handler, handler, handler);
    }

    /** A group has no part in deciding, but its leader may say "seen" first; and sees no duties. */
    @Test
    void aGroupsLeaderWhoTookItOnOwesNothingAndWhoeverDecidesDoes() {
        String village = "330106002053";
        UUID group = Database.one(
                UUID.class,
                "SELECT o.id FROM organizations o JOIN regions r ON r.id = o.location_region_id"
                        + " WHERE r.code = ? AND o.kind = 'GROUP'",
                village);
        UUID application = Cases.underReview(Applications.adult(code, village));
        UUID notice = Database.one(
                UUID.class, "SELECT id FROM notices WHERE subject_id = ? AND kind = ?", application, REVIEW);
        as(Stewards.at(group, "HANDLER"))
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200);
        Cases.approve("beishan", application).then().statusCode(200);
        UUID member = Database.one(UUID.class, "SELECT member_id FROM applications WHERE id = ?", application);
        assertThat(owners(member)).containsExactly("beishan", "beishan", "beishan");
    }

    @Test
    void manyAtOnceEachOpenTheirsAndTheReviewerOwesThem() {
        List<UUID> ids = Stream.generate(() -> Cases.underReview(Applications.adult(code)))
                .limit(12)
                .toList();
        as("shangbao")
                .body(Map.of("ids", ids, "decision", "APPROVE"))
                .post("/api/v1/applications/decisions")
                .then()
                .statusCode(200)
                .body("outcomes.decided", not(hasItem(false)));
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM duties d JOIN members m ON m.id = d.member_id
                        WHERE m.application_id = ANY (?) AND username_of(d.owner_id) = 'shangbao' AND d.state = 'OPEN'""",
                        (Object) ids.toArray(UUID[]::new)))
                .isEqualTo(36);
    }

    // ---- taken on

    @Test
    void whoeverAcknowledgesFirstHasThem() {
        UUID notice = Database.one(
                UUID.class,
                "SELECT n.id FROM notices n JOIN members m ON m.application_id = n.subject_id WHERE m.id = ?",
                life.member);
        String handler = Stewards.at(Life.shangbao(), "HANDLER");
        as(handler)
                .body(Map.of("ids", List.of(notice)))
                .post("/api/v1/notices/acknowledgments")
                .then()
                .statusCode(200);
        as("shangbao")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200);
        assertThat(owners(life.member)).containsExactly(handler, handler, handler);
        as(handler)
                .get("/api/v1/duties?mine=true")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items.kind", contains("CONTACT", "ENTRY_EDUCATION", "FIRST_ACTIVITY"))
                .body("items[0].owner", equalTo(handler))
                .body("items[0].takenOnAt", notNullValue());
        as(handler).get(DUTIES + duty(life.member, DutyKind.CONTACT)).then().body("history.kind", contains("TAKEN_ON"));
    }

    // ---- done, put off, handed over

    @Test
    void isDoneOnceAndSaysWhoHasDoneIt() {
        UUID contact = duty(life.member, DutyKind.CONTACT);
        act("shangbao", contact, "completion", Map.of("note", "电话联系，周六可参加活动"))
                .then()
                .statusCode(200)
                .body("duty.state", equalTo("DONE"))
                .body("duty.closedBy", equalTo("shangbao"))
                .body("history.kind", contains("DONE"))
                .body("history[0].reason", equalTo("电话联系，周六可参加活动"));
        for (String act : List.of("completion", "postponement", "handover")) {
            var request = Map.<String, Object>of(
                    "completion", Map.of(),
                    "postponement", Map.of("until", day(3), "reason", "会员出差"),
                    "handover", Map.of("username", "beishan"));
            Problem.expect(
                    as("shangbao").body(request.get(act)).post(DUTIES + contact + "/" + act), 409, "duty-closed");
        }
        as("shangbao")
                .get("/api/v1/duties?state=DONE&kind=CONTACT&limit=100")
                .then()
                .body("items.id", hasItem(contact.toString()));
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'duty-done' AND object_id = ?",
                        contact.toString()))
                .isOne();
    }

    @Test
    void ofManyWhoCloseAtOnceOneDoes() {
        UUID contact = duty(life.member, DutyKind.CONTACT);
        var answers = Together.times(
                8, i -> act("shangbao", contact, "completion", Map.of()).statusCode());
        assertThat(answers).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409);
        assertThat(Database.count("SELECT count(*) FROM duty_events WHERE duty_id = ?", contact))
                .isOne();
    }

    private static String day(int days) {
        return LocalDate.now(SystemClock.ZONE).plusDays(days).toString();
    }

    @Test
    void isPutOffWithAReasonToALaterDayAndNotForEver() {
        UUID contact = duty(life.member, DutyKind.CONTACT);
        Instant first = due(contact, "due_at");
        Problem.expectInvalid(
                act("shangbao", contact, "postponement", Map.of("until", day(20))), "/reason", "not-null");
        for (var bad : Map.of(day(-1), "day-in-the-past", day(0), "not-later", day(31), "day-too-far")
                .entrySet()) {
            Problem.expectInvalid(
                    act("shangbao", contact, "postponement", Map.of("until", bad.getKey(), "reason", "出差")),
                    "/until",
                    bad.getValue());
        }
        for (int days = 20; days < 23; days++) {
            act("shangbao", contact, "postponement", Map.of("until", day(days), "reason", "会员出差在外"))
                    .then()
                    .statusCode(200)
                    .body("duty.postponed", equalTo(days - 19))
                    .body("duty.overdue", equalTo(false));
        }
        assertThat(due(contact, "first_due_at")).isEqualTo(first);
        assertThat(due(contact, "due_at"))
                .isEqualTo(
                        LocalDate.parse(day(23)).atStartOfDay(SystemClock.ZONE).toInstant());
        Problem.expect(
                act("shangbao", contact, "postponement", Map.of("until", day(25), "reason", "又出差")),
                409,
                "duty-postponed-too-often");
        as("shangbao")
                .get(DUTIES + contact)
                .then()
                .body("history.kind", contains("POSTPONED", "POSTPONED", "POSTPONED"))
                .body("history[0].by", equalTo("shangbao"))
                .body("history[0].dueAt", notNullValue());
    }

    @Test
    void isHandedOverWithinTheBranchOrUpwards() {
        UUID activity = duty(life.member, DutyKind.FIRST_ACTIVITY);
        String viewer = Stewards.at(Life.shangbao(), "VIEWER");
        for (String unfit : List.of("nobody-at-all", "school", viewer)) {
            Problem.expect(act("shangbao", activity, "handover", Map.of("username", unfit)), 422, "duty-account-unfit");
        }
        act("shangbao", activity, "handover", Map.of("username", "beishan", "reason", "由街道统一组织活动"))
                .then()
                .statusCode(200)
                .body("duty.owner", equalTo("beishan"))
                .body("history.owner", contains("beishan"));
        as("beishan")
                .get("/api/v1/duties?mine=true&kind=FIRST_ACTIVITY&limit=100")
                .then()
                .body("items.id", hasItem(activity.toString()));
        act("shangbao", activity, "handover", Map.of("username", "shangbao"))
                .then()
                .body("duty.owner", equalTo("shangbao"));
        Problem.expect(act(viewer, activity, "completion", Map.of()), 403, "not-permitted");
    }

    /** The last number of the inbox, when all that it holds has one. */
    private static long numbered() {
        Awaitility.await()
                .until(() -> Database.count(
                                "SELECT count(*) FROM notice_audiences WHERE organization_id = ? AND seq IS NULL",
                                Life.shangbao())
                        == 0);
        return Database.count("SELECT last_seq FROM inbox_counters WHERE organization_id = ?", Life.shangbao());
    }

    @Test
    void whoeverItIsHandedOverToIsToldOnTheOwnStreamAndSeesByWhom() throws IOException {
        UUID activity = duty(life.member, DutyKind.FIRST_ACTIVITY);
        String other = Stewards.at(Life.shangbao(), "HANDLER");
        try (var mine = org.boai.enroll.support.Stream.open(streams, token(other));
                var anothers =
                        org.boai.enroll.support.Stream.open(streams, token(Stewards.at(Life.shangbao(), "HANDLER")))) {
            act("shangbao", activity, "handover", Map.of("username", other))
                    .then()
                    .statusCode(200)
                    .body("duty.handedOverBy", equalTo("shangbao"));
            String told = mine.nextEvent();
            while (!told.contains("event:mine")) {
                told = mine.nextEvent();
            }
            assertThat(told).contains("data:{}").doesNotContain("id:");
            as(other)
                    .get("/api/v1/duties?mine=true")
                    .then()
                    .body("items.id", contains(activity.toString()))
                    .body("items[0].handedOverBy", equalTo("shangbao"))
                    .body("items[0].handedOverAt", notNullValue());
            // of one's own doing nobody is told
            act(other, activity, "handover", Map.of("username", other)).then().body("duty.handedOverBy", nullValue());
            Life.in(code);
            String last = "{\"upTo\":" + numbered() + "}";
            String heard = anothers.nextEvent();
            while (!heard.contains(last)) {
                assertThat(heard).as("another's stream").contains("event:changed");
                heard = anothers.nextEvent();
            }
        }
        assertThat(Database.count("SELECT signals FROM personal_signals WHERE username_of(account_id) = ?", other))
                .isOne();
    }

    @Test
    void anotherCountyKnowsOfNothing() {
        UUID contact = duty(life.member, DutyKind.CONTACT);
        String beside = Stewards.at(Database.societyOf("330105"), "REVIEWER");
        Problem.expect(as(beside).get(DUTIES + contact), 404, "duty-unknown");
        Problem.expect(act(beside, contact, "completion", Map.of()), 404, "duty-unknown");
        Problem.expect(
                act(beside, contact, "postponement", Map.of("until", day(20), "reason", "出差")), 404, "duty-unknown");
        Problem.expect(act(beside, contact, "handover", Map.of("username", beside)), 404, "duty-unknown");
        as(beside)
                .get("/api/v1/duties?organization=" + Life.shangbao())
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        for (String part : List.of("duty-branches", "duty-settings", "duty-ledger?month=2026-11")) {
            Problem.expect(
                    as(beside).get("/api/v1/organizations/" + Life.shangbao() + "/" + part),
                    404,
                    "organization-unknown");
        }
        assertThat(standing(life.member)).first().isEqualTo("CONTACT OPEN");
    }

    // ---- a list goes on where it ended, at every level of the tree

    @Test
    void pagesHoldEachOnceFromTheMostOverdueOn() {
        Life.in(code);
        for (String steward : List.of("shangbao", "beishan", "xihu", "hangzhou", "province")) {
            UUID place = Stewards.organizationOf(steward);
            long open = Database.count("SELECT count(*) FROM duties WHERE state = 'OPEN' AND ? = ANY (places)", place);
            // some twenty pages, however many other tests have left
            String query = "/api/v1/duties?limit=" + Math.max(2, Math.min(100, open / 20)) + "&organization=" + place;
            List<String> seen = new ArrayList<>();
            List<String> dues = new ArrayList<>();
            String after = "";
            do {
                // the contract is held for the first page: there are as many as other tests have left
                var page = after.isEmpty()
                        ? as(steward).get(query)
                        : given().auth().oauth2(token(steward)).get(query + after);
                page.then().statusCode(200);
                seen.addAll(Json.texts(page, "/items", "/id"));
                dues.addAll(Json.texts(page, "/items", "/dueAt"));
                after = Json.isNull(page, "/next") ? null : "&after=" + Json.text(page, "/next");
            } while (after != null);
            assertThat(seen).as(steward).doesNotHaveDuplicates();
            assertThat(seen)
                    .as(steward)
                    .containsExactlyInAnyOrderElementsOf(Database.column(
                            String.class,
                            "SELECT id::text FROM duties WHERE state = 'OPEN' AND ? = ANY (places)",
                            Stewards.organizationOf(steward)));
            assertThat(dues).isSorted();
        }
    }

    @Test
    void aBranchSeesItsWeek() {
        UUID contact = duty(life.member, DutyKind.CONTACT);
        Database.change("UPDATE duties SET due_at = now() + interval '1 day' WHERE id = ?", contact);
        as("shangbao")
                .get("/api/v1/duties?due=WEEK&limit=100")
                .then()
                .body("items.id", hasItem(contact.toString()))
                .body(
                        "items.id",
                        not(hasItem(duty(life.member, DutyKind.FIRST_ACTIVITY).toString())));
        as("shangbao")
                .get("/api/v1/duties?due=OVERDUE&limit=100")
                .then()
                .body("items.id", not(hasItem(contact.toString())));
        Database.change("UPDATE duties SET due_at = now() - interval '1 day' WHERE id = ?", contact);
        as("shangbao")
                .get("/api/v1/duties?due=OVERDUE&limit=100")
                .then()
                .body("items.id", hasItem(contact.toString()))
                .body("items.find { it.id == '" + contact + "' }.overdue", equalTo(true));
        Problem.expect(as("shangbao").get("/api/v1/duties?after=nowhere"), 400, "request-invalid");
        act("shangbao", contact, "completion", Map.of());
    }

    // ---- with the member

    @Test
    void theyFollowAMemberWhoIsTransferred() {
        act("shangbao", duty(life.member, DutyKind.CONTACT), "completion", Map.of());
        UUID education = duty(life.member, DutyKind.ENTRY_EDUCATION);
        act("shangbao", education, "handover", Map.of("username", "shangbao"));
        Database.change("UPDATE duties SET due_at = now() - interval '3 days' WHERE id = ?", education);
        Life.agree("school", life.toSchool()).then().statusCode(200);
        as("school")
                .get(DUTIES + education)
                .then()
                .statusCode(200)
                .body("duty.owner", nullValue())
                .body("duty.overdue", equalTo(false))
                .body("history.kind", contains("HANDED_OVER", "MOVED"))
                .body("history[1].from", equalTo("上保社区红十字会"));
        Problem.expect(as("shangbao").get(DUTIES + education), 404, "duty-unknown");
        // what is done stays with who has done it, without the person
        as("shangbao")
                .get(DUTIES + duty(life.member, DutyKind.CONTACT))
                .then()
                .statusCode(200)
                .body("duty.name", nullValue());
    }

    @Test
    void areNeedlessWhenTheMembershipEndsAndOwedAgainWhenItGoesOn() {
        act("shangbao", duty(life.member, DutyKind.ENTRY_EDUCATION), "completion", Map.of());
        as("shangbao")
                .body(Map.of("keptAt", "社区办公室文件柜"))
                .post("/api/v1/members/" + life.member + "/leaving")
                .then()
                .statusCode(201);
        assertThat(standing(life.member))
                .containsExactly("CONTACT NEEDLESS", "ENTRY_EDUCATION DONE", "FIRST_ACTIVITY NEEDLESS");
        as("xihu")
                .body(Map.of("reason", "登记时选错了人"))
                .post("/api/v1/members/" + life.member + "/restoration")
                .then()
                .statusCode(200);
        assertThat(standing(life.member))
                .containsExactly(
                        "CONTACT NEEDLESS",
                        "ENTRY_EDUCATION DONE",
                        "FIRST_ACTIVITY NEEDLESS",
                        "CONTACT OPEN",
                        "FIRST_ACTIVITY OPEN");
    }

    private static void merge(UUID first, UUID second, Map<String, Object> more) {
        UUID pair = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO duplicate_pairs (id, first, first_id, second, second_id, because, state, found_at)
                VALUES (?, 'MEMBER', ?, 'MEMBER', ?, 'NAME_AND_BIRTH', 'OPEN', now())""",
                pair,
                first,
                second);
        Map<String, Object> request = new HashMap<>(more);
        request.put("reason", "电话核实是同一人");
        as("xihu")
                .body(request)
                .post("/api/v1/duplicates/" + pair + "/merge")
                .then()
                .statusCode(200);
    }

    @Test
    void whatWasDoneForEitherOfTwoIsDoneForTheOneTheyAre() {
        var later = Life.in(code);
        act("shangbao", duty(later.member, DutyKind.CONTACT), "completion", Map.of());
        merge(life.member, later.member, Map.of());
        assertThat(standing(life.member))
                .containsExactly("CONTACT DONE", "ENTRY_EDUCATION OPEN", "FIRST_ACTIVITY OPEN");
        assertThat(standing(later.member))
                .containsExactly("CONTACT DONE", "ENTRY_EDUCATION NEEDLESS", "FIRST_ACTIVITY NEEDLESS");
    }

    /** Whoever was taken over from paper was owed nothing; and the merged one belongs where the second was. */
    @Test
    void whatOnlyOneOfTwoIsOwedGoesOnWhereTheyBelong() {
        var elsewhere = Life.of(Applications.adult(code, "330106109"));
        Database.change("DELETE FROM duties WHERE member_id = ? AND kind <> 'CONTACT'", life.member);
        merge(life.member, elsewhere.member, Map.of("organization", "SECOND"));
        assertThat(standing(life.member))
                .containsExactlyInAnyOrder("CONTACT OPEN", "ENTRY_EDUCATION OPEN", "FIRST_ACTIVITY OPEN");
        assertThat(Database.column(UUID.class, "SELECT organization_id FROM duties WHERE member_id = ?", life.member))
                .containsOnly(life.organization());
        assertThat(life.organization()).isNotEqualTo(Life.shangbao());
    }

    // ---- the person's own

    @Test
    void aCopySaysWhatWasOwed() {
        act("shangbao", duty(life.member, DutyKind.CONTACT), "completion", Map.of("note", "当面谈过"));
        Persons.as(Persons.session(life.application))
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.duties.kind", contains("CONTACT", "ENTRY_EDUCATION", "FIRST_ACTIVITY"))
                .body("sections.duties[0].state", equalTo("DONE"))
                .body("sections.duties[0].words", equalTo("当面谈过"));
    }
}
