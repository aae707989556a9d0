package org.boai.enroll.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.boai.enroll.Codes;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Lessons;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Parts;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is overdue is one notice for the whole branch, and climbs until it is done; and what a branch and a county see of it. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class LapsesIT {
    /** A village of 西湖区 where nobody has joined and nobody has an account. */
    private static final String UNTOUCHED =
            """
            SELECT r.code FROM organizations o JOIN regions r ON r.id = o.location_region_id
            WHERE o.kind = 'VILLAGE' AND r.code LIKE '330106%' AND r.code NOT LIKE '330106002%'
              AND NOT EXISTS (SELECT 1 FROM members m WHERE m.organization_id = o.id)
              AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.organization_id = o.id) ORDER BY r.code DESC LIMIT 1""";

    @Inject
    LapseSweep sweep;

    @Inject
    Duties duties;

    @Inject
    DutyRecords records;

    @Inject
    Work work;

    private String code;
    private UUID village;
    private String steward;
    private Life one;
    private Life other;

    @BeforeEach
    void twoMembersOfAVillageOfItsOwn() {
        String region = Database.one(String.class, UNTOUCHED);
        village = Database.societyOf(region);
        steward = Stewards.at(village, "REVIEWER");
        code = Codes.poster();
        one = Life.of(Applications.adult(code, region));
        other = Life.of(Applications.adult(code, region));
    }

    private static <T> T await(Supplier<Uni<T>> step) {
        try {
            return VertxContextSupport.subscribeAndAwait(step);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void sweep() {
        await(() -> sweep.sweep());
    }

    private static UUID overdue(Life life, DutyKind kind) {
        Database.change(
                "UPDATE duties SET due_at = now() - interval '1 hour' WHERE member_id = ? AND kind = ?",
                life.member,
                kind.name());
        return Database.one(
                UUID.class, "SELECT id FROM duties WHERE member_id = ? AND kind = ?", life.member, kind.name());
    }

    private UUID lapse() {
        return Database.one(
                UUID.class, "SELECT id FROM duty_lapses WHERE organization_id = ? ORDER BY id DESC", village);
    }

    private long lapses(String which) {
        return Database.count("SELECT count(*) FROM duty_lapses WHERE organization_id = ? AND " + which, village);
    }

    private static String notice(UUID lapse) {
        return Database.one(
                String.class,
                """
                SELECT concat_ws(' ', kind, state, CASE WHEN next_at IS NULL THEN 'rests' ELSE 'due' END,
                    username_of(acknowledged_by)) FROM notices WHERE subject_id = ?""",
                lapse);
    }

    private Response complete(UUID duty) {
        return as(steward).body(Map.of()).post("/api/v1/duties/" + duty + "/completion");
    }

    @Test
    void isAnnouncedOnceWhateverAndHoweverMuchIsOverdue() {
        sweep();
        assertThat(lapses("true")).isZero();
        overdue(one, DutyKind.CONTACT);
        overdue(one, DutyKind.ENTRY_EDUCATION);
        overdue(other, DutyKind.CONTACT);
        sweep();
        sweep();
        assertThat(lapses("closed_at IS NULL")).isOne();
        assertThat(notice(lapse())).isEqualTo("DUTIES_OVERDUE OPEN due");
        assertThat(Life.told(lapse())).hasSize(1);
        as(steward)
                .get("/api/v1/notices?state=OPEN")
                .then()
                .body("items.kind", hasItem("DUTIES_OVERDUE"))
                .body("items.subjectId", hasItem(lapse().toString()));
    }

    @Test
    void whereNobodyCanActThoseAboveAreToldAtOnce() {
        Stewards.disable(steward);
        overdue(one, DutyKind.CONTACT);
        sweep();
        assertThat(Database.column(
                        String.class,
                        """
                        SELECT a.because FROM notice_audiences a JOIN notices n ON n.id = a.notice_id
                        WHERE n.subject_id = ? ORDER BY a.because""",
                        lapse()))
                .contains("NOBODY_BELOW", "PLACED");
    }

    /** An acknowledgment takes note of it; it goes on climbing, five working days later. */
    @Test
    void climbsUntilItIsDoneAndNotOnlyUntilItIsSeen() {
        UUID contact = overdue(one, DutyKind.CONTACT);
        sweep();
        UUID notice = Database.one(UUID.class, "SELECT id FROM notices WHERE subject_id = ?", lapse());
        as(steward).put("/api/v1/notices/" + notice + "/acknowledgment").then().statusCode(200);
        assertThat(notice(lapse())).isEqualTo("DUTIES_OVERDUE ACKNOWLEDGED due " + steward);
        Database.change(
                "UPDATE notices SET acknowledged_at = now() - interval '30 days', next_at = now() WHERE id = ?",
                notice);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Life.told(lapse()).size() > 1);
        complete(contact).then().statusCode(200);
        assertThat(notice(lapse())).isEqualTo("DUTIES_OVERDUE ACKNOWLEDGED rests " + steward);
    }

    @Test
    void endsWithTheLastThatIsDoneOrPutOffAndCountsAsAnswered() {
        UUID contact = overdue(one, DutyKind.CONTACT);
        UUID education = overdue(other, DutyKind.ENTRY_EDUCATION);
        sweep();
        UUID first = lapse();
        complete(contact).then().statusCode(200);
        assertThat(notice(first)).isEqualTo("DUTIES_OVERDUE OPEN due");
        as(steward)
                .body(Map.of(
                        "until", LocalDate.now(SystemClock.ZONE).plusDays(5).toString(), "reason", "教材未到"))
                .post("/api/v1/duties/" + education + "/postponement")
                .then()
                .statusCode(200);
        assertThat(lapses("closed_at IS NULL")).isZero();
        assertThat(notice(first)).isEqualTo("DUTIES_OVERDUE ACKNOWLEDGED rests");
        as(steward)
                .get("/api/v1/notices?state=OPEN")
                .then()
                .body("items.findAll { it.kind == 'DUTIES_OVERDUE' }", hasSize(0));
        overdue(other, DutyKind.ENTRY_EDUCATION);
        sweep();
        assertThat(lapse()).isNotEqualTo(first);
        assertThat(notice(lapse())).isEqualTo("DUTIES_OVERDUE OPEN due");
    }

    /** Neither of the two sees that the other one is done, or one of them does: the sweep ends it either way. */
    @Test
    void ofTwoWhoDoTheLastTwoAtOnceNothingIsLeft() {
        var both = List.of(overdue(one, DutyKind.CONTACT), overdue(other, DutyKind.CONTACT));
        sweep();
        var answers = Together.times(2, i -> complete(both.get(i)).statusCode());
        assertThat(answers).containsOnly(200);
        sweep();
        assertThat(lapses("closed_at IS NULL")).isZero();
        assertThat(notice(lapse())).isEqualTo("DUTIES_OVERDUE ACKNOWLEDGED rests");
    }

    @Test
    void ofManySweepsAtOnceOneAnnounces() {
        overdue(one, DutyKind.CONTACT);
        Together.times(6, i -> {
            sweep();
            return true;
        });
        sweep();
        assertThat(lapses("true")).isOne();
        assertThat(Database.count(
                        "SELECT count(*) FROM notices n JOIN duty_lapses l ON l.id = n.subject_id WHERE l.organization_id = ?",
                        village))
                .isOne();
    }

    /** The activity is held by a school that sees nothing of the village. */
    @Test
    void anActivityElsewhereClosesItByItself() {
        UUID activity = overdue(one, DutyKind.FIRST_ACTIVITY);
        sweep();
        UUID before = lapse();
        boolean settled = await(() ->
                work.in(Scope.subtree(Life.school()), () -> duties.settle(one.member, DutyKind.FIRST_ACTIVITY, null)));
        assertThat(settled).isTrue();
        as(steward)
                .get("/api/v1/duties/" + activity)
                .then()
                .body("duty.state", equalTo("DONE"))
                .body("history.kind", contains("DONE"));
        assertThat(notice(before)).isEqualTo("DUTIES_OVERDUE ACKNOWLEDGED rests");
        assertThat(await(() -> work.in(Scope.SYSTEM, () -> duties.settle(one.member, DutyKind.FIRST_ACTIVITY, null))))
                .isFalse();
    }

    @Test
    void endsWhenTheMemberLeaves() {
        overdue(one, DutyKind.CONTACT);
        sweep();
        as(steward)
                .body(Map.of("keptAt", "村委会文件柜"))
                .post("/api/v1/members/" + one.member + "/leaving")
                .then()
                .statusCode(201);
        assertThat(notice(lapse())).isEqualTo("DUTIES_OVERDUE ACKNOWLEDGED rests");
    }

    /** What hangs on a membership is asked to close before it ends, and also when it only becomes another one. */
    @Test
    void nothingIsNeedlessForWhoIsAMemberStill() {
        overdue(one, DutyKind.CONTACT);
        sweep();
        var subject = new DataSubject(null, List.of(), List.of(one.member), List.of());
        await(() -> work.in(Scope.SYSTEM, () -> records.close(subject, Instant.now())));
        assertThat(Database.column(String.class, "SELECT state FROM duties WHERE member_id = ?", one.member))
                .containsOnly("OPEN");
        assertThat(notice(lapse())).isEqualTo("DUTIES_OVERDUE OPEN due");
    }

    // ---- what a county sees

    @Test
    void aCountySeesWhoOfItsBranchesIsBehind() {
        overdue(one, DutyKind.CONTACT);
        complete(overdue(other, DutyKind.CONTACT));
        UUID township = Database.one(UUID.class, "SELECT parent_id FROM organizations WHERE id = ?", village);
        var answer = as("xihu").get("/api/v1/organizations/" + township + "/duty-branches");
        String row = "branches.find { it.organizationId == '" + village + "' }.";
        answer.then()
                .statusCode(200)
                .body(row + "attended", equalTo(true))
                .body(row + "open", equalTo(5))
                .body(row + "overdue", equalTo(1))
                .body(row + "due", equalTo(2))
                .body(row + "done", equalTo(1))
                .body(row + "inTime", equalTo(0));
        assertThat(answer.<List<Integer>>path("branches.overdue")).isSortedAccordingTo((a, b) -> b - a);
        as("xihu")
                .get("/api/v1/organizations/" + Stewards.organizationOf("xihu") + "/duty-branches")
                .then()
                .statusCode(200)
                .body("branches.find { it.organizationId == '" + township + "' }.overdue", greaterThan(0));
        as(steward)
                .get("/api/v1/organizations/" + village + "/duty-branches")
                .then()
                .body("branches", hasSize(1))
                .body("branches[0].overdue", equalTo(1));
    }

    @Test
    void whatIsDoneBeforeItFallsDueIsSaidBesideWhatFellDue() {
        UUID contact =
                Database.one(UUID.class, "SELECT id FROM duties WHERE member_id = ? AND kind = 'CONTACT'", one.member);
        complete(contact).then().statusCode(200);
        String path = "/api/v1/organizations/" + village + "/duty-branches";
        as(steward)
                .get(path)
                .then()
                .statusCode(200)
                .body("branches[0].open", equalTo(5))
                .body("branches[0].due", equalTo(0))
                .body("branches[0].done", equalTo(0))
                .body("branches[0].doneAhead", equalTo(1));
        Database.change("UPDATE duties SET due_at = closed_at WHERE id = ?", contact);
        as(steward)
                .get(path)
                .then()
                .body("branches[0].due", equalTo(1))
                .body("branches[0].done", equalTo(1))
                .body("branches[0].inTime", equalTo(1))
                .body("branches[0].doneAhead", equalTo(0));
    }

    // ---- when it is due

    private static Response set(String admin, UUID organization, String version, Map<String, Object> times) {
        var request = as(admin).body(times);
        return (version == null ? request : request.header("If-Match", version))
                .put("/api/v1/organizations/" + organization + "/duty-settings");
    }

    private Duration education(Life life) {
        return Duration.of(
                Database.one(
                        Long.class,
                        """
                        SELECT extract(epoch FROM due_at - opened_at)::bigint FROM duties
                        WHERE member_id = ? AND kind = 'ENTRY_EDUCATION'""",
                        life.member),
                ChronoUnit.SECONDS);
    }

    private Life joins() {
        String region = Database.one(
                String.class,
                "SELECT r.code FROM organizations o JOIN regions r ON r.id = o.location_region_id WHERE o.id = ?",
                village);
        return Life.of(Applications.adult(code, region));
    }

    @Test
    void theNearestThatIsSetHolds() {
        UUID township = Database.one(UUID.class, "SELECT parent_id FROM organizations WHERE id = ?", village);
        String above = Stewards.at(township, "STEWARD_ADMIN");
        String own = Stewards.at(village, "STEWARD_ADMIN");
        set(above, township, null, Map.of("entryEducationDays", 20, "firstActivityDays", 60))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"");
        assertThat(education(joins())).isEqualTo(Duration.ofDays(20));
        set(own, village, null, Map.of("entryEducationDays", 7)).then().statusCode(200);
        assertThat(education(joins())).isEqualTo(Duration.ofDays(7));
        as(own).get("/api/v1/organizations/" + village + "/duty-settings")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("own.entryEducationDays", equalTo(7))
                .body("inForce.contactWorkingDays", equalTo(2))
                .body("inForce.entryEducationDays", equalTo(7))
                .body("inForce.firstActivityDays", equalTo(60));
        Map<String, Object> nothing = new HashMap<>();
        Problem.expect(set(own, village, null, nothing), 428, "version-missing");
        Problem.expect(set(own, village, "\"7\"", nothing), 412, "version-stale");
        set(own, village, "\"0\"", nothing).then().statusCode(200).header("ETag", "\"1\"");
        assertThat(education(joins())).isEqualTo(Duration.ofDays(20));
        assertThat(education(one)).isEqualTo(Duration.ofDays(14));
        Problem.expectInvalid(
                set(above, township, "\"0\"", Map.of("entryEducationDays", 0)), "/entryEducationDays", "min");
        Problem.expect(set(steward, village, "\"1\"", nothing), 403, "not-permitted");
        Problem.expect(set(own, township, null, nothing), 404, "organization-unknown");
        set(above, township, "\"0\"", nothing).then().statusCode(200);
    }

    // ---- the ledger

    @Test
    void aLedgerSaysWhatWasOwedInAMonthAndNamesNobody() {
        UUID contact = overdue(one, DutyKind.CONTACT);
        as(steward)
                .body(Map.of(
                        "until", LocalDate.now(SystemClock.ZONE).plusDays(5).toString(), "reason", "会员外出务工"))
                .post("/api/v1/duties/" + contact + "/postponement")
                .then()
                .statusCode(200);
        complete(contact).then().statusCode(200);
        String month = YearMonth.now(SystemClock.ZONE).toString();
        String path = "/api/v1/organizations/" + village + "/duty-ledger?month=";
        var answer = as(steward).get(path + month);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("duties-" + month, ".xlsx");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        String sheet = Parts.of(answer.asByteArray()).get("xl/worksheets/sheet1.xml");
        String number = Database.one(String.class, "SELECT number FROM members WHERE id = ?", one.member);
        assertThat(sheet)
                .contains(number, "联系新会员", "按期办结", "待办", "会员外出务工", steward, "不得外传", "本月开始跟进的会员")
                .doesNotContain((String) one.application.get("fullName"), (String) one.application.get("phone"));
        assertThat(sheet).contains("会员学完课程（人次）", "举办活动（场）", "会员参加活动（人次）", "会员服务时长（小时）");
        // watermark, headers, six duties, an empty line, five sums, what else the branch has done
        assertThat(sheet.split("<row ")).hasSize(1 + 2 + 6 + 5 + 4);
        assertThat(Parts.of(as(steward)
                                .get(path + YearMonth.now(SystemClock.ZONE).minusMonths(1))
                                .asByteArray())
                        .get("xl/worksheets/sheet1.xml"))
                .doesNotContain(number);
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'duty-ledger-taken' AND organization_id = ?",
                        village))
                .isEqualTo(2);
        Problem.expect(as(steward).get(path + "2026-13"), 400, "request-invalid");
    }

    private static String said(Response ledger) {
        assertThat(ledger.statusCode()).isEqualTo(200);
        return Parts.of(ledger.asByteArray()).get("xl/worksheets/sheet1.xml").replaceAll("(<[^>]*>)+", "|");
    }

    /** As if the two had joined last month, and one of them had learned a course then. */
    private void lastMonth(Instant then) {
        String course = Lessons.published(steward, Lessons.course("上月学的课"));
        UUID learned = Lessons.give(course, one.member);
        Database.change(
                """
                UPDATE course_assignments SET state = 'COMPLETED', completed_at = ?, edition = 1, certificate = 'T' || id
                WHERE id = ?""",
                then.atOffset(ZoneOffset.UTC),
                learned);
        Database.change(
                "UPDATE duties SET opened_at = ? WHERE member_id IN (?, ?)",
                then.atOffset(ZoneOffset.UTC),
                one.member,
                other.member);
        Lessons.withdrawAll();
    }

    @Test
    void aLedgerOfAMonthThatIsOverIsOfThoseWhoBelongedThereThen() {
        var now = YearMonth.now(SystemClock.ZONE);
        String past = "/duty-ledger?month=" + now.minusMonths(1);
        String present = "/duty-ledger?month=" + now;
        String at = "/api/v1/organizations/" + village;
        String school = "/api/v1/organizations/" + Life.school();
        String number = Database.one(String.class, "SELECT number FROM members WHERE id = ?", one.member);
        lastMonth(now.minusMonths(1).atDay(20).atStartOfDay(SystemClock.ZONE).toInstant());
        UUID transfer = Life.id(one.ask(steward, Map.of("organizationId", Life.school())));
        Life.agree("school", transfer).then().statusCode(200);

        String before = said(as(steward).get(at + past));
        assertThat(before.split("已随会员转出", -1))
                .as("three that went with the member")
                .hasSize(1 + 3);
        assertThat(before)
                .contains("本月开始跟进的会员|2|", "尚未办结事项|3|", "会员学完课程（人次）|1|")
                .doesNotContain(number);
        assertThat(said(as("school").get(school + past))).doesNotContain(number).contains("会员学完课程（人次）|0|");
        String after = said(as("school").get(school + present));
        assertThat(after.split(number, -1)).hasSize(1 + 3);
        assertThat(said(as("xihu").get(at + past)))
                .as("whoever is above both sees whom it was")
                .contains(number);
    }

    // ---- what is forgotten

    @Test
    void theWordsGoWithThePerson() {
        UUID contact = overdue(one, DutyKind.CONTACT);
        as(steward)
                .body(Map.of("note", "家属接的电话"))
                .post("/api/v1/duties/" + contact + "/completion")
                .then()
                .statusCode(200);
        var subject = new DataSubject(null, List.of(), List.of(one.member), List.of());
        assertThat(await(() -> work.in(Scope.SYSTEM, () -> records.erase(subject))))
                .isOne();
        assertThat(await(() -> work.in(Scope.SYSTEM, () -> records.erase(subject))))
                .isZero();
        assertThat(Database.column(String.class, "SELECT reason FROM duty_events WHERE duty_id = ?", contact))
                .containsOnlyNulls();
    }
}
