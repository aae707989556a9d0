package org.boai.enroll.support;

import static org.boai.enroll.support.Api.as;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Courses, as tests write and give them. */
public final class Lessons {
    public static final String COURSES = "/api/v1/courses";
    public static final String MINE = "/api/v1/my/courses";

    /** What is right in {@link #course}. */
    public static final List<List<Integer>> RIGHT = List.of(List.of(1), List.of(0, 2));

    private Lessons() {}

    /** A right course with a quiz of two questions, of which both have to be right. */
    public static Map<String, Object> course(String title) {
        Map<String, Object> course = new HashMap<>();
        course.put("title", title);
        course.put("text", "<p>红十字运动的<strong>七项</strong>基本原则。<script>alert(1)</script></p>");
        course.put("videoUrl", "https://video.example.org/lesson");
        course.put("attachments", List.of(Map.of("title", "章程", "url", "https://files.example.org/statutes.pdf")));
        course.put(
                "quiz",
                Map.of(
                        "passPercent",
                        100,
                        "questions",
                        List.of(
                                Map.of("text", "基本原则有几项？", "options", List.of("五项", "七项", "九项"), "right", List.of(1)),
                                Map.of(
                                        "text",
                                        "哪些是三献？",
                                        "options",
                                        List.of("献血", "献花", "造血干细胞捐献"),
                                        "right",
                                        List.of(0, 2)))));
        return course;
    }

    public static Map<String, Object> entry(String title) {
        var course = course(title);
        course.put("entry", true);
        return course;
    }

    public static Map<String, Object> withoutQuiz(String title) {
        var course = course(title);
        course.remove("quiz");
        return course;
    }

    public static String draft(String steward, Map<String, Object> course) {
        return as(steward)
                .body(course)
                .post(COURSES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String published(String steward, Map<String, Object> course) {
        String id = draft(steward, course);
        as(steward).post(COURSES + "/" + id + "/publication").then().statusCode(200);
        return id;
    }

    /** Nobody gets it any more, so that it is in no other test's way. */
    public static void withdrawAll() {
        Database.change("UPDATE courses SET state = 'WITHDRAWN', withdrawn_at = now() WHERE state <> 'WITHDRAWN'");
        Database.change("UPDATE education_plans SET active = false");
    }

    /** To one member, past the worker. @return the member's own course */
    public static UUID give(String course, UUID member) {
        UUID id = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO course_assignments (id, course_id, member_id, organization_id, reason, state, assigned_at, due_at)
                SELECT ?, ?::uuid, m.id, m.organization_id, 'ENTRY', 'ASSIGNED', now(), now() + interval '14 days'
                FROM members m WHERE m.id = ?""",
                id,
                course,
                member);
        return id;
    }

    public static String stateOf(UUID assignment) {
        return Database.one(String.class, "SELECT state FROM course_assignments WHERE id = ?", assignment);
    }
}
