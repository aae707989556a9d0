package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.activity.Planned.activity;
import static org.boai.enroll.activity.Planned.change;
import static org.boai.enroll.activity.Planned.create;
import static org.boai.enroll.activity.Planned.decide;
import static org.boai.enroll.activity.Planned.member;
import static org.boai.enroll.activity.Planned.published;
import static org.boai.enroll.activity.Planned.run;
import static org.boai.enroll.activity.Planned.state;
import static org.boai.enroll.activity.Planned.taken;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.patiently;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.Codes;
import org.boai.enroll.activity.Planned.Somebody;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever consents for a minor is somebody else, learns what becomes of the activity, and can be reached in an emergency. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class GuardiansIT {
    private static final String NAME = "欧阳 监护";

    @Inject
    ActivityTeller teller;

    @Inject
    FieldCipher cipher;

    @Inject
    Scheduler scheduler;

    /** What has left for a phone is looked up no more. */
    @BeforeEach
    void nothingElseIsToBeToldAndNothingLeaves() {
        scheduler.pause();
        Database.change("UPDATE activity_tellings SET done_at = now() WHERE done_at IS NULL");
    }

    @AfterEach
    void asBefore() {
        scheduler.resume();
    }

    /** A minor who takes part, and the phone on which the guardian has consented. */
    private record Guarded(Somebody minor, UUID participation, String phone) {}

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

    private static Guarded guarded(UUID activity, String phone) {
        var minor = youth();
        signUp(minor, activity, NAME, phone).then().statusCode(201);
        return new Guarded(minor, participation(activity, minor), phone);
    }

    private static UUID participation(UUID activity, Somebody somebody) {
        return Database.one(
                UUID.class,
                "SELECT id FROM participations WHERE activity_id = ? AND member_id = ?",
                activity,
                somebody.member());
    }

    /** To which phones it was said, in no order. */
    private List<String> phones(Somebody somebody, String kind) {
        return Database.column(
                        UUID.class,
                        "SELECT id FROM person_messages WHERE subject_id = ? AND kind = ?",
                        somebody.member(),
                        kind)
                .stream()
                .map(id -> cipher.open(
                        Field.PHONE,
                        id,
                        Database.one(byte[].class, "SELECT phone FROM person_messages WHERE id = ?", id)))
                .toList();
    }

    private static String own(Somebody somebody) {
        return (String) somebody.application().get("phone");
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

    @Test
    void aGuardianIsToldOfAnotherPlaceAndOfTheEnd() {
        var request = activity(5);
        UUID activity = published(request);
        var one = guarded(activity, Applications.phone());
        var left = guarded(activity, Applications.phone());
        left.minor().cancel(activity).then().statusCode(200);
        request.put("place", "上保社区广场");
        change(activity, request).then().statusCode(200);
        run(() -> teller.tell());
        run(() -> teller.tell());
        assertThat(phones(one.minor(), "ACTIVITY_CHANGED")).containsExactlyInAnyOrder(own(one.minor()), one.phone());
        assertThat(phones(left.minor(), "ACTIVITY_CHANGED")).isEmpty();
        decide(activity, "cancellation").then().statusCode(200);
        run(() -> teller.tell());
        assertThat(phones(one.minor(), "ACTIVITY_CANCELLED")).containsExactlyInAnyOrder(own(one.minor()), one.phone());
    }

    @Test
    void aGuardianIsToldWhoMovesUpAndNotOfReminders() {
        var request = activity(1);
        UUID activity = published(request);
        var first = member();
        first.signUp(activity).then().statusCode(201);
        var second = guarded(activity, Applications.phone());
        var third = guarded(activity, Applications.phone());
        first.cancel(activity).then().statusCode(200);
        assertThat(phones(second.minor(), "ACTIVITY_PLACE"))
                .containsExactlyInAnyOrder(own(second.minor()), second.phone());
        request.put("capacity", 2);
        change(activity, request).then().statusCode(200);
        run(() -> teller.tell());
        assertThat(phones(third.minor(), "ACTIVITY_PLACE"))
                .containsExactlyInAnyOrder(own(third.minor()), third.phone());
        Database.change(
                "INSERT INTO activity_tellings (id, activity_id, kind, asked_at) VALUES (gen_random_uuid(), ?, ?, now())",
                activity,
                "ACTIVITY_REMINDER");
        run(() -> teller.tell());
        assertThat(phones(third.minor(), "ACTIVITY_REMINDER")).containsExactly(own(third.minor()));
    }

    @Test
    void onePhoneIsToldOnceAndOneThatCannotBeReadKeepsNobodyWaiting() {
        UUID activity = published(activity(5));
        var same = guarded(activity, Applications.phone());
        var minor = same.minor();
        // a code for it would have to wait for a minute: one was sent to sign in
        Database.change(
                "UPDATE participations SET guardian = ? WHERE id = ?",
                cipher.seal(Field.GUARDIAN, same.participation(), NAME + " " + own(minor) + " PARENT"),
                same.participation());
        var damaged = guarded(activity, Applications.phone());
        Database.change(
                "UPDATE participations SET guardian = set_byte(guardian, 20, get_byte(guardian, 20) # 1) WHERE id = ?",
                damaged.participation());
        var last = guarded(activity, Applications.phone());
        decide(activity, "cancellation").then().statusCode(200);
        run(() -> teller.tell());
        assertThat(phones(minor, "ACTIVITY_CANCELLED")).containsExactly(own(minor));
        assertThat(phones(damaged.minor(), "ACTIVITY_CANCELLED")).containsExactly(own(damaged.minor()));
        assertThat(phones(last.minor(), "ACTIVITY_CANCELLED"))
                .containsExactlyInAnyOrder(own(last.minor()), last.phone());
        Database.change("UPDATE participations SET guardian = NULL WHERE id = ?", damaged.participation());
    }

    // ---- who does not agree any more

    private static Response cancel(String steward, UUID participation) {
        return as(steward).post("/api/v1/participations/" + participation + "/cancellation");
    }

    @Test
    void aGuardianWhoDoesNotAgreeAnyMoreAsksTheBranchWhichCancelsAndBothAreTold() {
        UUID activity = published(activity(1));
        var one = guarded(activity, Applications.phone());
        var waits = member();
        waits.signUp(activity).then().statusCode(201);
        cancel("shangbao", one.participation())
                .then()
                .statusCode(200)
                .body("id", equalTo(one.participation().toString()))
                .body("state", equalTo("CANCELLED"));
        assertThat(phones(one.minor(), "SIGN_UP_CANCELLED")).containsExactlyInAnyOrder(own(one.minor()), one.phone());
        assertThat(state(activity, waits.member())).isEqualTo("PLACE");
        assertThat(waits.messages()).containsExactly("ACTIVITY_PLACE");
        assertThat(Database.column(
                        String.class,
                        "SELECT action || ' ' || actor_kind FROM audit_entries WHERE object_id = ?",
                        one.participation().toString()))
                .containsExactly("sign-up-cancelled-by-hand STEWARD");

        cancel("shangbao", one.participation()).then().statusCode(200);
        assertThat(phones(one.minor(), "SIGN_UP_CANCELLED")).hasSize(2);
        assertThat(taken(activity)).isOne();
    }

    @Test
    void nobodyIsCancelledWhoHasComeOrOnceItHasBegunOrByOthers() {
        UUID activity = published(activity(5));
        var one = member();
        one.signUp(activity).then().statusCode(201);
        UUID participation = participation(activity, one);
        Problem.expect(
                cancel(Stewards.at(Database.societyOf("330383"), "HANDLER"), participation), 404, "no-such-attendance");
        cancel(Stewards.at(Stewards.organizationOf("shangbao"), "VIEWER"), participation)
                .then()
                .statusCode(403);
        Database.change(
                "UPDATE participations SET checked_in_at = now(), check_in_way = 'BY_HAND' WHERE id = ?",
                participation);
        Problem.expect(cancel("shangbao", participation), 409, "participation-attended");
        Database.change(
                "UPDATE participations SET checked_in_at = NULL, check_in_way = NULL WHERE id = ?", participation);
        Planned.startsIn(activity, -1);
        Problem.expect(cancel("xihu", participation), 409, "activity-begun");
        assertThat(state(activity, one.member())).isEqualTo("PLACE");
        assertThat(one.messages()).doesNotContain("SIGN_UP_CANCELLED");
    }

    /** Of one who waits nobody moves up; and who holds it does not learn who a member of another line is. */
    @Test
    void aGuestWhoWaitsIsCancelledOnceHoweverManyDoItAtOnce() {
        var request = activity(1);
        request.put("audience", "EVERYONE");
        String elsewhere = Stewards.at(Database.societyOf("330383"), "HANDLER");
        UUID activity = UUID.fromString(
                create(elsewhere, request).then().statusCode(201).extract().path("id"));
        as(elsewhere)
                .body(Map.of())
                .post("/api/v1/activities/" + activity + "/publication")
                .then()
                .statusCode(200);
        var first = member();
        var waits = member();
        first.signUp(activity).then().statusCode(201);
        waits.signUp(activity).then().statusCode(201);
        UUID participation = participation(activity, waits);
        Api.token(elsewhere);
        var answers = Together.times(
                4, i -> i < 3 ? cancel(elsewhere, participation) : patiently(() -> waits.cancel(activity)));
        answers.forEach(answer -> answer.then().statusCode(200));
        cancel(elsewhere, participation).then().statusCode(200).body("memberId", nullValue());
        assertThat(waits.messages().size()).isLessThan(2);
        assertThat(state(activity, first.member())).isEqualTo("PLACE");
        assertThat(state(activity, waits.member())).isEqualTo("CANCELLED");
        assertThat(taken(activity)).isOne();
    }

    // ---- in an emergency

    private static Response disclose(String steward, UUID participation) {
        return as(steward)
                .body(Map.of("reason", "会员在活动中受伤"))
                .post("/api/v1/participations/" + participation + "/guardian-disclosures");
    }

    @Test
    void inAnEmergencyWhoHoldsItReadsTheGuardianAndThePersonLearnsOfIt() {
        UUID activity = published(activity(5));
        var one = guarded(activity, Applications.phone());
        disclose("shangbao", one.participation())
                .then()
                .statusCode(200)
                .body("fullName", equalTo(NAME))
                .body("phone", equalTo(one.phone()))
                .body("relation", equalTo("PARENT"));
        Problem.expectInvalid(
                as("shangbao")
                        .body(Map.of("reason", "受伤"))
                        .post("/api/v1/participations/" + one.participation() + "/guardian-disclosures"),
                "/reason",
                "text-too-short");
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM audit_entries WHERE action = 'fields-disclosed' AND object_type = 'participation'
                            AND object_id = ?""",
                        one.participation().toString()))
                .isOne();
        one.minor()
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.disclosures[0].fields", equalTo("GUARDIAN"))
                .body("sections.disclosures[0].reason", equalTo("会员在活动中受伤"));
    }

    @Test
    void nobodyElseReadsAGuardianAndOfWhoDoesNotComeNobody() {
        var request = activity(5);
        request.put("audience", "EVERYONE");
        UUID activity = published(request);
        var one = guarded(activity, Applications.phone());
        String outside = Stewards.at(Database.societyOf("330383"), "HANDLER");
        Problem.expect(disclose(outside, one.participation()), 404, "no-such-attendance");
        Problem.expect(disclose("shangbao", UUID.randomUUID()), 404, "no-such-attendance");
        disclose("xihu", one.participation()).then().statusCode(200);
        String viewer = Stewards.at(Stewards.organizationOf("shangbao"), "VIEWER");
        disclose(viewer, one.participation()).then().statusCode(403);
        var adult = member();
        adult.signUp(activity).then().statusCode(201);
        Problem.expect(disclose("shangbao", participation(activity, adult)), 404, "guardian-unknown");
        one.minor().cancel(activity).then().statusCode(200);
        assertThat(state(activity, one.minor().member())).isEqualTo("CANCELLED");
        Problem.expect(disclose("shangbao", one.participation()), 404, "guardian-unknown");
    }

    @Test
    void anAccountReadsThirtyGuardiansAnHour() {
        var one = guarded(published(activity(5)), Applications.phone());
        String handler = Stewards.at(Stewards.organizationOf("shangbao"), "HANDLER");
        for (int i = 0; i < 30; i++) {
            disclose(handler, one.participation()).then().statusCode(200);
        }
        Problem.expect(disclose(handler, one.participation()), 429, "too-many-tries");
    }

    /** The member's own line sees that there is a participation elsewhere, and not who guards. */
    @Test
    void theMembersOwnBranchIsNotWhoHoldsIt() {
        var request = activity(5);
        request.put("audience", "EVERYONE");
        String elsewhere = Stewards.at(Database.societyOf("330383"), "HANDLER");
        String id = create(elsewhere, request).then().statusCode(201).extract().path("id");
        as(elsewhere)
                .body(Map.of())
                .post("/api/v1/activities/" + id + "/publication")
                .then()
                .statusCode(200);
        var one = guarded(UUID.fromString(id), Applications.phone());
        Problem.expect(disclose("shangbao", one.participation()), 404, "no-such-attendance");
        disclose(elsewhere, one.participation()).then().statusCode(200);
    }
}
