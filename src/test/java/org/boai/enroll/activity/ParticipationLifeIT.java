package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.activity.Planned.activity;
import static org.boai.enroll.activity.Planned.decide;
import static org.boai.enroll.activity.Planned.member;
import static org.boai.enroll.activity.Planned.published;
import static org.boai.enroll.activity.Planned.run;
import static org.boai.enroll.activity.Planned.state;
import static org.boai.enroll.activity.Planned.taken;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.Codes;
import org.boai.enroll.activity.Planned.Somebody;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.junit.jupiter.api.Test;

/** Minors, memberships that end or are merged, and what is kept of whoever took part. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ParticipationLifeIT {
    @Inject
    ParticipationLife life;

    @Inject
    ParticipationRecords records;

    @Inject
    RetainedParticipations retained;

    @Inject
    Work work;

    private static Somebody youth() {
        var application = Applications.adult(Codes.poster());
        application.put(
                "birthDate", LocalDate.now(SystemClock.ZONE).minusYears(16).toString());
        return member(application);
    }

    private static Map<String, Object> guardian(String phone, String proof) {
        return Map.of(
                "guardian", Map.of("fullName", "监护人甲", "phone", phone, "relation", "PARENT", "phoneProof", proof));
    }

    private static io.restassured.response.Response signUp(Somebody somebody, UUID activity, Object request) {
        return Persons.as(somebody.session())
                .body(request)
                .post("/api/v1/my/activities/" + activity + "/participation");
    }

    @Test
    void underEighteenAGuardianConsentsWithAProvedPhone() {
        UUID activity = published(activity(5));
        var youth = youth();
        String phone = Applications.phone();
        Problem.expect(youth.signUp(activity), 422, "guardian-consent-required");
        Problem.expect(signUp(youth, activity, guardian(phone, "A".repeat(22))), 422, "phone-proof-refused");
        String forSomethingElse = PhoneProofs.prove(phone, "STATUS");
        Problem.expect(signUp(youth, activity, guardian(phone, forSomethingElse)), 422, "phone-proof-refused");
        assertThat(taken(activity)).isZero();
        String other = Applications.phone();
        String proof = PhoneProofs.prove(other, "GUARDIAN");
        Problem.expect(signUp(youth, activity, guardian(phone, proof)), 422, "phone-proof-refused");
        signUp(youth, activity, guardian(other, proof)).then().statusCode(201).body("own.state", equalTo("PLACE"));
        signUp(youth, activity, Map.of()).then().statusCode(201);
        as("shangbao")
                .get("/api/v1/activities/" + activity + "/participations")
                .then()
                .body("items[0].guardian", equalTo(true));
        youth.get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.activities[0].guardian", equalTo("监护人甲 " + other + " PARENT"));
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM participations WHERE activity_id = ? AND guardian IS NOT NULL
                            AND guardian_confirmed_at IS NOT NULL AND position(convert_to('监护人', 'UTF8') IN guardian) = 0""",
                        activity))
                .isOne();
        youth.cancel(activity).then().statusCode(200);
        Problem.expect(youth.signUp(activity), 422, "guardian-consent-required");
        Problem.expect(signUp(youth, activity, guardian(other, proof)), 422, "phone-proof-refused");
    }

    @Test
    void whoLeavesGivesThePlaceToWhoeverWaits() {
        UUID ahead = published(activity(1));
        UUID past = published(activity(1));
        String code = Codes.poster();
        var leaves = member(code);
        var waits = member(code);
        leaves.signUp(ahead).then().statusCode(201);
        leaves.signUp(past).then().statusCode(201);
        waits.signUp(ahead).then().statusCode(201);
        Planned.startsIn(past, -1);
        Persons.as(leaves.session()).post("/api/v1/my/leaving").then().statusCode(200);
        assertThat(state(ahead, leaves.member())).isEqualTo("CANCELLED");
        assertThat(state(ahead, waits.member())).isEqualTo("PLACE");
        assertThat(state(past, leaves.member())).isEqualTo("PLACE");
        assertThat(waits.messages()).containsExactly("ACTIVITY_PLACE");
        assertThat(taken(ahead)).isOne();
    }

    @Test
    void whoIsMergedGoesOnWithOneRowOfEachActivityTheBetterOne() {
        UUID both = published(activity(1));
        UUID onlyGone = published(activity(1));
        UUID came = published(activity(1));
        String code = Codes.poster();
        var gone = member(code);
        var goesOn = member(code);
        gone.signUp(both).then().body("own.state", equalTo("PLACE"));
        goesOn.signUp(both).then().body("own.state", equalTo("WAITING"));
        gone.signUp(onlyGone).then().statusCode(201);
        gone.signUp(came).then().statusCode(201);
        goesOn.signUp(came).then().statusCode(201);
        Planned.startsIn(came, -5);
        Database.change(
                """
                UPDATE participations SET checked_in_at = now(), check_in_way = 'SCAN', minutes = 90, corrected_at = now(),
                    corrected_by = gen_random_uuid(), correction = '补记时长'
                WHERE activity_id = ? AND member_id = ?""",
                came,
                gone.member());
        var ended = new DataSubject(null, List.of(), List.of(gone.member()), List.of());
        run(() ->
                system(() -> life.carry(gone.member(), goesOn.member()).chain(() -> life.close(ended, Instant.now()))));
        run(() ->
                system(() -> life.carry(gone.member(), goesOn.member()).chain(() -> life.close(ended, Instant.now()))));
        assertThat(state(both, goesOn.member())).isEqualTo("PLACE");
        assertThat(state(both, gone.member())).isEqualTo("CANCELLED");
        assertThat(state(onlyGone, goesOn.member())).isEqualTo("PLACE");
        assertThat(state(onlyGone, gone.member())).isNull();
        assertThat(Database.one(
                        Integer.class,
                        "SELECT minutes FROM participations WHERE activity_id = ? AND member_id = ?",
                        came,
                        goesOn.member()))
                .isEqualTo(90);
        for (UUID activity : List.of(both, onlyGone, came)) {
            assertThat(taken(activity)).as("%s", activity).isOne();
        }
        goesOn.get("/api/v1/my/activities").then().body("items", hasSize(3));
    }

    private <T> Uni<T> system(Supplier<Uni<T>> step) {
        return work.in(Scope.SYSTEM, step);
    }

    @Test
    void aNameIsErasedTwoYearsAfterAndTheFiguresStay() {
        UUID old = published(activity(5));
        UUID recent = published(activity(5));
        var somebody = member();
        somebody.signUp(old).then().statusCode(201);
        somebody.signUp(recent).then().statusCode(201);
        Planned.startsIn(old, -24 * 800);
        Planned.startsIn(recent, -24 * 700);
        Instant before = LocalDate.now(SystemClock.ZONE)
                .minus(retained.keptFor())
                .atStartOfDay(SystemClock.ZONE)
                .toInstant();
        run(() -> system(() -> retained.erase(before, 1000)));
        assertThat(named(old)).isZero();
        assertThat(named(recent)).isOne();
        assertThat(taken(old)).isOne();
        as("shangbao")
                .get("/api/v1/activities/" + old + "/participations")
                .then()
                .body("items", hasSize(1))
                .body("items[0].name", org.hamcrest.Matchers.nullValue());
        assertThat(Database.count(
                        "SELECT count(*) FROM activities WHERE ends_at < ? AND names_erased_at IS NULL",
                        before.atOffset(java.time.ZoneOffset.UTC)))
                .isZero();
    }

    /** From the sheet of long ago, by somebody who was a member on paper then. */
    @Test
    void whoIsEnteredAfterwardsIsForgottenToo() {
        UUID old = published(activity(5));
        Planned.startsIn(old, -24 * 800);
        decide(old, "holding").then().statusCode(200);
        Instant before = LocalDate.now(SystemClock.ZONE)
                .minus(retained.keptFor())
                .atStartOfDay(SystemClock.ZONE)
                .toInstant();
        run(() -> system(() -> retained.erase(before, 1000)));
        var somebody = member();
        Database.change("UPDATE members SET joined_on = current_date - 900 WHERE id = ?", somebody.member());
        var start = Database.one(Timestamp.class, "SELECT starts_at FROM activities WHERE id = ?", old);
        as("shangbao")
                .body(Map.of(
                        "memberId", somebody.member(), "at", start.toInstant().toString()))
                .post("/api/v1/activities/" + old + "/attendances")
                .then()
                .statusCode(201);
        assertThat(named(old)).isOne();
        run(() -> system(() -> retained.erase(before, 1000)));
        assertThat(named(old)).isZero();
    }

    private static long named(UUID activity) {
        return Database.count(
                "SELECT count(*) FROM participations WHERE activity_id = ? AND full_name IS NOT NULL", activity);
    }

    @Test
    void aNameIsPutRightRestrictedAndErased() {
        UUID activity = published(activity(5));
        var somebody = member();
        somebody.signUp(activity).then().statusCode(201);
        var subject = new DataSubject(null, List.of(), List.of(somebody.member()), List.of());
        var correction =
                new org.boai.enroll.member.Correction(new org.boai.enroll.kernel.PersonName("欧阳明"), null, null, null);
        String list = "/api/v1/activities/" + activity + "/participations";
        run(() -> system(() -> records.correct(subject, correction)));
        as("shangbao").get(list).then().body("items[0].name", equalTo("欧*明"));
        run(() -> system(() -> records.restrict(subject)));
        as("shangbao").get(list).then().body("items", hasSize(0));
        run(() -> system(() -> records.erase(subject)));
        assertThat(named(activity)).isZero();
        assertThat(taken(activity)).isOne();
    }
}
