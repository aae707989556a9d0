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
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.boai.enroll.Codes;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Lessons;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a course is given, learned, replaced and carried along at once, and each of it has to hold. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class CourseEdgesIT {
    private static final String PLANS = "/api/v1/education-plans";

    @Inject
    AssignmentWorker worker;

    @Inject
    PlanSweep sweep;

    @Inject
    CourseRecords records;

    @Inject
    Work work;

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
                        "name", "课程交界红十字会" + UUID.randomUUID(),
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

    private UUID assign(String course) {
        return UUID.fromString(as(handler)
                .body(Map.of("who", "ALL"))
                .post(COURSES + "/" + course + "/assignments")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static String stateOfJob(UUID job) {
        return Database.one(String.class, "SELECT state || ' ' || given FROM course_assignment_jobs WHERE id = ?", job);
    }

    private static void untilDone(UUID job, int given) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(stateOfJob(job))
                .isEqualTo("DONE " + given));
    }

    private static UUID assignmentOf(UUID job, Life life) {
        return Database.one(
                UUID.class, "SELECT id FROM course_assignments WHERE job_id = ? AND member_id = ?", job, life.member);
    }

    private static void learn(Life life, UUID assignment, int edition) {
        Persons.as(Persons.session(life.application))
                .body(Map.of("edition", edition, "answers", RIGHT))
                .post(MINE + "/" + assignment + "/answers")
                .then()
                .statusCode(200)
                .body("completed", equalTo(true));
    }

    private static String dutyOf(Life life) {
        return Database.one(
                String.class, "SELECT state FROM duties WHERE member_id = ? AND kind = 'ENTRY_EDUCATION'", life.member);
    }

    private void carry(Life gone, Life goesOn) {
        await(() -> work.in(Scope.SYSTEM, () -> records.carry(gone.member, goesOn.member)));
    }

    private static List<String> coursesOf(Life life) {
        return Database.column(
                String.class,
                "SELECT state || ' ' || id FROM course_assignments WHERE member_id = ? ORDER BY state, id",
                life.member);
    }

    // ---- the entry course is another one meanwhile

    /** Whoever was given it as the entry course owes nothing more, whatever the branch gives those who come later. */
    @Test
    void anEntryCourseThatWasReplacedMeanwhileStillDoesTheBranchsDuty() {
        String shangbao = Stewards.at(Life.shangbao(), "HANDLER");
        String first = published(shangbao, entry("入会第一课"));
        var life = Life.in(code);
        UUID mine = Database.one(UUID.class, "SELECT id FROM course_assignments WHERE member_id = ?", life.member);
        String tag = as(shangbao).get(COURSES + "/" + first).header("ETag");
        as(shangbao)
                .header("If-Match", tag)
                .body(course("入会第一课"))
                .put(COURSES + "/" + first)
                .then()
                .statusCode(200);
        published(shangbao, entry("新的第一课"));
        assertThat(dutyOf(life)).isEqualTo("OPEN");
        learn(life, mine, 2);
        assertThat(dutyOf(life)).isEqualTo("DONE");

        var goesOn = Life.in(code);
        assertThat(dutyOf(goesOn)).isEqualTo("OPEN");
        carry(life, goesOn);
        assertThat(dutyOf(goesOn)).as("of the one they are").isEqualTo("DONE");
    }

    // ---- given by a job

    /** As a program leaves it that was killed: the batch is looked at again, and somebody has learned it since. */
    @Test
    void whoeverHasLearnedItMeanwhileIsNotGivenItBySameJobAgain() {
        var one = member();
        member();
        UUID job = assign(published(handler, course("一次就够")));
        untilDone(job, 2);
        learn(one, assignmentOf(job, one), 1);
        Database.change(
                "UPDATE course_assignment_jobs SET state = 'OPEN', done_at = NULL, at_organization = NULL WHERE id = ?",
                job);
        await(() -> worker.run());
        untilDone(job, 2);
        assertThat(coursesOf(one)).hasSize(1).first().asString().startsWith("COMPLETED");
    }

    /** A byte of it is another one: whoever reads the row finds that it is not what was written. */
    private static void turnTheLastByteOfThePhone(Life life) {
        Database.change(
                "UPDATE members SET phone = set_byte(phone, length(phone) - 1, 255 - get_byte(phone, length(phone) - 1))"
                        + " WHERE id = ?",
                life.member);
    }

    @Test
    void onePhoneThatCannotBeReadKeepsNobodyElseFromTheCourse() {
        var broken = member();
        var other = member();
        turnTheLastByteOfThePhone(broken);
        try {
            UUID job = assign(published(handler, course("电话读不出")));
            untilDone(job, 2);
            assertThat(stateOf(assignmentOf(job, broken))).isEqualTo("ASSIGNED");
            assertThat(other.messages()).contains("COURSE_ASSIGNED");
            assertThat(broken.messages()).doesNotContain("COURSE_ASSIGNED");
        } finally {
            turnTheLastByteOfThePhone(broken);
        }
    }

    // ---- each year

    private String planFor(LocalDate day, String title) {
        return as(handler)
                .body(Map.of(
                        "courseId",
                        published(handler, course(title)),
                        "occasion",
                        "FIXED_DAY",
                        "month",
                        day.getMonthValue(),
                        "day",
                        day.getDayOfMonth(),
                        "leadDays",
                        3))
                .post(PLANS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static long years(String plan) {
        return Database.count("SELECT count(*) FROM education_plan_years WHERE plan_id = ?::uuid", plan);
    }

    @Test
    void aPlanThatWasOpenedThisYearKeepsNoOtherFromOpening() {
        var day = LocalDate.now(SystemClock.ZONE).plusDays(1);
        String first = planFor(day, "先开的课");
        await(() -> sweep.open());
        assertThat(years(first)).isOne();
        String second = planFor(day, "后开的课");
        await(() -> sweep.open());
        assertThat(years(second)).isOne();
        assertThat(years(first)).isOne();
    }

    // ---- merged

    @Test
    void whatOneOfTwoHasLearnedTheOtherHasNotToLearnAnyMore() {
        var gone = member();
        var goesOn = member();
        String id = published(handler, course("学过的课"));
        UUID learned = give(id, gone.member);
        give(id, goesOn.member);
        learn(gone, learned, 1);
        carry(gone, goesOn);
        assertThat(coursesOf(goesOn)).containsExactly("COMPLETED " + learned);
    }

    @Test
    void whatBothHaveLearnedByOneJobStaysWithEach() {
        var gone = member();
        var goesOn = member();
        UUID job = assign(published(handler, course("都学过的课")));
        untilDone(job, 2);
        UUID ofGone = assignmentOf(job, gone);
        UUID ofGoesOn = assignmentOf(job, goesOn);
        learn(gone, ofGone, 1);
        learn(goesOn, ofGoesOn, 1);
        carry(gone, goesOn);
        assertThat(coursesOf(goesOn)).containsExactly("COMPLETED " + ofGoesOn);
        assertThat(coursesOf(gone)).containsExactly("COMPLETED " + ofGone);
    }
}
