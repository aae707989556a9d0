package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.Test;

/** Whoever gives an invitation out can read of whom it is: in an hour an account sees so many persons, and no more. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class InvitingLimitIT {
    private static final int FULL = 200;

    private static List<Map<String, String>> people() {
        List<Map<String, String>> people = new ArrayList<>();
        for (int i = 0; i < FULL; i++) {
            var one = Applications.adult("000000000");
            people.add(Map.of("fullName", (String) one.get("fullName"), "phone", (String) one.get("phone")));
        }
        return people;
    }

    @Test
    void anAccountInvitesSoManyInAnHour() {
        String steward = Stewards.at(Stewards.organizationOf("xihu"), "HANDLER");
        var course = FirstAid.classOf(steward);
        String path = "/api/v1/first-aid-classes/" + course.id;
        List<String> entered = course.post("participants", FirstAid.entry(people()))
                .then()
                .statusCode(201)
                .body("entered", hasSize(FULL))
                .extract()
                .path("entered");
        course.post("invitations", Map.of()).then().statusCode(201).body("items", hasSize(FULL));
        course.post("invitations", Map.of()).then().statusCode(201).body("items", hasSize(FULL));
        course.post("invitation-sheets", Map.of()).then().statusCode(200);
        var one = Map.of("participants", List.of(entered.get(0)));
        var refused = course.post("invitations", one);
        Problem.expect(refused, 429, "too-many-tries");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3600);
        Problem.expect(course.post("invitation-sheets", one), 429, "too-many-tries");
        assertThat(Database.count(
                        "SELECT count(*) FROM invitations i JOIN first_aid_participants p ON p.id = i.subject_id"
                                + " WHERE p.class_id = ?",
                        course.id))
                .isEqualTo(3 * FULL);
        as("xihu").body(one).post(path + "/invitations").then().statusCode(201);
    }
}
