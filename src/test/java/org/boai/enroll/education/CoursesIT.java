package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Lessons.COURSES;
import static org.boai.enroll.support.Lessons.MINE;
import static org.boai.enroll.support.Lessons.RIGHT;
import static org.boai.enroll.support.Lessons.course;
import static org.boai.enroll.support.Lessons.draft;
import static org.boai.enroll.support.Lessons.entry;
import static org.boai.enroll.support.Lessons.give;
import static org.boai.enroll.support.Lessons.published;
import static org.boai.enroll.support.Lessons.stateOf;
import static org.boai.enroll.support.Lessons.withoutQuiz;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Lessons;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 会员教育: a steward writes, a member learns, and the branch's duty is done. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class CoursesIT {
    private String handler;

    @BeforeEach
    void listen() {
        PhoneProofs.listen();
        handler = Stewards.at(Life.shangbao(), "HANDLER");
    }

    @AfterEach
    void inNobodysWay() {
        Lessons.withdrawAll();
    }

    private static Response answer(String session, Object id, int edition, List<? extends List<?>> answers) {
        return Persons.as(session)
                .body(Map.of("edition", edition, "answers", answers))
                .post(MINE + "/" + id + "/answers");
    }

    private static String dutyOf(UUID member) {
        return Database.one(
                String.class, "SELECT state FROM duties WHERE member_id = ? AND kind = 'ENTRY_EDUCATION'", member);
    }

    private static String firstOf(String session) {
        return Persons.as(session).get(MINE).then().statusCode(200).extract().path("items[0].id");
    }

    // ---- learning

    @Test
    void aNewMemberLearnsTheNearestEntryCourseAndTheBranchsDutyIsDone() throws IOException {
        published("province", entry("全省入会第一课"));
        published(Stewards.at(Stewards.organizationOf("xihu"), "HANDLER"), entry("西湖入会第一课"));
        draft(handler, entry("上保草稿"));
        var life = Life.in(Codes.poster());
        String session = Persons.session(life.application);
        Persons.as(session)
                .get(MINE)
                .then()
                .statusCode(200)
                .body("items.title", contains("西湖入会第一课"))
                .body("items[0].state", equalTo("ASSIGNED"))
                .body("items[0].reason", equalTo("ENTRY"));
        assertThat(life.messages()).doesNotContain("COURSE_ASSIGNED");

        String id = firstOf(session);
        var read = Persons.as(session).get(MINE + "/" + id);
        read.then()
                .statusCode(200)
                .body("course.state", equalTo("STARTED"))
                .body("text", containsString("<strong>七项</strong>"))
                .body("text", not(containsString("script")))
                .body("questions[1].several", equalTo(true))
                .body("triesLeft", equalTo(5));
        assertThat(read.asString()).doesNotContain("right", "alert");
        Problem.expect(Persons.as(session).get(MINE + "/" + id + "/certificate"), 409, "course-not-completed");
        answer(session, id, 1, List.of(List.of(0), List.of(0, 2)))
                .then()
                .statusCode(200)
                .body("completed", equalTo(false))
                .body("percent", equalTo(50))
                .body("triesLeft", equalTo(4))
                .body("certificate", nullValue());
        assertThat(dutyOf(life.member)).isEqualTo("OPEN");
        String certificate = answer(session, id, 1, RIGHT)
                .then()
                .statusCode(200)
                .body("completed", equalTo(true))
                .body("percent", equalTo(100))
                .extract()
                .path("certificate");
        assertThat(CourseCertificateNumber.valid(certificate)).isTrue();
        assertThat(dutyOf(life.member)).isEqualTo("DONE");

        answer(session, id, 1, List.of(List.of(0), List.of(1)))
                .then()
                .statusCode(200)
                .body("completed", equalTo(true))
                .body("certificate", equalTo(certificate));
        Persons.as(session)
                .get(MINE + "/" + id + "/certificate")
                .then()
                .statusCode(200)
                .body("certificate", equalTo(certificate))
                .body("fullName", equalTo(life.application.get("fullName")))
                .body("organization", equalTo("西湖区红十字会"))
                .body("edition", equalTo(1));
        byte[] pdf = Persons.as(session)
                .get(MINE + "/" + id + "/certificate/file")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (var paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper)).contains(certificate);
        }
        Persons.as(session).get("/api/v1/my/data").then().body("sections.courses[0].certificate", equalTo(certificate));
    }

    @Test
    void whatHasNoQuizIsCompletedBySayingSo() {
        var life = Life.in(Codes.poster());
        String session = Persons.session(life.application);
        UUID plain = give(published(handler, withoutQuiz("红十字精神")), life.member);
        UUID asked = give(published(handler, course("应急救护")), life.member);
        Persons.as(session)
                .get(MINE + "/" + plain)
                .then()
                .body("questions", empty())
                .body("triesLeft", nullValue())
                .body("passPercent", nullValue());
        Problem.expect(answer(session, plain, 1, RIGHT), 409, "course-has-no-quiz");
        Problem.expect(Persons.as(session).post(MINE + "/" + asked + "/confirmation"), 409, "course-has-quiz");
        String certificate = Persons.as(session)
                .post(MINE + "/" + plain + "/confirmation")
                .then()
                .statusCode(200)
                .body("completed", equalTo(true))
                .body("percent", nullValue())
                .extract()
                .path("certificate");
        Persons.as(session)
                .post(MINE + "/" + plain + "/confirmation")
                .then()
                .statusCode(200)
                .body("certificate", equalTo(certificate));
    }

    @Test
    void answersOfAWrongShapeSayWhere() {
        var life = Life.in(Codes.poster());
        String session = Persons.session(life.application);
        UUID id = give(published(handler, course("基本知识")), life.member);
        Problem.expectInvalid(answer(session, id, 1, List.of(List.of(1))), "/answers", "answers-count");
        Problem.expectInvalid(answer(session, id, 1, List.of(List.of(1), List.of())), "/answers/1", "answer-missing");
        Problem.expectInvalid(
                answer(session, id, 1, List.of(List.of(1, 2), List.of(0))), "/answers/0", "answer-one-only");
        Problem.expectInvalid(
                answer(session, id, 1, List.of(List.of(1), List.of(0, 7))), "/answers/1", "answer-option-unknown");
        Problem.expect(answer(session, id, 1, List.of(List.of("1"), List.of("0"))), 400, "request-invalid");
        Problem.expect(
                Persons.as(session).body(Map.of("answers", RIGHT)).post(MINE + "/" + id + "/answers"),
                400,
                "request-invalid");
        assertThat(Database.one(Integer.class, "SELECT tries FROM course_assignments WHERE id = ?", id))
                .isZero();
    }

    @Test
    void triesAreBoundedADayAndThereAgainTomorrow() {
        var life = Life.in(Codes.poster());
        String session = Persons.session(life.application);
        UUID id = give(published(handler, course("基本知识")), life.member);
        for (int left = 4; left >= 0; left--) {
            answer(session, id, 1, List.of(List.of(0), List.of(1)))
                    .then()
                    .statusCode(200)
                    .body("triesLeft", equalTo(left));
        }
        Problem.expect(answer(session, id, 1, RIGHT), 429, "course-tries-used")
                .header("Retry-After", matchesPattern("[0-9]+"));
        assertThat(stateOf(id)).isEqualTo("STARTED");
        Database.change("UPDATE course_assignments SET tries_on = tries_on - 1 WHERE id = ?", id);
        answer(session, id, 1, RIGHT).then().statusCode(200).body("completed", equalTo(true));
    }

    /** From two devices, or by two taps. */
    @Test
    void ofManyWhoCompleteAtOnceOneDoesAndAllSeeTheSameCertificate() {
        var life = Life.in(Codes.poster());
        String session = Persons.session(life.application);
        UUID id = give(published(handler, course("基本知识")), life.member);
        var certificates = Together.times(8, i -> Api.patiently(() -> answer(session, id, 1, RIGHT))
                        .then()
                        .statusCode(200)
                        .body("completed", equalTo(true))
                        .extract()
                        .<String>path("certificate"))
                .stream()
                .distinct()
                .toList();
        assertThat(certificates).hasSize(1);
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'course-completed' AND object_id = ?",
                        id.toString()))
                .isOne();
        assertThat(Database.one(Integer.class, "SELECT tries FROM course_assignments WHERE id = ?", id))
                .isOne();
    }

    /** Eight who guess at once have no more tries than one. */
    @Test
    void nobodyHasMoreTriesByAskingAtOnce() {
        var life = Life.in(Codes.poster());
        String session = Persons.session(life.application);
        UUID id = give(published(handler, course("基本知识")), life.member);
        var statuses =
                Together.times(8, i -> Api.patiently(() -> answer(session, id, 1, List.of(List.of(0), List.of(1))))
                        .statusCode());
        assertThat(statuses).containsOnly(200, 429);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(5);
    }

    // ---- writing

    @Test
    void whatIsPublishedAndChangedIsANewEditionByWhichIsJudged() {
        var life = Life.in(Codes.poster());
        var other = Life.in(Codes.poster());
        String session = Persons.session(life.application);
        String id = published(handler, course("旧题"));
        UUID done = give(id, other.member);
        String otherSession = Persons.session(other.application);
        answer(otherSession, done, 1, RIGHT).then().body("completed", equalTo(true));
        UUID mine = give(id, life.member);

        var anew = course("新题");
        Problem.expect(as(handler).body(anew).put(COURSES + "/" + id), 428, "version-missing");
        Problem.expect(
                as(handler).header("If-Match", "\"0\"").body(anew).put(COURSES + "/" + id), 412, "version-stale");
        String tag = as(handler).get(COURSES + "/" + id).header("ETag");
        as(handler)
                .header("If-Match", tag)
                .body(anew)
                .put(COURSES + "/" + id)
                .then()
                .statusCode(200)
                .body("edition", equalTo(2))
                .body("state", equalTo("PUBLISHED"));
        Problem.expect(answer(session, mine, 1, RIGHT), 409, "course-edition-changed");
        answer(session, mine, 2, RIGHT).then().body("completed", equalTo(true));
        Persons.as(otherSession)
                .get(MINE + "/" + done + "/certificate")
                .then()
                .body("course", equalTo("旧题"))
                .body("edition", equalTo(1));
        assertThat(Database.column(
                        String.class,
                        "SELECT title FROM course_editions WHERE course_id = ?::uuid ORDER BY edition",
                        id))
                .containsExactly("旧题", "新题");
    }

    @Test
    void whatIsWithdrawnIsGivenLearnedAndChangedNoMore() {
        var life = Life.in(Codes.poster());
        String session = Persons.session(life.application);
        String id = published(handler, course("停用"));
        UUID open = give(id, life.member);
        as(handler)
                .post(COURSES + "/" + id + "/withdrawal")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        Problem.expect(answer(session, open, 1, RIGHT), 409, "course-withdrawn");
        Persons.as(session)
                .get(MINE + "/" + open)
                .then()
                .statusCode(200)
                .body("course.withdrawn", equalTo(true))
                .body("course.state", equalTo("ASSIGNED"));
        for (String act : List.of("publication", "withdrawal")) {
            Problem.expect(as(handler).post(COURSES + "/" + id + "/" + act), 409, "course-withdrawn");
        }
        Problem.expect(
                as(handler).body(Map.of("who", "ALL")).post(COURSES + "/" + id + "/assignments"),
                409,
                "course-withdrawn");
        String tag = as(handler).get(COURSES + "/" + id).header("ETag");
        Problem.expect(
                as(handler).header("If-Match", tag).body(course("再来")).put(COURSES + "/" + id),
                409,
                "course-withdrawn");
        Problem.expect(
                as(handler)
                        .body(Map.of("who", "ALL"))
                        .post(COURSES + "/" + draft(handler, course("草稿")) + "/assignments"),
                409,
                "course-not-published");
    }

    @Test
    void eachOrganizationHasOneEntryCourse() {
        published(handler, entry("一"));
        String second = draft(handler, entry("二"));
        Problem.expect(as(handler).post(COURSES + "/" + second + "/publication"), 409, "course-entry-taken");
        String third = published(handler, course("三"));
        String tag = as(handler).get(COURSES + "/" + third).header("ETag");
        Problem.expect(
                as(handler).header("If-Match", tag).body(entry("三")).put(COURSES + "/" + third),
                409,
                "course-entry-taken");
        as(handler).get(COURSES + "/" + second).then().body("state", equalTo("DRAFT"));
    }

    private static Map<String, Object> oneQuestion(List<String> options, int right) {
        var question = Map.of("text", "题", "options", options, "right", List.of(right));
        return Map.of("passPercent", 60, "questions", List.of(question));
    }

    @Test
    void whatIsWrittenIsHeldToItsShape() {
        var script = course("<b>题目</b>");
        as(handler).body(script).post(COURSES).then().statusCode(201).body("title", equalTo("<b>题目</b>"));
        for (var wrong : List.of(
                Map.of("pointer", "/videoUrl", "code", "web-address-https", "videoUrl", "javascript:alert(1)"),
                Map.of("pointer", "/text", "code", "text-blank", "text", "<script>alert(1)</script>"),
                Map.of("pointer", "/title", "code", "text-control-character", "title", "两\n行"))) {
            var course = course("题目");
            wrong.forEach((name, value) -> {
                if (!name.equals("pointer") && !name.equals("code")) {
                    course.put(name, value);
                }
            });
            Problem.expectInvalid(as(handler).body(course).post(COURSES), wrong.get("pointer"), wrong.get("code"));
        }
        var quiz = course("题目");
        quiz.put("quiz", oneQuestion(List.of("甲", "乙"), 2));
        Problem.expectInvalid(as(handler).body(quiz).post(COURSES), "/quiz/questions/0/right", "right-option-unknown");
        quiz.put("quiz", oneQuestion(List.of("甲", "甲"), 1));
        Problem.expectInvalid(as(handler).body(quiz).post(COURSES), "/quiz/questions/0/options", "options-alike");
        var one = course("题目");
        one.put(
                "quiz",
                Map.of(
                        "passPercent",
                        60,
                        "questions",
                        List.of(Map.of("text", "题", "options", List.of("甲"), "right", List.of(0)))));
        Problem.expect(as(handler).body(one).post(COURSES), 400, "request-invalid");
    }

    // ---- who sees what

    @Test
    void aCourseIsInheritedDownTheTreeAndForeignCountiesKnowNothingOfIt() {
        String xihu = Stewards.at(Stewards.organizationOf("xihu"), "HANDLER");
        String outside = Stewards.at(Database.societyOf("330383"), "HANDLER");
        String above = published(xihu, course("区里的课"));
        String hidden = draft(xihu, course("区里的草稿"));
        as(handler)
                .get(COURSES + "/" + above)
                .then()
                .statusCode(200)
                .body("mine", equalTo(false))
                .body("quiz.questions[0].right", nullValue());
        as(xihu).get(COURSES + "/" + above).then().body("quiz.questions[0].right", contains(1));
        Problem.expect(as(handler).get(COURSES + "/" + hidden), 404, "course-unknown");
        Problem.expect(as(handler).post(COURSES + "/" + above + "/withdrawal"), 403, "course-not-yours");
        as(handler)
                .get(COURSES + "?limit=100")
                .then()
                .body("items.id", hasItem(above))
                .body("items.id", not(hasItem(hidden)));
        for (String path : List.of("", "/assignments", "/progress")) {
            Problem.expect(as(outside).get(COURSES + "/" + above + path), 404, "course-unknown");
        }
        Problem.expect(
                as(outside).body(Map.of("who", "ALL")).post(COURSES + "/" + above + "/assignments"),
                404,
                "course-unknown");
        as(outside).get(COURSES + "?limit=100").then().body("items.id", not(hasItem(above)));
        String own = published(handler, course("社区的课"));
        Problem.expect(
                as(xihu).body(Map.of("who", "ALL")).post(COURSES + "/" + own + "/assignments"),
                403,
                "course-not-yours");

        var life = Life.in(Codes.poster());
        UUID mine = give(own, life.member);
        var stranger = Life.in(Codes.poster());
        String session = Persons.session(stranger.application);
        Problem.expect(Persons.as(session).get(MINE + "/" + mine), 404, "assignment-unknown");
        Problem.expect(answer(session, mine, 1, RIGHT), 404, "assignment-unknown");
        assertThat(stateOf(mine)).isEqualTo("ASSIGNED");
    }

    @Test
    void aCourseGoesWithTheMemberAndEndsWithTheMembership() {
        var life = Life.in(Codes.poster());
        String session = Persons.session(life.application);
        UUID open = give(published("province", course("全省的课")), life.member);
        UUID transfer = life.toSchool();
        Life.agree("school", transfer).then().statusCode(200);
        assertThat(Database.one(UUID.class, "SELECT organization_id FROM course_assignments WHERE id = ?", open))
                .isEqualTo(Life.school());
        assertThat(stateOf(open)).isEqualTo("ASSIGNED");
        List<UUID> done = new ArrayList<>(List.of(give(published("province", course("另一课")), life.member)));
        answer(session, done.get(0), 1, RIGHT).then().body("completed", equalTo(true));

        Persons.as(session).post("/api/v1/my/leaving").then().statusCode(200);
        assertThat(stateOf(open)).isEqualTo("ENDED");
        assertThat(stateOf(done.get(0))).isEqualTo("COMPLETED");
        Persons.as(Persons.session(life.application))
                .get(MINE)
                .then()
                .body("items", hasSize(2))
                .body("items.find { it.state == 'COMPLETED' }.certificate", notNullValue());
    }
}
