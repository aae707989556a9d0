package org.boai.enroll.activity;

import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.patiently;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.Codes;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Json;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Stewards;

/** Activities of 上保社区 and members who take part, as clients do it. */
final class Planned {
    private Planned() {}

    /** In a week, for three hours, until the day before. */
    static Map<String, Object> activity() {
        var start = OffsetDateTime.now(SystemClock.ZONE).plusDays(7).truncatedTo(ChronoUnit.HOURS);
        Map<String, Object> activity = new HashMap<>();
        activity.put("title", "社区急救知识进楼道");
        activity.put("description", "<p>请穿<strong>运动鞋</strong></p>");
        activity.put("place", "上保社区文化家园");
        activity.put("startsAt", start.toString());
        activity.put("endsAt", start.plusHours(3).toString());
        activity.put("signUpUntil", start.minusDays(1).toString());
        activity.put("audience", "SUBTREE");
        return activity;
    }

    static Map<String, Object> activity(Integer capacity) {
        var activity = activity();
        activity.put("capacity", capacity);
        return activity;
    }

    static Response create(String steward, Map<String, Object> activity) {
        return as(steward)
                .body(activity)
                .post("/api/v1/organizations/" + Stewards.organizationOf(steward) + "/activities");
    }

    static UUID draft(Map<String, Object> activity) {
        return UUID.fromString(Json.text(create("shangbao", activity).then().statusCode(201), "/id"));
    }

    static UUID published(Map<String, Object> activity) {
        UUID id = draft(activity);
        decide(id, "publication").then().statusCode(200);
        return id;
    }

    static Response decide(UUID id, String what) {
        return as("shangbao").body(Map.of()).post("/api/v1/activities/" + id + "/" + what);
    }

    static Response change(UUID id, Map<String, Object> activity) {
        Response seen = as("shangbao").get("/api/v1/activities/" + id);
        return as("shangbao")
                .header("If-Match", seen.header("ETag"))
                .body(activity)
                .put("/api/v1/activities/" + id);
    }

    /** A member who is signed in. */
    record Somebody(Map<String, Object> application, UUID member, String session) {
        Response signUp(UUID activity) {
            return patiently(() -> Persons.as(session).body(Map.of()).post(path(activity)));
        }

        Response cancel(UUID activity) {
            return patiently(() -> Persons.as(session).delete(path(activity)));
        }

        Response get(String path) {
            return Persons.as(session).get(path);
        }

        private static String path(UUID activity) {
            return "/api/v1/my/activities/" + activity + "/participation";
        }

        List<String> messages() {
            return Database.column(
                    String.class,
                    "SELECT kind FROM person_messages WHERE subject_id = ? AND kind SIMILAR TO '(ACTIVITY|SIGN_UP)%' ORDER BY id",
                    member);
        }
    }

    static Somebody member(String code) {
        return member(Applications.adult(code));
    }

    static Somebody member(Map<String, Object> application) {
        UUID member = Database.memberOf(Api.receipt(application));
        return new Somebody(application, member, Persons.session(application));
    }

    static Somebody member() {
        return member(Codes.poster());
    }

    static String state(UUID activity, UUID member) {
        return Database.one(
                String.class,
                "SELECT state FROM participations WHERE activity_id = ? AND member_id = ?",
                activity,
                member);
    }

    static int taken(UUID activity) {
        return Database.one(Integer.class, "SELECT taken FROM activities WHERE id = ?", activity);
    }

    /** Puts it so many hours from its start, past its deadline. */
    static void startsIn(UUID activity, int hours) {
        Database.change(
                "UPDATE activities SET starts_at = now() + ? * interval '1 hour', ends_at = now() + ? * interval '1 hour',"
                        + " sign_up_until = now() + ? * interval '1 hour' - interval '1 minute' WHERE id = ?",
                hours,
                hours + 3,
                hours,
                activity);
    }

    static void run(Supplier<Uni<?>> job) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> job.get());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
