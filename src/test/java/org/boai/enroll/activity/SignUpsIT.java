package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.activity.Planned.activity;
import static org.boai.enroll.activity.Planned.member;
import static org.boai.enroll.activity.Planned.published;
import static org.boai.enroll.activity.Planned.state;
import static org.boai.enroll.activity.Planned.taken;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.boai.enroll.Codes;
import org.boai.enroll.activity.Planned.Somebody;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.Test;

/** Places and the queue: exactly as many as there are, in order, whoever comes at once. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class SignUpsIT {
    /** 北山街道: above the branch. */
    private static final String TOWNSHIP = "330106002";

    private static List<Somebody> members(int count) {
        String code = Codes.poster();
        return IntStream.range(0, count).mapToObj(i -> member(code)).toList();
    }

    private static List<String> states(UUID activity) {
        return Database.column(
                String.class, "SELECT state FROM participations WHERE activity_id = ? ORDER BY queue_no", activity);
    }

    /** What must hold whatever has happened: the count is the truth, nobody waits beside a free place, and the order is one. */
    private static void assertSound(UUID activity) {
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM activities a WHERE a.id = ? AND (
                            a.taken <> (SELECT count(*) FROM participations p WHERE p.activity_id = a.id AND p.state = 'PLACE')
                            OR a.taken < a.capacity AND EXISTS (SELECT 1 FROM participations p
                                WHERE p.activity_id = a.id AND p.state = 'WAITING')
                            OR EXISTS (SELECT 1 FROM participations p JOIN participations w ON w.activity_id = p.activity_id
                                WHERE p.activity_id = a.id AND p.state = 'PLACE' AND w.state = 'WAITING'
                                  AND w.queue_no < p.queue_no))""",
                        activity))
                .isZero();
    }

    @Test
    void aHundredWhoComeAtOnceFillThePlacesAndWaitInOrder() {
        UUID activity = published(activity(7));
        var members = members(100);
        Together.times(100, i -> members.get(i).signUp(activity))
                .forEach(answer -> answer.then().statusCode(201));
        var states = states(activity);
        assertThat(states).hasSize(100);
        assertThat(states.subList(0, 7)).containsOnly("PLACE");
        assertThat(states.subList(7, 100)).containsOnly("WAITING");
        assertThat(taken(activity)).isEqualTo(7);
        assertThat(Database.column(
                        Long.class, "SELECT queue_no FROM participations WHERE activity_id = ? ORDER BY 1", activity))
                .isEqualTo(IntStream.rangeClosed(1, 100).mapToObj(Long::valueOf).toList());
        assertSound(activity);
    }

    /** Whoever cancels, signs up, cancels again: nobody is lost, none has two places. */
    @Test
    void cancelsAgainstMoveUpsLeaveEveryPlaceTakenOnce() {
        UUID activity = published(activity(10));
        var members = members(40);
        members.forEach(one -> one.signUp(activity).then().statusCode(201));
        List<Runnable> acts = new ArrayList<>();
        IntStream.range(0, 20)
                .forEach(i ->
                        acts.add(() -> members.get(i).cancel(activity).then().statusCode(200)));
        IntStream.range(0, 20)
                .forEach(i ->
                        acts.add(() -> members.get(i).cancel(activity).then().statusCode(200)));
        IntStream.range(20, 30)
                .forEach(i ->
                        acts.add(() -> members.get(i).signUp(activity).then().statusCode(201)));
        Collections.shuffle(acts);
        Together.times(acts.size(), i -> {
            acts.get(i).run();
            return i;
        });
        assertSound(activity);
        assertThat(taken(activity)).isEqualTo(10);
        IntStream.range(0, 20)
                .forEach(i ->
                        assertThat(state(activity, members.get(i).member())).isEqualTo("CANCELLED"));
        IntStream.range(20, 30)
                .forEach(i ->
                        assertThat(state(activity, members.get(i).member())).isEqualTo("PLACE"));
        IntStream.range(20, 30)
                .forEach(i -> assertThat(members.get(i).messages()).containsExactly("ACTIVITY_PLACE"));
        IntStream.range(30, 40)
                .forEach(i -> assertThat(members.get(i).messages()).isEmpty());
    }

    @Test
    void whoWaitsFirstMovesUpAndIsTold() {
        UUID activity = published(activity(1));
        var members = members(3);
        members.get(0).signUp(activity).then().statusCode(201).body("own.state", equalTo("PLACE"));
        members.get(1)
                .signUp(activity)
                .then()
                .body("own.state", equalTo("WAITING"))
                .body("own.ahead", equalTo(0));
        members.get(2).signUp(activity).then().body("own.ahead", equalTo(1)).body("free", equalTo(0));
        members.get(0).cancel(activity).then().statusCode(200).body("own.state", equalTo("CANCELLED"));
        assertThat(state(activity, members.get(1).member())).isEqualTo("PLACE");
        assertThat(state(activity, members.get(2).member())).isEqualTo("WAITING");
        assertThat(members.get(1).messages()).containsExactly("ACTIVITY_PLACE");
        assertThat(members.get(2).messages()).isEmpty();
        members.get(0).signUp(activity).then().statusCode(201).body("own.state", equalTo("WAITING"));
        members.get(0).get("/api/v1/my/activities/" + activity).then().body("own.ahead", equalTo(1));
        assertSound(activity);
    }

    /** One bit of it; done twice, it is whole again. */
    private static void damage(String table, String column, Object id) {
        Database.change("UPDATE " + table + " SET " + column + " = set_byte(" + column + ", 20, get_byte(" + column
                + ", 20) # 1) WHERE id = '" + id + "'");
    }

    /** A place is a place, whether its member can be told or not; and the list of those who come is there. */
    @Test
    void whoeverCannotBeReadMovesUpAndKeepsNobodyFromBeingListed() {
        UUID activity = published(activity(1));
        var members = members(2);
        members.forEach(one -> one.signUp(activity).then().statusCode(201));
        var second = members.get(1);
        damage("members", "phone", second.member());
        members.get(0).cancel(activity).then().statusCode(200);
        assertThat(state(activity, second.member())).isEqualTo("PLACE");
        assertThat(second.messages()).isEmpty();
        var participation = Database.one(
                UUID.class,
                "SELECT id FROM participations WHERE activity_id = ? AND member_id = ?",
                activity,
                second.member());
        damage("participations", "full_name", participation);
        as("shangbao")
                .get("/api/v1/activities/" + activity + "/participations")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(participation.toString()))
                .body("items.find { it.id == '" + participation + "' }.name", nullValue());
        damage("members", "phone", second.member());
        damage("participations", "full_name", participation);
    }

    @Test
    void againChangesNothing() {
        UUID activity = published(activity(1));
        var somebody = member();
        Problem.expect(somebody.cancel(activity), 404, "participation-unknown");
        String first =
                somebody.signUp(activity).then().statusCode(201).extract().path("own.id");
        somebody.signUp(activity).then().statusCode(201).body("own.id", equalTo(first));
        assertThat(taken(activity)).isOne();
        somebody.cancel(activity).then().statusCode(200);
        somebody.cancel(activity).then().statusCode(200).body("own.state", equalTo("CANCELLED"));
        assertThat(taken(activity)).isZero();
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM audit_entries WHERE object_id = ?
                            AND action IN ('activity-signed-up', 'activity-sign-up-cancelled') AND actor_kind = 'PERSON'""",
                        activity.toString()))
                .isEqualTo(2);
    }

    @Test
    void nothingAfterTheDeadlineOrWhenItIsClosed() {
        UUID activity = published(activity(5));
        Planned.decide(activity, "closing").then().statusCode(200);
        var somebody = member();
        Problem.expect(somebody.signUp(activity), 409, "sign-up-closed");
        Planned.decide(activity, "reopening").then().statusCode(200);
        Database.change("UPDATE activities SET sign_up_until = now() WHERE id = ?", activity);
        Problem.expect(somebody.signUp(activity), 409, "sign-up-closed");
        assertThat(taken(activity)).isZero();
    }

    @Test
    void nobodyCancelsOnceItHasBegunOrWhenTheyHaveCome() {
        UUID activity = published(activity(5));
        var early = member();
        var late = member();
        early.signUp(activity).then().statusCode(201);
        late.signUp(activity).then().statusCode(201);
        Database.change(
                "UPDATE participations SET checked_in_at = now(), check_in_way = 'BY_HAND' WHERE activity_id = ? AND member_id = ?",
                activity,
                early.member());
        Problem.expect(early.cancel(activity), 409, "participation-attended");
        Planned.startsIn(activity, -1);
        Problem.expect(late.cancel(activity), 409, "activity-begun");
        Planned.decide(activity, "holding").then().statusCode(200);
        Problem.expect(late.cancel(activity), 409, "activity-state");
    }

    @Test
    void whatIsNotForAMemberIsNotThere() {
        UUID activity = published(activity(5));
        var request = activity(5);
        request.put("kinds", List.of("YOUTH"));
        UUID ofYouth = published(request);
        var everyone = activity(5);
        everyone.put("audience", "EVERYONE");
        UUID open = published(everyone);
        UUID draft = Planned.draft(everyone);
        var elsewhere = member(Applications.adult(Codes.poster(), TOWNSHIP));
        Problem.expect(elsewhere.signUp(activity), 404, "activity-unknown");
        Problem.expect(elsewhere.get("/api/v1/my/activities/" + activity), 404, "activity-unknown");
        elsewhere.signUp(open).then().statusCode(201);
        var here = member();
        Problem.expect(here.signUp(ofYouth), 422, "sign-up-not-for-you");
        Problem.expect(here.signUp(draft), 404, "activity-unknown");
        assertThat(offers(here, 100))
                .contains(activity.toString(), open.toString())
                .doesNotContain(ofYouth.toString(), draft.toString());
        here.signUp(activity).then().statusCode(201);
        assertThat(offers(here, 100)).doesNotContain(activity.toString());
        here.get("/api/v1/my/activities").then().body("items.id", contains(activity.toString()));
        assertThat(offers(elsewhere, 100)).doesNotContain(activity.toString(), open.toString());
    }

    /** All of them, in pages of so many. */
    private static List<String> offers(Somebody somebody, int limit) {
        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null && seen.size() < 1000) {
            var page = somebody.get("/api/v1/my/activities/offers?limit=" + limit + next)
                    .then()
                    .statusCode(200);
            seen.addAll(page.extract().path("items.id"));
            String cursor = page.extract().path("next");
            next = cursor == null ? null : "&after=" + cursor;
        }
        return seen;
    }

    @Test
    void offersComeInPagesByTime() {
        var code = Codes.poster();
        var somebody = member(code);
        IntStream.range(0, 5).forEach(i -> published(activity(5)));
        // whoever filled the table may have been more exact than the program
        Database.change("UPDATE activities SET starts_at = starts_at + random() * interval '1 second'");
        var seen = offers(somebody, 2);
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
        assertThat(seen).isEqualTo(offers(somebody, 100));
    }

    @Test
    void whoHoldsItSeesMaskedNamesInOrderAndNobodyElseDoes() {
        UUID activity = published(activity(1));
        var members = members(2);
        members.forEach(one -> one.signUp(activity).then().statusCode(201));
        as("shangbao")
                .get("/api/v1/activities/" + activity + "/participations")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.state", contains("PLACE", "WAITING"))
                .body("items.position", contains(1, 2))
                .body("items[0].memberId", equalTo(members.get(0).member().toString()))
                .body("items[0].name", equalTo("测*" + last(members.get(0))))
                .body("next", nullValue());
        as("shangbao")
                .get("/api/v1/activities/" + activity + "/participations?state=WAITING")
                .then()
                .body("items", hasSize(1));
        as("shangbao")
                .get("/api/v1/activities/" + activity + "/participations?limit=1")
                .then()
                .body("next", equalTo("1"));
        Problem.expect(as("school").get("/api/v1/activities/" + activity + "/participations"), 404, "activity-unknown");
    }

    private static String last(Somebody one) {
        String name = one.application().get("fullName").toString();
        return Character.toString(name.codePointBefore(name.length()));
    }
}
