package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.activity.Planned.activity;
import static org.boai.enroll.activity.Planned.member;
import static org.boai.enroll.activity.Planned.published;
import static org.boai.enroll.activity.Planned.taken;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.Codes;
import org.boai.enroll.activity.Planned.Somebody;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.junit.jupiter.api.Test;

/** Whoever consents for a minor is somebody else. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class GuardiansIT {
    private static final String NAME = "欧阳 监护";

    private static Somebody youth() {
        var application = Applications.adult(Codes.poster());
        application.put(
                "birthDate", LocalDate.now(SystemClock.ZONE).minusYears(16).toString());
        return member(application);
    }

    private static Response signUp(Somebody minor, UUID activity, String name, String phone) {
        return signUp(minor, activity, name, phone, PhoneProofs.prove(phone, "GUARDIAN"));
    }

    private static Response signUp(Somebody minor, UUID activity, String name, String phone, String proof) {
        var guardian = Map.of("fullName", name, "phone", phone, "relation", "PARENT", "phoneProof", proof);
        return Persons.as(minor.session())
                .body(Map.of("guardian", guardian))
                .post("/api/v1/my/activities/" + activity + "/participation");
    }

    @Test
    void nobodyIsTheirOwnGuardian() {
        UUID activity = published(activity(5));
        var minor = youth();
        String phone = Applications.phone();
        String proof = PhoneProofs.prove(phone, "GUARDIAN");
        String name = (String) minor.application().get("fullName");
        for (String same : List.of(name, name.charAt(0) + " " + name.substring(1) + "　", "·" + name)) {
            Problem.expectInvalid(
                    signUp(minor, activity, same, phone, proof), "/guardian/fullName", "guardian-oneself");
        }
        assertThat(taken(activity)).isZero();
        signUp(minor, activity, NAME, phone, proof).then().statusCode(201);
    }
}
