package org.boai.enroll.access;

import static org.boai.enroll.support.Api.as;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Stewards;

/** Right requests about leaders of one township society, and about trainings that it holds. */
final class LeaderRequests {
    private final UUID place;
    private String steward;

    /** Who attends what the last training is. */
    private UUID attending;

    LeaderRequests(UUID place) {
        this.place = place;
    }

    private String steward() {
        if (steward == null) {
            steward = Stewards.at(place, "REVIEWER");
        }
        return steward;
    }

    private static LocalDate today() {
        return LocalDate.now(SystemClock.ZONE);
    }

    Object appointment() {
        return Map.of(
                "organizationId",
                place,
                "office",
                "VICE_PRESIDENT",
                "fullName",
                "测试负责人",
                "phone",
                Applications.phone(),
                "from",
                today().toString());
    }

    Object end() {
        return Map.of("on", today().toString(), "reason", "工作调动离任");
    }

    UUID aLeader() {
        return post("/api/v1/leaders", appointment(), 201);
    }

    Object plan() {
        return Map.of(
                "organizationId",
                place,
                "kind",
                "FIRST",
                "batch",
                "第一期",
                "place",
                "街道文化站",
                "startsOn",
                today().toString(),
                "endsOn",
                today().plusDays(1).toString());
    }

    Object change() {
        return Map.of(
                "batch",
                "第二期",
                "place",
                "街道文化站",
                "startsOn",
                today().toString(),
                "endsOn",
                today().plusDays(2).toString());
    }

    /** Attended, where a route is about an attendance. */
    UUID aTraining(String route) {
        UUID training = post("/api/v1/leader-trainings", plan(), 201);
        if (route.endsWith("{leader}")) {
            attending = aLeader();
            as(steward())
                    .body(attendances(attending))
                    .post("/api/v1/leader-trainings/" + training + "/attendances")
                    .then()
                    .statusCode(200);
        }
        return training;
    }

    String attending() {
        return String.valueOf(attending);
    }

    Object attendances() {
        return attendances(aLeader());
    }

    private static Object attendances(UUID leader) {
        return Map.of("leaders", List.of(leader), "completedOn", today().toString());
    }

    private UUID post(String path, Object body, int status) {
        return UUID.fromString(as(steward())
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .path("id"));
    }
}
