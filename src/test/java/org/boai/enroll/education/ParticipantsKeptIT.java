package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.submit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.rights.RetentionJob;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far ahead a class may lie, and that no participant is kept by where its days are put. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ParticipantsKeptIT {
    private static final LocalDate TODAY = LocalDate.now(SystemClock.ZONE);
    private static final int KEPT_DAYS = 90;

    @Inject
    RetentionJob retention;

    private FirstAid course;

    @BeforeEach
    void aClass() {
        course = FirstAid.classOf("xihu");
    }

    private static Map<String, Object> on(LocalDate day) {
        return new HashMap<>(Map.of("title", "初级救护员培训", "place", "街道文化中心", "firstDay", day.toString()));
    }

    private void sweep() {
        try {
            VertxContextSupport.subscribeAndAwait(retention::sweep);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean kept(UUID participant) {
        return Database.count(
                        "SELECT count(*) FROM first_aid_participants WHERE id = ? AND phone IS NOT NULL", participant)
                == 1;
    }

    private void held(LocalDate day) {
        Database.change("UPDATE first_aid_classes SET first_day = ?, last_day = ? WHERE id = ?", day, day, course.id);
    }

    private static void entered(UUID participant, int daysAgo) {
        Database.change(
                "UPDATE first_aid_participants SET entered_at = now() - ? * interval '1 day' WHERE id = ?",
                daysAgo,
                participant);
    }

    @Test
    void aClassBeginsWithinTwoYears() {
        var last = TODAY.plusYears(2);
        var path = "/api/v1/first-aid-classes/" + course.id;
        Problem.expectInvalid(FirstAid.create("xihu", on(last.plusDays(1))), "/firstDay", "class-too-far-ahead");
        Problem.expectInvalid(
                as("xihu")
                        .header("If-Match", "\"0\"")
                        .body(on(last.plusDays(1)))
                        .put(path),
                "/firstDay",
                "class-too-far-ahead");
        as("xihu").header("If-Match", "\"0\"").body(on(last)).put(path).then().statusCode(200);
    }

    @Test
    void aClassThatIsPutOffKeepsNobody() {
        UUID longAgo = course.participant(Applications.adult(course.code));
        UUID recent = course.participant(Applications.adult(course.code));
        held(TODAY.plusYears(2));
        entered(longAgo, ChangeFirstAidClass.LONGEST + KEPT_DAYS + 2);
        entered(recent, ChangeFirstAidClass.LONGEST + KEPT_DAYS - 2);
        sweep();
        assertThat(kept(longAgo)).isFalse();
        assertThat(kept(recent)).isTrue();
    }

    @Test
    void nobodyIsEnteredToBeForgottenAtOnce() {
        held(TODAY.minusDays(KEPT_DAYS));
        UUID last = course.participant(Applications.adult(course.code));
        held(TODAY.minusDays(KEPT_DAYS + 1));
        var one = Applications.adult(course.code);
        var entry = FirstAid.entry(
                List.of(Map.of("fullName", (String) one.get("fullName"), "phone", (String) one.get("phone"))));
        Problem.expect(course.post("participants", entry), 422, "first-aid-class-over");
        held(TODAY.minusDays(KEPT_DAYS));
        sweep();
        assertThat(kept(last)).isTrue();
    }

    /** The class has certified one person, and another applies by the slip: the first is no member. */
    @Test
    void somebodyElsesMembershipKeepsNobody() {
        var application = Applications.adult(course.code);
        UUID participant = course.participant(application);
        course.passed(participant, FirstAid.number()).then().statusCode(200);
        application.put("invitation", course.invite(participant));
        application.put("phone", Applications.phone());
        UUID id = Database.applicationOf(
                submit(application).then().statusCode(201).extract().path("receipt"));
        held(TODAY.minusDays(KEPT_DAYS + 2));
        sweep();
        assertThat(kept(participant)).as("while it is looked at").isTrue();
        as("shangbao")
                .body(Map.of())
                .post("/api/v1/applications/" + id + "/approval")
                .then()
                .statusCode(200);
        sweep();
        assertThat(kept(participant)).isFalse();
    }
}
