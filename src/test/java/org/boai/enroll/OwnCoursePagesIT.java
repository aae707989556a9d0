package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.boai.enroll.support.Lessons;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member learns in a browser without script: reads, answers, is told what is missing, and shows the certificate. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class OwnCoursePagesIT {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private String cookie;
    private String handler;
    private Life life;

    @BeforeEach
    void aMember() {
        PhoneProofs.listen();
        life = Life.in(Codes.poster());
        handler = Stewards.at(Life.shangbao(), "HANDLER");
        cookie = Persons.session(life.application);
    }

    @AfterEach
    void inNobodysWay() {
        Lessons.withdrawAll();
    }

    private Response get(String path) {
        return given().redirects().follow(false).cookie("boai_person", cookie).get(path);
    }

    private Response post(String path, Map<String, ?> form) {
        return given().redirects()
                .follow(false)
                .cookie("boai_person", cookie)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }

    private static String token(Response page) {
        var found = TOKEN.matcher(page.asString());
        return found.find() ? found.group(1) : "";
    }

    @Test
    void aMemberReadsAnswersAndShowsTheCertificate() {
        var course = Lessons.course("基本知识<img src=x>");
        UUID id = Lessons.give(Lessons.published(handler, course), life.member);
        String path = "/my/courses/" + id;
        assertThat(get("/my").asString()).contains("href=\"/my/courses\"");
        assertThat(get("/my/courses").asString()).contains(path, "基本知识&lt;img src=x&gt;", "前学完");
        var page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.asString())
                .contains(
                        "<strong>七项</strong>",
                        "https://video.example.org/lesson",
                        "type=\"radio\"",
                        "type=\"checkbox\"")
                .contains("https://files.example.org/statutes.pdf", "（可多选）")
                .doesNotContain("alert(1)", "<img");

        String token = token(page);
        Map<String, Object> form = new HashMap<>(Map.of("token", token, "edition", "1", "q0", "1"));
        var missing = post(path, form);
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.asString()).contains("href=\"#q1\"", "第 2 题：请作答。", "name=\"q0\" value=\"1\" checked");
        form.put("q1", List.of("0"));
        var wrong = post(path, form);
        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(wrong.asString()).contains("还没有通过", "答对 50%，需要 100%。今天还可以再试 4 次。", "id=\"q1-0\"");
        form.put("q1", List.of("0", "2"));
        assertThat(post(path, Map.of("token", "x", "edition", "1")).statusCode())
                .isEqualTo(403);
        var right = post(path, form);
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(right.header("Location")).isEqualTo(path);
        assertThat(get(path).asString()).contains("您已学完本课程。", "出示结业证明").doesNotContain("交卷");
        assertThat(get(path + "/certificate").asString())
                .contains("结业证明", (String) life.application.get("fullName"), "KC");
        var pdf = get(path + "/certificate.pdf");
        assertThat(pdf.contentType()).startsWith("application/pdf");
        assertThat(pdf.header("Cache-Control")).isEqualTo("no-store");
        assertThat(given().redirects()
                        .follow(false)
                        .get(path + "/certificate.pdf")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void withoutAQuizOneTapIsEnough() {
        UUID id = Lessons.give(Lessons.published(handler, Lessons.withoutQuiz("红十字精神")), life.member);
        String path = "/my/courses/" + id;
        var page = get(path);
        assertThat(page.asString()).contains("我已学完").doesNotContain("测验</h2>");
        assertThat(post(path, Map.of("token", token(page), "learned", "yes")).statusCode())
                .isEqualTo(303);
        assertThat(Lessons.stateOf(id)).isEqualTo("COMPLETED");
        assertThat(get("/my/courses").asString()).contains("已学完");
    }

    @Test
    void nobodyElsesCourseIsThere() {
        var other = Life.in(Codes.poster());
        UUID id = Lessons.give(Lessons.published(handler, Lessons.course("别人的")), other.member);
        assertThat(get("/my/courses/" + id).statusCode()).isEqualTo(404);
        assertThat(get("/my/courses/" + id + "/certificate").statusCode()).isEqualTo(404);
        assertThat(get("/my/courses/" + id + "/certificate.pdf").statusCode()).isEqualTo(404);
        assertThat(given().get("/my/courses/" + id).asString()).doesNotContain("别人的");
    }
}
