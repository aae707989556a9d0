package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.activity.Planned.activity;
import static org.boai.enroll.activity.Planned.change;
import static org.boai.enroll.activity.Planned.decide;
import static org.boai.enroll.activity.Planned.draft;
import static org.boai.enroll.activity.Planned.member;
import static org.boai.enroll.activity.Planned.published;
import static org.boai.enroll.activity.Planned.run;
import static org.boai.enroll.activity.Planned.state;
import static org.boai.enroll.activity.Planned.taken;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.boai.enroll.Codes;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.CheckIns;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Json;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Societies;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An activity from the draft to the report, and what those who take part learn of it. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ActivitiesIT {
    @Inject
    ActivitySweep sweep;

    @Inject
    ActivityTeller teller;

    @Inject
    FieldCipher cipher;

    @BeforeEach
    void nothingElseIsToBeTold() {
        Database.change("UPDATE activity_tellings SET done_at = now() WHERE done_at IS NULL");
    }

    @Test
    void fromTheDraftToTheReport() {
        var request = activity(20);
        UUID id = draft(request);
        as("shangbao")
                .get("/api/v1/activities/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("DRAFT"))
                .body("organization", equalTo("上保社区红十字会"))
                .body("startsAt", equalTo(request.get("startsAt").toString().replace("+08:00", ":00+08:00")));
        Problem.expect(decide(id, "holding"), 422, "activity-not-begun");
        decide(id, "publication").then().statusCode(200).body("publishedAt", notNullValue());
        Problem.expect(decide(id, "publication"), 409, "activity-state").body("state", equalTo("PUBLISHED"));
        Problem.expect(decide(id, "holding"), 422, "activity-not-begun");
        decide(id, "closing").then().statusCode(200).body("state", equalTo("CLOSED"));
        Planned.startsIn(id, -4);
        decide(id, "holding").then().statusCode(200).body("state", equalTo("HELD"));
        Problem.expect(change(id, activity(30)), 409, "activity-state");
        report(id, "<p>发放宣传册<script>alert(1)</script></p>", 12)
                .then()
                .statusCode(200)
                .body("state", equalTo("REPORTED"))
                .body("report", equalTo("<p>发放宣传册</p>"))
                .body("guests", equalTo(12));
        report(id, "<p>发放宣传册 200 份</p>", 13).then().statusCode(200).body("guests", equalTo(13));
        assertThat(Database.column(
                        String.class,
                        "SELECT action FROM audit_entries WHERE object_id = ? ORDER BY id",
                        id.toString()))
                .containsExactly(
                        "activity-created",
                        "activity-published",
                        "activity-closed",
                        "activity-held",
                        "activity-reported",
                        "activity-reported");
    }

    private static io.restassured.response.Response report(UUID id, String text, int guests) {
        return as("shangbao").body(Map.of("text", text, "guests", guests)).post("/api/v1/activities/" + id + "/report");
    }

    @Test
    void textsAreCleanedAndTitlesAreText() {
        var request = activity();
        request.put("title", "<b>急救</b> & \"演练\"");
        request.put(
                "description",
                "<p onclick=\"x()\">见 <a href=\"javascript:alert(1)\">这里</a> 和 <a href=\"https://example.org\">那里</a>"
                        + "<img src=x onerror=alert(1)></p>");
        UUID id = draft(request);
        as("shangbao")
                .get("/api/v1/activities/" + id)
                .then()
                .body("title", equalTo("<b>急救</b> & \"演练\""))
                .body("description", not(org.hamcrest.Matchers.containsString("javascript")))
                .body("description", not(org.hamcrest.Matchers.containsString("onerror")))
                .body("description", org.hamcrest.Matchers.containsString("https://example.org"));
    }

    @Test
    void badInputIsNamed() {
        Problem.expectInvalid(created("title", "两行\n标题"), "/title", "text-control-character");
        Problem.expectInvalid(created("description", "<script>alert(1)</script>"), "/description", "text-blank");
        Problem.expectInvalid(created("description", "好".repeat(10_001)), "/description", "text-too-long");
        created("endsAt", "2020-01-01T00:00:00+08:00")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/endsAt", "/signUpUntil"))
                .body("errors.code", contains("activity-end", "activity-sign-up-until"));
        Problem.expectInvalid(
                created("signUpUntil", "2990-01-01T00:00:00+08:00"), "/signUpUntil", "activity-sign-up-until");
        for (String start : List.of("2990-01-01T00:00:00+08:00", "1970-01-01T00:00:00Z")) {
            created("startsAt", start).then().statusCode(400).body("errors.code", hasItem("activity-far-away"));
        }
        for (Object start :
                List.of("2026-12-01T09:00:00", "明天", "2026-02-30T09:00:00+08:00", "+999999999-12-31T23:59:59Z")) {
            assertThat(created("startsAt", start).statusCode()).as("%s", start).isEqualTo(400);
        }
        created("capacity", 0).then().statusCode(400);
        created("capacity", 100_001).then().statusCode(400);
        created("audience", "NOBODY").then().statusCode(400);
        created("kinds", List.of("ROBOT")).then().statusCode(400);
        as("shangbao").get("/api/v1/activities?after=1-x").then().statusCode(400);
        as("shangbao")
                .get("/api/v1/activities?after=99999999999999999-00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(400);
        as("shangbao")
                .get("/api/v1/activities?after=9999999999999999-00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(200);
        as("shangbao").get("/api/v1/activities?from=-999999999-01-01").then().statusCode(200);
    }

    private static io.restassured.response.Response created(String field, Object value) {
        var request = activity();
        request.put(field, value);
        return Planned.create("shangbao", request);
    }

    @Test
    void whatHasPassedIsNotPublished() {
        UUID id = draft(activity());
        Planned.startsIn(id, -1);
        Problem.expect(decide(id, "publication"), 422, "activity-in-the-past");
    }

    /** @return its address */
    private static String inMind(String steward, UUID organization) {
        var created = as(steward).body(activity()).post("/api/v1/organizations/" + organization + "/activities");
        return "/api/v1/activities/" + Json.text(created.then().statusCode(201), "/id");
    }

    @Test
    void whatAnEndedOrganizationHadInMindIsNotPublished() {
        UUID society = Societies.below(Stewards.organizationOf("beishan"));
        String path = inMind(Stewards.at(society, "HANDLER"), society);
        as("beishan").body(Map.of()).post(path + "/publication").then().statusCode(200);
        as("beishan").body(Map.of()).post(path + "/closing").then().statusCode(200);
        Problem.expect(
                as("xihu")
                        .header("If-Match", "\"0\"")
                        .body(Map.of("status", "DISSOLVED"))
                        .patch("/api/v1/organizations/" + society),
                409,
                "organization-not-empty");
        String other = inMind("beishan", society);
        Database.change("UPDATE organizations SET status = 'SUSPENDED' WHERE id = ?", society);
        Problem.expect(as("beishan").body(Map.of()).post(other + "/publication"), 409, "activity-organization-ended");
        Societies.dissolve(society);
        Problem.expect(as("beishan").body(Map.of()).post(path + "/reopening"), 409, "activity-organization-ended");
        Problem.expect(as("beishan").body(Map.of()).post(other + "/publication"), 409, "activity-organization-ended");
        as("beishan").get(other).then().statusCode(200).body("state", equalTo("DRAFT"));
    }

    /** Announced on paper alone: who came is entered from the sheet that they have signed. */
    @Test
    void whatWasHeldWithoutBeingAnnouncedIsEnteredAfterwards() {
        var start = OffsetDateTime.now(SystemClock.ZONE).minusHours(2).truncatedTo(ChronoUnit.SECONDS);
        var request = onPaper(start);
        request.put("audience", "EVERYONE");
        UUID id = draft(request);
        String inPublic = "/api/v1/public/activities?id=" + id;
        Problem.expect(anyone().get(inPublic), 404, "public-activity-unknown");
        var came = sinceYesterday();
        String attendances = "/api/v1/activities/" + id + "/attendances";
        Problem.expect(as("shangbao").body(Map.of("memberId", came.member)).post(attendances), 409, "check-in-closed");

        decide(id, "holding")
                .then()
                .statusCode(200)
                .body("state", equalTo("HELD"))
                .body("publishedAt", equalTo(start.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> anyone().get(inPublic).then().statusCode(200).body("items.state", contains("HELD")));
        as("shangbao")
                .body(Map.of("memberId", came.member, "at", start.plusMinutes(5).toString()))
                .post(attendances)
                .then()
                .statusCode(201);
        report(id, "<p>按纸质签到表补录</p>", 12).then().statusCode(200).body("state", equalTo("REPORTED"));
        assertThat(firstActivity(came.member, "DONE")).isOne();
        String session = Persons.session(came.application);
        Persons.as(session).get("/api/v1/my/hours").then().statusCode(200).body("items.minutes", equalTo(List.of(114)));
        Persons.as(session)
                .get("/api/v1/my/activities/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("REPORTED"));
    }

    /** Until a minute ago. */
    private static Map<String, Object> onPaper(OffsetDateTime start) {
        var request = activity();
        request.put("startsAt", start.toString());
        request.put("endsAt", start.plusMinutes(119).toString());
        request.put("signUpUntil", start.toString());
        return request;
    }

    @Test
    void nobodyHasComeToWhatWasOverBeforeTheyWereAMember() {
        var start = OffsetDateTime.now(SystemClock.ZONE).minusDays(3).truncatedTo(ChronoUnit.SECONDS);
        UUID id = draft(onPaper(start));
        decide(id, "holding").then().statusCode(200);
        var later = Life.in(Codes.poster());
        Problem.expect(
                as("shangbao")
                        .body(Map.of("memberId", later.member, "at", start.toString()))
                        .post("/api/v1/activities/" + id + "/attendances"),
                422,
                "not-in-audience");
        assertThat(firstActivity(later.member, "OPEN")).isOne();
    }

    @Test
    void whatWasCalledOffBeforeItWasAnnouncedIsSeenByNobody() {
        UUID id = draft(activity());
        decide(id, "cancellation").then().statusCode(200);
        Problem.expect(member().get("/api/v1/my/activities/" + id), 404, "activity-unknown");
    }

    /** From two hours ago to ten minutes ago; as it would be written again. */
    private static Map<String, Object> underWay(UUID id) {
        var start = OffsetDateTime.now(SystemClock.ZONE).minusHours(2).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> request = activity();
        request.put("startsAt", start.toString());
        request.put("endsAt", start.plusMinutes(110).toString());
        request.put("signUpUntil", start.minusHours(1).toString());
        Database.change(
                "UPDATE activities SET starts_at = ?, ends_at = ?, sign_up_until = ? WHERE id = ?",
                start,
                start.plusMinutes(110),
                start.minusHours(1),
                id);
        return request;
    }

    /** Also just after midnight a member of the day on which the activity was. */
    private static Life sinceYesterday() {
        var life = Life.in(Codes.poster());
        Database.change("UPDATE members SET joined_on = joined_on - 1 WHERE id = ?", life.member);
        return life;
    }

    private static Map<String, Object> with(Map<String, Object> activity, String field, OffsetDateTime moment) {
        Map<String, Object> other = new HashMap<>(activity);
        other.put(field, moment.toString());
        return other;
    }

    @Test
    void whatIsUnderWayIsMovedAndExtendedButBeginsNoEarlier() {
        UUID id = published(activity());
        var request = underWay(id);
        var now = OffsetDateTime.parse((String) request.get("startsAt")).plusHours(2);
        request.put("place", "上保社区礼堂");
        change(id, request).then().statusCode(200).body("edition", equalTo(1));
        Problem.expect(change(id, with(request, "startsAt", now.minusHours(3))), 422, "activity-in-the-past");
        Problem.expect(change(id, with(request, "signUpUntil", now.minusHours(1))), 422, "activity-in-the-past");

        String attendance = checkedIn(id, sinceYesterday());
        Database.change(
                "UPDATE participations SET checked_in_at = ? WHERE id = ?",
                now.minusMinutes(40),
                UUID.fromString(attendance));
        as("shangbao")
                .body(Map.of("at", now.toString()))
                .post("/api/v1/attendances/" + attendance + "/sign-out")
                .then()
                .statusCode(200)
                .body("minutes", equalTo(30));
        request.put("endsAt", now.plusHours(1).toString());
        request.put("place", "上保社区广场");
        change(id, request).then().statusCode(200).body("edition", equalTo(2));
        as("shangbao")
                .get("/api/v1/activities/" + id + "/attendance-report")
                .then()
                .statusCode(200)
                .body("counts.minutes", equalTo(40));
        Problem.expect(change(id, with(request, "endsAt", now.plusMinutes(50))), 409, "activity-attended");
        Problem.expect(change(id, with(request, "startsAt", now.plusMinutes(1))), 409, "activity-attended");
    }

    @Test
    void changesAreMadeAgainstAVersion() {
        UUID id = draft(activity());
        String path = "/api/v1/activities/" + id;
        Problem.expect(as("shangbao").body(activity()).put(path), 428, "version-missing");
        Problem.expect(
                as("shangbao").header("If-Match", "\"7\"").body(activity()).put(path), 412, "version-stale");
        var statuses = Together.times(10, i -> as("shangbao")
                .header("If-Match", "\"0\"")
                .body(activity(i + 1))
                .put(path)
                .statusCode());
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    /** So far ahead that those of no other test stand beside it in a list. */
    private static Map<String, Object> farAhead(int days) {
        var request = activity();
        for (String moment : List.of("startsAt", "endsAt", "signUpUntil")) {
            request.put(
                    moment,
                    OffsetDateTime.parse((String) request.get(moment))
                            .plusDays(days)
                            .toString());
        }
        return request;
    }

    /** A day before those are. */
    private static String listFrom(int days) {
        return "/api/v1/activities?limit=100&from="
                + LocalDate.now(SystemClock.ZONE).plusDays(days + 6);
    }

    @Test
    void anotherCountyDoesNotSeeIt() {
        UUID id = published(farAhead(300));
        String outside = Stewards.at(Database.societyOf("330383"), "REVIEWER");
        Problem.expect(as(outside).get("/api/v1/activities/" + id), 404, "activity-unknown");
        Problem.expect(
                as(outside).body(Map.of()).post("/api/v1/activities/" + id + "/cancellation"), 404, "activity-unknown");
        Problem.expect(
                as(outside).header("If-Match", "\"1\"").body(activity()).put("/api/v1/activities/" + id),
                404,
                "activity-unknown");
        Problem.expect(
                as(outside)
                        .body(activity())
                        .post("/api/v1/organizations/" + Stewards.organizationOf("shangbao") + "/activities"),
                404,
                "organization-unknown");
        as(outside).get(listFrom(300)).then().statusCode(200).body("items.id", not(hasItem(id.toString())));
        as("xihu").get(listFrom(300)).then().body("items.id", hasItem(id.toString()));
        as("province").get(listFrom(300)).then().body("items.id", hasItem(id.toString()));
    }

    @Test
    void listsGoByTimeAndStateInPages() {
        UUID draft = draft(farAhead(200));
        UUID open = published(farAhead(200));
        UUID cancelled = published(farAhead(200));
        decide(cancelled, "cancellation").then().statusCode(200);
        String list = listFrom(200);
        as("shangbao")
                .get(list)
                .then()
                .body("items.id", hasItems(draft.toString(), open.toString(), cancelled.toString()));
        as("shangbao")
                .get(list + "&state=CANCELLED")
                .then()
                .body("items.id", hasItem(cancelled.toString()))
                .body("items.id", not(hasItem(open.toString())));
        List<String> seen = new java.util.ArrayList<>();
        for (String next = ""; next != null; ) {
            var page = as("shangbao").get(list.replace("limit=100", "limit=1") + next);
            seen.addAll(page.path("items.id"));
            next = page.path("next") == null ? null : "&after=" + page.path("next");
        }
        List<String> all = as("shangbao").get(list).path("items.id");
        assertThat(seen).isEqualTo(all).doesNotHaveDuplicates();
    }

    @Test
    void anotherTimeOrPlaceIsANewEditionAndAllAreToldOnce() {
        var request = activity(2);
        UUID id = published(request);
        String code = Codes.poster();
        var members = IntStream.range(0, 3).mapToObj(i -> member(code)).toList();
        members.forEach(one -> one.signUp(id).then().statusCode(201));
        var gone = member(code);
        gone.signUp(id).then().statusCode(201);
        gone.cancel(id).then().statusCode(200);
        request.put("title", "改名的活动");
        change(id, request).then().statusCode(200).body("edition", equalTo(0));
        request.put("place", "上保社区广场");
        change(id, request).then().statusCode(200).body("edition", equalTo(1));
        request.put("place", "上保社区礼堂");
        change(id, request).then().statusCode(200).body("edition", equalTo(2));
        var afterwards = member(code);
        afterwards.signUp(id).then().statusCode(201);
        run(() -> teller.tell());
        run(() -> teller.tell());
        members.forEach(one -> assertThat(one.messages()).containsExactly("ACTIVITY_CHANGED"));
        assertThat(gone.messages()).isEmpty();
        assertThat(afterwards.messages()).isEmpty();
    }

    @Test
    void cancellingTellsAllAndNobodyMovesUpAnyMore() {
        UUID id = published(activity(1));
        String code = Codes.poster();
        var first = member(code);
        var second = member(code);
        first.signUp(id).then().statusCode(201);
        second.signUp(id).then().statusCode(201);
        as("shangbao")
                .body(Map.of("reason", "台风"))
                .post("/api/v1/activities/" + id + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("edition", equalTo(1));
        run(() -> teller.tell());
        assertThat(first.messages()).containsExactly("ACTIVITY_CANCELLED");
        assertThat(second.messages()).containsExactly("ACTIVITY_CANCELLED");
        Problem.expect(first.cancel(id), 409, "activity-state");
        first.get("/api/v1/my/activities/" + id)
                .then()
                .body("state", equalTo("CANCELLED"))
                .body("cancelledBecause", equalTo("台风"));
    }

    /** More than one batch, told in several transactions; again tells nobody twice. */
    @Test
    void manyAreToldInBatchesAndEachOnce() {
        UUID id = published(activity());
        UUID like = member().member();
        IntStream.range(0, 230).forEach(i -> comes(like, id, i));
        decide(id, "cancellation").then().statusCode(200);
        run(() -> teller.tell());
        run(() -> teller.tell());
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM participations p WHERE p.activity_id = ? AND (SELECT count(*) FROM person_messages m
                            WHERE m.subject_id = p.member_id AND m.kind = 'ACTIVITY_CANCELLED') = 1""",
                        id))
                .isEqualTo(230);
        assertThat(Database.one(
                        Integer.class,
                        "SELECT told FROM activity_tellings WHERE activity_id = ? AND done_at IS NOT NULL",
                        id))
                .isEqualTo(230);
    }

    /** Somebody like this member, with a name and a phone of their own. */
    private void comes(UUID like, UUID activity, int number) {
        UUID member = UUID.randomUUID();
        UUID participation = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO members (id, number, organization_id, kind, status, identity_key, description_key, full_name,
                    name_index, phone, phone_index, birth_date, joined_on, created_at, origin, application_id)
                SELECT ?, ?, organization_id, kind, 'ACTIVE', sha256(convert_to(? || 'i', 'UTF8')), sha256(convert_to(?, 'UTF8')), ?,
                    name_index, ?, phone_index, ?, joined_on, created_at, origin, gen_random_uuid() FROM members WHERE id = ?""",
                member,
                "T" + member,
                member.toString(),
                member.toString(),
                cipher.seal(Field.FULL_NAME, member, "测试众人"),
                cipher.seal(Field.PHONE, member, Applications.phone()),
                cipher.seal(Field.BIRTH_DATE, member, "1990-01-01"),
                like);
        Database.change(
                """
                INSERT INTO participations (id, activity_id, member_id, organization_id, state, queue_no, asked_at, full_name)
                VALUES (?, ?, ?, ?, 'PLACE', ?, now(), ?)""",
                participation,
                activity,
                member,
                Stewards.organizationOf("shangbao"),
                number + 1,
                cipher.seal(Field.FULL_NAME, participation, "测试众人"));
        Database.change(
                "UPDATE activities SET taken = taken + 1, last_in_queue = ? WHERE id = ?", number + 1, activity);
    }

    private static long firstActivity(UUID member, String state) {
        return Database.count(
                """
                SELECT count(*) FROM duties d JOIN members m ON m.id = d.member_id AND m.organization_id = d.organization_id
                WHERE d.member_id = ? AND d.kind = 'FIRST_ACTIVITY' AND d.state = ?""",
                member,
                state);
    }

    private static String checkedIn(UUID activity, Life who) {
        return as("shangbao")
                .body(Map.of("memberId", who.member))
                .post("/api/v1/activities/" + activity + "/attendances")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Who came to something else has had the first activity; who has moved is owed it where they are now. */
    @Test
    void whatIsCalledOffCountsNowhereAndLeavesTheFirstActivityOwed() {
        UUID branch = Stewards.organizationOf("shangbao");
        UUID id = CheckIns.activity(branch);
        var came = sinceYesterday();
        var moved = Life.in(Codes.poster());
        var both = Life.in(Codes.poster());
        for (var one : List.of(moved, both)) {
            checkedIn(id, one);
        }
        String left = "/api/v1/attendances/" + checkedIn(id, came) + "/correction";
        as("shangbao")
                .body(Map.of("minutes", 20, "reason", "提前离场"))
                .post(left)
                .then()
                .statusCode(200);
        String other = checkedIn(CheckIns.activity(branch), both);
        Life.agree("school", moved.toSchool()).then().statusCode(200);
        decide(id, "cancellation").then().statusCode(200).body("attended", equalTo(0));
        run(() -> teller.tell());

        assertThat(firstActivity(came.member, "OPEN")).isOne();
        assertThat(firstActivity(moved.member, "OPEN")).isOne();
        assertThat(firstActivity(both.member, "DONE")).isOne();
        Persons.as(Persons.session(came.application))
                .get("/api/v1/my/hours")
                .then()
                .statusCode(200)
                .body("years.size()", equalTo(0))
                .body("items.size()", equalTo(0));
        as("shangbao")
                .get("/api/v1/activities/" + id + "/attendance-report")
                .then()
                .statusCode(200)
                .body("counts.came", equalTo(0))
                .body("counts.byHand", equalTo(0))
                .body("counts.minutes", equalTo(0));
        as("shangbao")
                .post("/api/v1/attendances/" + other + "/retraction")
                .then()
                .statusCode(200);
        assertThat(firstActivity(both.member, "OPEN"))
                .as("what was called off is no attendance elsewhere")
                .isOne();
    }

    @Test
    void morePlacesGoToThoseWhoWaitFirst() {
        var request = activity(1);
        UUID id = published(request);
        String code = Codes.poster();
        var members = IntStream.range(0, 4).mapToObj(i -> member(code)).toList();
        members.forEach(one -> one.signUp(id).then().statusCode(201));
        request.put("capacity", 3);
        change(id, request).then().statusCode(200).body("taken", equalTo(3)).body("waiting", equalTo(1));
        run(() -> teller.tell());
        assertThat(members.get(0).messages()).isEmpty();
        assertThat(members.get(1).messages()).containsExactly("ACTIVITY_PLACE");
        assertThat(members.get(2).messages()).containsExactly("ACTIVITY_PLACE");
        assertThat(state(id, members.get(3).member())).isEqualTo("WAITING");
        request.put("capacity", 2);
        Problem.expect(change(id, request), 409, "activity-capacity").body("taken", equalTo(3));
        request.remove("capacity");
        change(id, request).then().statusCode(200).body("taken", equalTo(4)).body("waiting", equalTo(0));
    }

    @Test
    void theDeadlineClosesItAndTheDayBeforeRemindsOnce() {
        UUID id = published(activity(1));
        String code = Codes.poster();
        var first = member(code);
        var second = member(code);
        first.signUp(id).then().statusCode(201);
        second.signUp(id).then().statusCode(201);
        run(() -> sweep.sweep());
        run(() -> teller.tell());
        assertThat(first.messages()).isEmpty();
        Planned.startsIn(id, 23);
        Database.change("UPDATE activities SET sign_up_until = now() WHERE id = ?", id);
        run(() -> sweep.sweep());
        run(() -> sweep.sweep());
        run(() -> teller.tell());
        as("shangbao").get("/api/v1/activities/" + id).then().body("state", equalTo("CLOSED"));
        assertThat(first.messages()).containsExactly("ACTIVITY_REMINDER");
        assertThat(second.messages()).isEmpty();
        first.cancel(id).then().statusCode(200);
        assertThat(second.messages()).containsExactly("ACTIVITY_PLACE");
        assertThat(taken(id)).isOne();
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE object_id = ? AND action = 'activity-closed' AND actor_kind = 'SYSTEM'",
                        id.toString()))
                .isOne();
    }
}
