package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Lessons.COURSES;
import static org.boai.enroll.support.Lessons.MINE;
import static org.boai.enroll.support.Lessons.RIGHT;
import static org.boai.enroll.support.Lessons.course;
import static org.boai.enroll.support.Lessons.entry;
import static org.boai.enroll.support.Lessons.give;
import static org.boai.enroll.support.Lessons.published;
import static org.boai.enroll.support.Lessons.stateOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.boai.enroll.Codes;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Lessons;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Societies;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.boai.enroll.support.Together;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Given to many: by hand, each year, in batches; and how far they are. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class CourseBatchesIT {
    private static final String PLANS = "/api/v1/education-plans";

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String database;

    @Inject
    AssignmentWorker worker;

    @Inject
    PlanSweep sweep;

    @Inject
    CourseRecords records;

    @Inject
    Work work;

    @Inject
    FieldCipher cipher;

    /** An organization of this test alone. */
    private UUID branch;

    private String handler;
    private String code;

    @BeforeEach
    void aBranch() {
        PhoneProofs.listen();
        branch = UUID.fromString(as("province")
                .body(Map.of(
                        "kind", "VILLAGE",
                        "name", "课程试点红十字会" + UUID.randomUUID(),
                        "parentId", Database.societyOf("330106002").toString(),
                        "locationRegion", "330106002051",
                        "status", "ACTIVE"))
                .post("/api/v1/organizations")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        handler = Stewards.at(branch, "HANDLER");
        code = Codes.poster();
    }

    @AfterEach
    void inNobodysWay() {
        Lessons.withdrawAll();
        Database.change("DELETE FROM course_assignments WHERE organization_id = ?", branch);
        Database.change("DELETE FROM members WHERE origin = 'IMPORTED' AND organization_id = ?", branch);
    }

    private Life member() {
        var life = Life.in(code);
        Database.change("UPDATE members SET organization_id = ? WHERE id = ?", branch, life.member);
        return life;
    }

    private static <T> T await(Supplier<Uni<T>> task) {
        try {
            return VertxContextSupport.subscribeAndAwait(task);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private String assign(String course, Map<String, Object> request) {
        return as(handler)
                .body(request)
                .post(COURSES + "/" + course + "/assignments")
                .then()
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .extract()
                .path("id");
    }

    private void untilDone(String job, int given) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> as(handler)
                .get("/api/v1/course-assignment-jobs/" + job)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("given", equalTo(given)));
    }

    // ---- by hand

    @Test
    void isGivenByHandToThoseWhoLackItAndTheyAreToldRemindedAndCounted() {
        var one = member();
        var two = member();
        var three = member();
        String id = published(handler, course("应急救护"));
        untilDone(assign(id, Map.of("who", "NAMED", "members", List.of(one.member, one.member))), 1);
        assertThat(one.messages()).contains("COURSE_ASSIGNED");
        assertThat(two.messages()).doesNotContain("COURSE_ASSIGNED");
        String session = Persons.session(one.application);
        UUID mine = Database.one(UUID.class, "SELECT id FROM course_assignments WHERE member_id = ?", one.member);
        Persons.as(session)
                .body(Map.of("edition", 1, "answers", RIGHT))
                .post(MINE + "/" + mine + "/answers")
                .then()
                .body("completed", equalTo(true));

        untilDone(assign(id, Map.of("who", "LACKING", "tell", false)), 2);
        untilDone(assign(id, Map.of("who", "LACKING")), 0);
        assertThat(two.messages()).doesNotContain("COURSE_ASSIGNED");
        as(handler)
                .get(COURSES + "/" + id + "/progress")
                .then()
                .statusCode(200)
                .body("assigned", equalTo(3))
                .body("started", equalTo(0))
                .body("completed", equalTo(1))
                .body("overdue", equalTo(0))
                .body("percent", equalTo(33));

        Database.change(
                "UPDATE course_assignments SET due_at = now() - interval '1 day' WHERE member_id = ?", three.member);
        as(handler).get(COURSES + "/" + id + "/progress").then().body("overdue", equalTo(1));
        as(handler).get(COURSES + "/" + id + "/assignments?overdue=true").then().body("items", hasSize(1));
        var page = as(handler).get(COURSES + "/" + id + "/assignments?limit=1");
        page.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].name", containsString("*"))
                .body("next", notNullValue());
        String second = as(handler)
                .get(COURSES + "/" + id + "/assignments?limit=1&after=" + page.path("next"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", equalTo(null))
                .extract()
                .path("items[0].id");
        var both = List.of(page.<String>path("items[0].id"), second);
        assertThat(both).doesNotHaveDuplicates();
        as(handler)
                .body(Map.of("assignments", both))
                .post(COURSES + "/" + id + "/reminders")
                .then()
                .statusCode(200)
                .body("reminded", equalTo(2))
                .body("passedOver", equalTo(0));
        as(handler)
                .body(Map.of(
                        "assignments",
                        List.of(second, mine.toString(), UUID.randomUUID().toString())))
                .post(COURSES + "/" + id + "/reminders")
                .then()
                .body("reminded", equalTo(0))
                .body("passedOver", equalTo(3));
        assertThat(two.messages().stream().filter("COURSE_ASSIGNED"::equals)).hasSize(1);
    }

    @Test
    void whoIsMeantIsHeldToTheOwnSubtree() {
        var stranger = Life.in(code);
        String id = published("province", course("全省的课"));
        Problem.expect(
                as(handler)
                        .body(Map.of("who", "NAMED", "members", List.of(stranger.member)))
                        .post(COURSES + "/" + id + "/assignments"),
                404,
                "member-unknown");
        Problem.expect(
                as(handler)
                        .body(Map.of("who", "ALL", "organizationId", Life.shangbao()))
                        .post(COURSES + "/" + id + "/assignments"),
                404,
                "organization-unknown");
        Problem.expectInvalid(
                as(handler).body(Map.of("who", "NAMED")).post(COURSES + "/" + id + "/assignments"),
                "/members",
                "members-when-named");
        Problem.expectInvalid(
                as(handler)
                        .body(Map.of(
                                "who",
                                "ALL",
                                "dueOn",
                                LocalDate.now(SystemClock.ZONE).minusDays(1).toString()))
                        .post(COURSES + "/" + id + "/assignments"),
                "/dueOn",
                "due-in-the-past");
        String job = assign(id, Map.of("who", "ALL"));
        Problem.expect(
                as(Stewards.at(Database.societyOf("330383"), "HANDLER")).get("/api/v1/course-assignment-jobs/" + job),
                404,
                "assignment-job-unknown");
        untilDone(job, 0);
    }

    // ---- in batches

    /** Members from paper, so many at once. */
    private void members(int count) {
        UUID model = member().member;
        UUID list = UUID.randomUUID();
        Database.change(
                "INSERT INTO member_imports (id, organization_id, basis, state, created_at, finished_at)"
                        + " VALUES (?, ?, '课程批次试验', 'DONE', now(), now())",
                list,
                branch);
        Database.change(
                """
                INSERT INTO members SELECT (jsonb_populate_record(NULL::members, to_jsonb(m) || jsonb_build_object(
                    'id', gen_random_uuid(), 'number', 'B' || substr(gen_random_uuid()::text, 1, 20), 'application_id', NULL,
                    'origin', 'IMPORTED', 'import_id', ?::text,
                    'identity_key', '\\x' || md5(random()::text), 'description_key', '\\x' || md5(random()::text)))).*
                FROM members m CROSS JOIN generate_series(1, ?) WHERE m.id = ?""",
                list.toString(),
                count,
                model);
    }

    /** By two workers side by side, one of which begins in the middle of what another has left: each member once. */
    @Test
    void manyGetItInShortBatchesEachOnceWhoeverGoesOn() {
        members(1_500);
        String id = published(handler, course("大家的课"));
        String job = assign(id, Map.of("who", "ALL"));
        Together.times(3, i -> await(() -> worker.run()));
        untilDone(job, 1_501);
        assertThat(Database.count(
                        "SELECT count(DISTINCT member_id) FROM course_assignments WHERE job_id = ?::uuid", job))
                .isEqualTo(1_501);
        assertThat(Database.one(Integer.class, "SELECT batches FROM course_assignment_jobs WHERE id = ?::uuid", job))
                .isGreaterThan(3);
        assertThat(Database.one(Integer.class, "SELECT longest_ms FROM course_assignment_jobs WHERE id = ?::uuid", job))
                .isPositive();
        // more than are told at once
        assertThat(Database.one(Boolean.class, "SELECT told FROM course_assignment_jobs WHERE id = ?::uuid", job))
                .isFalse();

        // as a program leaves it that was killed between two batches: the cursor is where the last commit was
        Database.change(
                "DELETE FROM course_assignments WHERE id IN (SELECT id FROM course_assignments WHERE job_id = ?::uuid LIMIT 400)",
                job);
        Database.change(
                "UPDATE course_assignment_jobs SET state = 'OPEN', done_at = NULL, at_organization = NULL WHERE id = ?::uuid",
                job);
        await(() -> worker.run());
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        Database.count("SELECT count(*) FROM course_assignments WHERE job_id = ?::uuid", job))
                .isEqualTo(1_501));
    }

    /** Each with a phone that can be read, but one. */
    private List<UUID> reachable(int count) {
        members(count);
        var ids = Database.column(
                UUID.class, "SELECT id FROM members WHERE organization_id = ? AND origin = 'IMPORTED'", branch);
        String phone = Applications.phone();
        ids.stream()
                .skip(1)
                .forEach(id -> Database.change(
                        "UPDATE members SET phone = ? WHERE id = ?", cipher.seal(Field.PHONE, id, phone), id));
        return ids;
    }

    @Test
    void thoseWhoAreNamedGetItInBatchesTooEachWithAMessage() {
        var named = reachable(120);
        String job = assign(published(handler, course("点名学习")), Map.of("who", "NAMED", "members", named));
        Together.times(3, i -> await(() -> worker.run()));
        untilDone(job, 120);
        assertThat(Database.one(Integer.class, "SELECT batches FROM course_assignment_jobs WHERE id = ?::uuid", job))
                .as("fifty of those who are told are the most at once")
                .isGreaterThanOrEqualTo(3);
        assertThat(Database.column(
                        UUID.class,
                        "SELECT subject_id FROM person_messages WHERE kind = 'COURSE_ASSIGNED' AND subject_id = ANY (?)",
                        (Object) named.toArray(UUID[]::new)))
                .containsExactlyInAnyOrderElementsOf(named.subList(1, 120));
    }

    /** The older of the two, which would have every turn. */
    @Test
    void aJobThatFailsKeepsNoOtherWaiting() {
        var life = member();
        String stuck = published(handler, course("给不出去的课"));
        String other = published(handler, course("给得出去的课"));
        Database.change(
                """
                CREATE FUNCTION course_stuck() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'stuck'; END $$""");
        Database.change(
                "CREATE TRIGGER course_stuck BEFORE INSERT ON course_assignments FOR EACH ROW WHEN (NEW.course_id = '"
                        + stuck + "') EXECUTE FUNCTION course_stuck()");
        try {
            String first = assign(stuck, Map.of("who", "NAMED", "members", List.of(life.member)));
            String second = assign(other, Map.of("who", "NAMED", "members", List.of(life.member)));
            untilDone(second, 1);
            as(handler)
                    .get("/api/v1/course-assignment-jobs/" + first)
                    .then()
                    .body("state", equalTo("OPEN"))
                    .body("given", equalTo(0))
                    .body("batches", greaterThan(0));
            Database.change("DROP TRIGGER course_stuck ON course_assignments");
            untilDone(first, 1);
        } finally {
            Database.change("DROP FUNCTION course_stuck() CASCADE");
        }
    }

    // ---- each year

    /** A village far below reads of it in its list, and is not told by a notice of its own. */
    @Test
    void aPlanIsToldToThoseRightBelowWhoseMembersGetItAndReadByAllBelow() {
        UUID next = Societies.below(branch);
        UUID far = Societies.below(next);
        UUID empty = Societies.below(branch);
        Database.change("UPDATE members SET organization_id = ? WHERE id = ?", far, member().member);
        var today = LocalDate.now(SystemClock.ZONE);
        String plan = as(handler)
                .body(Map.of(
                        "courseId",
                        published(handler, course("博爱周")),
                        "occasion",
                        "FIXED_DAY",
                        "month",
                        today.getMonthValue(),
                        "day",
                        today.getDayOfMonth(),
                        "leadDays",
                        0))
                .post(PLANS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await(() -> sweep.open());
        await(() -> sweep.open());
        UUID job = Database.one(UUID.class, "SELECT job_id FROM education_plan_years WHERE plan_id = ?::uuid", plan);
        assertThat(Database.column(
                        UUID.class,
                        "SELECT organization_id FROM notices WHERE subject_id = ? AND kind = 'COURSE_PLANNED'",
                        job))
                .containsExactlyInAnyOrder(branch, next)
                .doesNotContain(empty, far);
        String steward = Stewards.at(far, "VIEWER");
        as(steward)
                .get(PLANS + "?inherited=true&active=true")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(plan))
                .body(
                        "items.find { it.id == '" + plan + "' }.nextDay",
                        equalTo(today.plusYears(1).toString()));
        as(steward).get(PLANS).then().statusCode(200).body("items", hasSize(0));
        as(handler).get(PLANS + "?inherited=true").then().statusCode(200).body("items.id", not(hasItem(plan)));
        Problem.expect(as(steward).get(PLANS + "/" + plan), 404, "course-plan-unknown");
    }

    @Test
    void aPlanOpensItsYearOnceAndTellsWhoPlannedIt() {
        var life = member();
        String id = published(handler, course("世界红十字日"));
        var today = LocalDate.now(SystemClock.ZONE);
        var day = today.plusDays(3);
        Map<String, Object> plan = new HashMap<>(Map.of(
                "courseId",
                id,
                "occasion",
                "FIXED_DAY",
                "month",
                day.getMonthValue(),
                "day",
                day.getDayOfMonth(),
                "leadDays",
                2));
        String early = as(handler)
                .body(plan)
                .post(PLANS)
                .then()
                .statusCode(201)
                .body("nextDay", equalTo(day.toString()))
                .body("nextOpening", equalTo(day.minusDays(2).toString()))
                .extract()
                .path("id");
        Together.times(4, i -> await(() -> sweep.open()));
        assertThat(Database.count("SELECT count(*) FROM education_plan_years WHERE plan_id = ?::uuid", early))
                .isZero();

        plan.put("leadDays", 3);
        Problem.expect(as(handler).body(plan).put(PLANS + "/" + early), 428, "version-missing");
        as(handler)
                .header("If-Match", "\"0\"")
                .body(plan)
                .put(PLANS + "/" + early)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        Problem.expect(
                as(handler).header("If-Match", "\"0\"").body(plan).put(PLANS + "/" + early), 412, "version-stale");
        Together.times(4, i -> await(() -> sweep.open()));
        await(() -> sweep.open());
        UUID job = Database.one(UUID.class, "SELECT job_id FROM education_plan_years WHERE plan_id = ?::uuid", early);
        untilDone(job.toString(), 1);
        assertThat(Database.count("SELECT count(*) FROM education_plan_years WHERE plan_id = ?::uuid", early))
                .isOne();
        assertThat(Life.told(job)).hasSize(1).first().asString().startsWith("COURSE_PLANNED 课程试点红十字会");
        assertThat(life.messages()).contains("COURSE_ASSIGNED");
        as(handler)
                .get(PLANS + "/" + early)
                .then()
                .body("lastYear", equalTo(day.getYear()))
                .body("lastJobId", equalTo(job.toString()))
                .body("nextDay", equalTo(day.plusYears(1).toString()));
        as(handler).get(PLANS + "?active=true").then().body("items", hasSize(1));
        Problem.expect(
                as(Stewards.at(Life.shangbao(), "HANDLER")).get(PLANS + "/" + early), 404, "course-plan-unknown");

        plan.put("day", 31);
        plan.put("month", 4);
        Problem.expectInvalid(as(handler).body(plan).post(PLANS), "/day", "plan-day-impossible");
        plan.put("occasion", "FIRST_AID_DAY");
        Problem.expectInvalid(as(handler).body(plan).post(PLANS), "/month", "plan-day-not-needed");
    }

    // ---- merged, and the second line

    @Test
    void whoWasMergedTakesAlongWhatTheOtherHasNot() {
        var gone = member();
        var goesOn = member();
        String both = published(handler, course("两人都有"));
        String one = published(handler, course("一人有"));
        UUID stays = give(both, gone.member);
        UUID carried = give(one, gone.member);
        UUID kept = give(both, goesOn.member);
        String session = Persons.session(gone.application);
        UUID done = give(published(handler, entry("学完的")), gone.member);
        Persons.as(session)
                .body(Map.of("edition", 1, "answers", RIGHT))
                .post(MINE + "/" + done + "/answers")
                .then()
                .statusCode(200);
        await(() -> work.in(Scope.SYSTEM, () -> records.carry(gone.member, goesOn.member)));
        assertThat(Database.column(
                        UUID.class, "SELECT id FROM course_assignments WHERE member_id = ? ORDER BY id", goesOn.member))
                .containsExactlyInAnyOrder(carried, kept, done);
        assertThat(Database.one(UUID.class, "SELECT member_id FROM course_assignments WHERE id = ?", stays))
                .isEqualTo(gone.member);
        assertThat(stateOf(stays)).isEqualTo("ASSIGNED");
        assertThat(Database.one(
                        String.class,
                        "SELECT state FROM duties WHERE member_id = ? AND kind = 'ENTRY_EDUCATION'",
                        goesOn.member))
                .isEqualTo("DONE");
    }

    @Test
    void theDatabaseShowsACourseOnlyToWhoeverSeesTheMember() throws SQLException {
        var life = member();
        UUID id = give(published(handler, course("第二道防线")), life.member);
        String key = HexFormat.of()
                .formatHex(Database.one(byte[].class, "SELECT description_key FROM members WHERE id = ?", life.member));
        assertThat(seen("organization", branch.toString(), id)).isTrue();
        assertThat(seen("organization", Stewards.organizationOf("xihu").toString(), id))
                .isTrue();
        assertThat(seen("person", key, id)).isTrue();
        assertThat(seen("system", "", id)).isTrue();
        assertThat(seen("organization", Life.shangbao().toString(), id)).isFalse();
        assertThat(seen("organization", Database.societyOf("330383").toString(), id))
                .isFalse();
        assertThat(seen("person", "00".repeat(32), id)).isFalse();
        assertThat(seen("citizen", "", id)).isFalse();
        assertThat(seen("", "", id)).isFalse();
    }

    private boolean seen(String kind, String key, UUID id) throws SQLException {
        try (var program = DriverManager.getConnection(
                        "jdbc:" + database, DatabaseRoles.PROGRAM, TestPostgres.rolePassword());
                var statement = program.prepareStatement(
                        "SELECT set_config('app.scope', ?, false), set_config('app.scope_key', ?, false)");
                var find = program.prepareStatement("SELECT 1 FROM course_assignments WHERE id = ?")) {
            statement.setString(1, kind);
            statement.setString(2, key);
            statement.execute();
            find.setObject(1, id);
            return find.executeQuery().next();
        }
    }
}
