package org.boai.enroll.access;

import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Lessons.COURSES;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Lessons;
import org.boai.enroll.support.Stewards;

/** Right requests about courses of one township society. */
final class CourseRequests {
    private static final String TOWNSHIP = "330106002";
    private static final String MINE = "/api/v1/my/courses/{id}";

    private final UUID place;
    private final String code;

    /** @param code of the place */
    CourseRequests(UUID place, String code) {
        this.place = place;
        this.code = code;
    }

    /** Null for a route that is about none of them. */
    String thingOf(String route) {
        if (route.equals("POST /api/v1/courses/{id}/publication")) {
            return Lessons.draft(handler(), Lessons.course("课程"));
        }
        if (route.contains(" /api/v1/courses/{id}")) {
            return published();
        }
        if (route.contains(" /api/v1/education-plans/{id}")) {
            return id(as(handler()).body(plan()).post("/api/v1/education-plans"));
        }
        if (route.contains(" /api/v1/course-assignment-jobs/{id}")) {
            return id(as(handler()).body(Map.of("who", "ALL")).post(COURSES + "/" + published() + "/assignments"));
        }
        return route.contains(MINE) ? someonesCourse() : null;
    }

    /** Null for none. */
    Supplier<Object> bodyOf(String route) {
        return switch (route) {
            case "POST /api/v1/courses", "PUT /api/v1/courses/{id}" -> () -> Lessons.course("课程");
            case "POST /api/v1/courses/{id}/assignments" -> () -> Map.of("who", "LACKING", "organizationId", place);
            case "POST /api/v1/courses/{id}/reminders" -> () -> Map.of("assignments", List.of(UUID.randomUUID()));
            case "POST /api/v1/education-plans", "PUT /api/v1/education-plans/{id}" -> this::plan;
            case "POST /api/v1/my/courses/{id}/answers" -> () -> Map.of("edition", 1, "answers", Lessons.RIGHT);
            default -> null;
        };
    }

    /** Null where nothing that is there is changed. */
    static String versionOf(String route) {
        return switch (route) {
            case "PUT /api/v1/courses/{id}" -> "\"1\"";
            case "PUT /api/v1/education-plans/{id}" -> "\"0\"";
            default -> null;
        };
    }

    private String handler() {
        return Stewards.at(place, "HANDLER");
    }

    private String published() {
        return Lessons.published(handler(), Lessons.course("课程"));
    }

    private Map<String, Object> plan() {
        return Map.of("courseId", published(), "occasion", "RED_CROSS_DAY", "leadDays", 0);
    }

    private static String id(Response created) {
        return created.then().statusCode(201).extract().path("id");
    }

    private String someonesCourse() {
        UUID member = Database.memberOf(Api.receipt(Applications.adult(code, TOWNSHIP)));
        return Lessons.give(published(), member).toString();
    }
}
