package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.CheckIns;
import org.boai.enroll.support.CheckIns.Door;
import org.boai.enroll.support.CheckIns.Pass;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes to an activity: by codes that a door keeps and sends late, and by hand. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class CheckInIT {
    @Inject
    FieldCipher cipher;

    @Inject
    BlindIndex index;

    private final UUID branch = Stewards.organizationOf("shangbao");
    private final String steward = Stewards.at(branch, "HANDLER");
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private UUID activity;

    @BeforeEach
    void anActivity() {
        activity = CheckIns.activity(branch);
    }

    /** Before the test began. */
    private Instant ago(int minutes) {
        return now.minus(minutes, ChronoUnit.MINUTES);
    }

    private Life member() {
        return Life.in(Codes.poster());
    }

    private UUID place(UUID activity, Life member) {
        UUID participation = UUID.randomUUID();
        byte[] name = cipher.seal(Field.FULL_NAME, participation, (String) member.application.get("fullName"));
        return CheckIns.place(activity, member.member, participation, name);
    }

    private static Response pass(UUID activity, String session) {
        return Persons.as(session).get("/api/v1/my/activities/" + activity + "/pass");
    }

    private Pass passOf(Life member) {
        return Pass.of(pass(activity, Persons.session(member.application)));
    }

    /** People of whom nothing is known any more, each with a place: a door looks at nothing else. */
    private List<UUID> crowd(int size) {
        return Database.column(
                UUID.class,
                """
                WITH people AS (INSERT INTO members (id, organization_id, kind, status, application_id, joined_on, created_at,
                        ended_on, end_reason, erased_at)
                    SELECT gen_random_uuid(), a.organization_id, 'ADULT', 'LEFT', gen_random_uuid(), current_date, now(),
                        current_date, 'DATA_DELETED', now() FROM activities a, generate_series(1, ?) WHERE a.id = ? RETURNING id),
                places AS (INSERT INTO participations (id, activity_id, member_id, organization_id, state, queue_no, asked_at,
                        full_name)
                    SELECT gen_random_uuid(), a.id, people.id, a.organization_id, 'PLACE', 1, now(), '' FROM activities a, people
                    WHERE a.id = ? RETURNING id)
                SELECT id FROM places""",
                size,
                activity,
                activity);
    }

    /** As their devices would have fetched it. */
    private Pass passOf(UUID participation) {
        byte[] id = ByteBuffer.allocate(16)
                .putLong(participation.getMostSignificantBits())
                .putLong(participation.getLeastSignificantBits())
                .array();
        return new Pass(
                "B1." + Base64.getUrlEncoder().withoutPadding().encodeToString(id) + ".",
                index.of("check-in-pass", id));
    }

    private String row(UUID participation) {
        return Database.one(
                String.class,
                "SELECT concat_ws(' ', extract(epoch FROM checked_in_at)::bigint, extract(epoch FROM signed_out_at)::bigint,"
                        + " extract(epoch FROM last_out_at)::bigint, minutes) FROM participations WHERE id = ?",
                participation);
    }

    private static String way(UUID participation) {
        return Database.one(String.class, "SELECT check_in_way FROM participations WHERE id = ?", participation);
    }

    private static long duties(UUID member, String state) {
        return Database.count(
                "SELECT count(*) FROM duties WHERE member_id = ? AND kind = 'FIRST_ACTIVITY' AND state = ?",
                member,
                state);
    }

    private static long acts(String action, UUID object) {
        return Database.count(
                "SELECT count(*) FROM audit_entries WHERE action = ? AND object_id = ?", action, object.toString());
    }

    @Test
    void aMemberShowsAPassAndADoorThatIsOfflineKeepsWhatItSaw() {
        var member = member();
        UUID participation = place(activity, member);
        String session = Persons.session(member.application);
        var pass = Pass.of(pass(activity, session));
        var door = Door.open(activity, steward);
        Instant came = ago(25);
        // the member's clock is nine minutes behind the door's
        var in = door.scan(pass.at(came.minusSeconds(540)), came, "IN");
        var out = door.scan(pass.at(ago(0)), ago(0), "OUT");
        assertThat(duties(member.member, "OPEN")).isOne();

        assertThat(door.outcomes(out, in)).containsExactly("ACCEPTED", "ACCEPTED");
        assertThat(door.outcomes(in, out)).containsExactly("ALREADY", "ALREADY");

        assertThat(way(participation)).isEqualTo("STORED_SCAN");
        assertThat(duties(member.member, "DONE")).isOne();
        assertThat(acts("attendance-scanned", participation)).isOne();
        Persons.as(session)
                .get("/api/v1/my/hours")
                .then()
                .statusCode(200)
                .body("years.size()", equalTo(1))
                .body("years[0].activities", equalTo(1))
                .body("years[0].minutes", equalTo(25))
                .body("items[0].minutes", equalTo(25))
                .body("items[0].corrected", equalTo(false));
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.attendances[0].minutes", equalTo(25));
        as(steward)
                .get("/api/v1/activities/" + activity + "/participations?came=true")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].signedOutAt", notNullValue())
                .body("items[0].corrected", equalTo(false))
                .body("items[0].way", equalTo("STORED_SCAN"))
                .body("items[0].minutes", equalTo(25))
                .body("items[0].name", containsString("*"));
    }

    @Test
    void eachScanIsAnsweredForItselfAndNoneThatIsWrongChangesAnything() {
        var member = member();
        UUID participation = place(activity, member);
        var pass = passOf(member);
        var door = Door.open(activity, steward);
        var other = Door.open(activity, steward);
        UUID elsewhere = CheckIns.activity(branch);
        var waiting = member();
        UUID waits = place(activity, waiting);
        var passOfWaiting = passOf(waiting);
        Database.change("UPDATE participations SET state = 'WAITING' WHERE id = ?", waits);
        place(elsewhere, member);
        var passElsewhere = Pass.of(pass(elsewhere, Persons.session(member.application)));
        String good = pass.at(now);
        Map<String, Object> forgedScan = new HashMap<>(other.scan(good, now, "IN"));
        var forgedPass = new Pass(pass.prefix(), new byte[32]);
        Instant early = ago(24 * 60);
        var gone = new Pass("B1.AZOcTnsqfB2ePwEjRWeJqw.", new byte[32]);

        assertThat(door.outcomes(
                        forgedScan,
                        door.scan(forgedPass.at(now), now, "IN"),
                        door.scan(pass.at(ago(11)), now, "IN"),
                        door.scan(pass.at(early), early, "IN"),
                        door.scan(passOfWaiting.at(now), now, "IN"),
                        door.scan("https://example.org/", now, "IN"),
                        door.scan(gone.at(now), now, "IN"),
                        door.scan(passElsewhere.at(now), now, "IN")))
                .containsExactly(
                        "FORGED_SCAN",
                        "FORGED_PASS",
                        "STALE",
                        "OUTSIDE_TIME",
                        "NO_PLACE",
                        "UNKNOWN",
                        "FORGED_PASS",
                        "OTHER_ACTIVITY");
        assertThat(row(participation)).isEmpty();
        assertThat(duties(member.member, "OPEN")).isOne();
        assertThat(door.outcomes(forgedScan)).containsExactly("FORGED_SCAN");
        assertThat(Database.count("SELECT count(*) FROM check_in_scans WHERE door_id = ?", door.id()))
                .as("of what it has signed itself")
                .isEqualTo(7);
        // the steward lets the one in who waits: the same scan, sent again, counts
        var scan = door.scan(passOfWaiting.at(now), now, "IN");
        assertThat(door.outcomes(scan)).containsExactly("NO_PLACE");
        Database.change("UPDATE participations SET state = 'PLACE' WHERE id = ?", waits);
        assertThat(door.outcomes(scan)).containsExactly("ACCEPTED");
        assertThat(door.outcomes(scan)).containsExactly("ALREADY");
        // a door of another activity
        new Door(elsewhere, door.id(), door.secret())
                .send(List.of(scan))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/door-unknown"));
    }

    @Test
    void tenThousandStoredScansSentTwiceLeadToTheSameEnd() {
        var people = crowd(10);
        var passes = people.stream().map(this::passOf).toList();
        var door = Door.open(activity, steward);
        var random = new Random(7);
        List<Map<String, Object>> scans = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Instant at = ago(0).minusSeconds(random.nextInt(1800));
            scans.add(door.scan(
                    passes.get(random.nextInt(passes.size())).at(at), at, random.nextBoolean() ? "IN" : "OUT"));
        }
        assertThat(accepted(door, scans)).isGreaterThanOrEqualTo(2L * people.size());
        // nobody leaves for good before they come back: each is seen leaving once more
        for (var pass : passes) {
            scans.add(door.scan(pass.at(now.plusSeconds(1)), now.plusSeconds(1), "OUT"));
        }
        assertThat(door.outcomes(scans.subList(10_000, scans.size()))).containsOnly("ACCEPTED");
        var end = people.stream().map(this::row).toList();
        assertThat(end).allMatch(row -> row.split(" ").length == 4);

        Collections.shuffle(scans, random);
        assertThat(accepted(door, scans)).isZero();
        assertThat(people.stream().map(this::row).toList()).isEqualTo(end);
        assertThat(Database.count("SELECT count(*) FROM check_in_scans WHERE door_id = ?", door.id()))
                .isEqualTo(10_000 + people.size());
        for (int i = 0; i < people.size(); i++) {
            String prefix = passes.get(i).prefix();
            assertThat(end.get(i))
                    .startsWith(edge(scans, prefix, "IN", false) + " " + edge(scans, prefix, "OUT", true));
        }
    }

    /** In batches of 200. */
    private static long accepted(Door door, List<Map<String, Object>> scans) {
        long accepted = 0;
        for (int from = 0; from < scans.size(); from += 200) {
            accepted += door.outcomes(scans.subList(from, Math.min(scans.size(), from + 200))).stream()
                    .filter("ACCEPTED"::equals)
                    .count();
        }
        return accepted;
    }

    private static long edge(List<Map<String, Object>> scans, String prefix, String direction, boolean last) {
        var moments = scans.stream()
                .filter(scan -> scan.get("direction").equals(direction)
                        && scan.get("pass").toString().startsWith(prefix))
                .mapToLong(
                        scan -> OffsetDateTime.parse(scan.get("at").toString()).toEpochSecond());
        return (last ? moments.max() : moments.min()).orElseThrow();
    }

    @Test
    void fiveHundredAtOneDoorInAMinuteAreAllThereOnce() {
        var people = crowd(500);
        var door = Door.open(activity, steward);
        var scans = people.stream()
                .map(one -> door.scan(passOf(one).at(now), now, "IN"))
                .toList();
        Instant begun = Instant.now();
        // as a device with a bad network: five at a time, each batch twice, many under way
        var answers = Together.times(200, i -> door.outcomes(scans.subList(i / 2 * 5, i / 2 * 5 + 5)));
        assertThat(Instant.now()).isBefore(begun.plusSeconds(60));
        assertThat(answers.stream().flatMap(List::stream).filter("ACCEPTED"::equals))
                .hasSize(500);
        assertThat(answers.stream().flatMap(List::stream).filter("ALREADY"::equals))
                .hasSize(500);
        assertThat(Database.count(
                        "SELECT count(*) FROM participations WHERE activity_id = ? AND checked_in_at IS NOT NULL",
                        activity))
                .isEqualTo(500);
    }

    @Test
    void onePassAtTwoDoorsAtOnceComesInOnce() {
        var member = member();
        UUID participation = place(activity, member);
        var pass = passOf(member);
        var doors = List.of(Door.open(activity, steward), Door.open(activity, steward));
        for (int round = 0; round < 5; round++) {
            var answers = Together.times(
                    8, i -> doors.get(i % 2).outcomes(doors.get(i % 2).scan(pass.at(now), now, "IN")));
            assertThat(answers.stream().flatMap(List::stream))
                    .containsOnlyOnce("ACCEPTED")
                    .filteredOn("ALREADY"::equals)
                    .hasSize(7);
            assertThat(duties(member.member, "DONE")).isOne();
            as(steward)
                    .post("/api/v1/attendances/" + participation + "/retraction")
                    .then()
                    .statusCode(200)
                    .body("cameAt", nullValue());
        }
    }

    @Test
    void aRevokedDoorSendsNothingThatCounts() {
        var member = member();
        UUID participation = place(activity, member);
        var pass = passOf(member);
        var door = Door.open(activity, steward);
        as(steward)
                .get("/api/v1/activities/" + activity + "/doors")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].secret", nullValue())
                .body("[0].revokedAt", nullValue());
        String revocation = "/api/v1/doors/" + door.id() + "/revocation";
        as(steward).post(revocation).then().statusCode(200);
        as(steward).post(revocation).then().statusCode(409).body("type", equalTo("/problems/door-revoked"));
        assertThat(door.outcomes(door.scan(pass.at(ago(20)), ago(20), "IN"))).containsExactly("DOOR_REVOKED");
        assertThat(row(participation)).isEmpty();
        assertThat(acts("door-opened", door.id())).isOne();
        assertThat(acts("door-revoked", door.id())).isOne();
    }

    @Test
    void threeDaysAfterTheEndADoorIsClosed() {
        var member = member();
        place(activity, member);
        var pass = passOf(member);
        var door = Door.open(activity, steward);
        Database.change(
                "UPDATE activities SET starts_at = starts_at - interval '75 hours', ends_at = ends_at - interval '75 hours',"
                        + " sign_up_until = sign_up_until - interval '75 hours' WHERE id = ?",
                activity);
        Instant then = ago(75 * 60);
        assertThat(door.outcomes(door.scan(pass.at(then), then, "IN"))).containsExactly("DOOR_EXPIRED");
        Database.change(
                "UPDATE activities SET state = 'CANCELLED', ends_at = now() + interval '1 hour' WHERE id = ?",
                activity);
        assertThat(door.outcomes(door.scan(pass.at(then), then, "IN"))).containsExactly("NOT_OPEN");
    }

    @Test
    void nobodyElseReachesWhatABranchHolds() {
        UUID participation = place(activity, member());
        var door = Door.open(activity, steward);
        UUID foreign = Database.one(
                UUID.class,
                "SELECT id FROM organizations WHERE kind = 'COUNTY' AND id <> ? LIMIT 1",
                Stewards.organizationOf("xihu"));
        String outside = Stewards.at(foreign, "REVIEWER");
        String at = "/api/v1/activities/" + activity;
        for (String address : List.of(
                "/doors", "/participations", "/attendance-report", "/attendance-report/file", "/sign-in-sheet")) {
            as(outside).get(at + address).then().statusCode(404);
        }
        as(outside).body(Map.of("label", "东门")).post(at + "/doors").then().statusCode(404);
        as(outside).post("/api/v1/doors/" + door.id() + "/revocation").then().statusCode(404);
        as(outside)
                .body(Map.of("memberId", member().member))
                .post(at + "/attendances")
                .then()
                .statusCode(404);
        as(outside)
                .post("/api/v1/attendances/" + participation + "/retraction")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/no-such-attendance"));
        as(outside)
                .get("/api/v1/attendance-reports?from=2026-11-01&until=2026-11-30&organization=" + branch)
                .then()
                .statusCode(404);
        var viewer = Stewards.at(branch, "VIEWER");
        as(viewer).get(at + "/participations").then().statusCode(200);
        as(viewer).get(at + "/sign-in-sheet").then().statusCode(403);
        var stranger = member();
        pass(activity, Persons.session(stranger.application))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/participation-unknown"));
    }

    private Response byHand(Map<String, Object> request) {
        return as(steward).body(request).post("/api/v1/activities/" + activity + "/attendances");
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + slug));
    }

    private static String numberOf(UUID member) {
        return Database.one(String.class, "SELECT number FROM members WHERE id = ?", member);
    }

    @Test
    void aStewardPutsInWhoeverIsThereAsLongAsThereIsAPlace() {
        activity = CheckIns.activity(branch, ago(30), 1);
        var first = member();
        var second = member();
        byHand(Map.of("memberId", first.member))
                .then()
                .statusCode(201)
                .body("way", equalTo("BY_HAND"))
                .body("state", equalTo("PLACE"));
        refused(byHand(Map.of("memberId", first.member)), 409, "checked-in-already");
        Map<String, Object> card = new HashMap<>(
                Map.of("number", numberOf(second.member), "fullName", second.application.get("fullName")));
        refused(byHand(card), 409, "no-place-left");
        card.put("fullName", "别的名字");
        card.put("beyondCapacity", true);
        refused(byHand(card), 404, "member-unknown");
        card.put("fullName", second.application.get("fullName"));
        byHand(card).then().statusCode(201);
        assertThat(Database.one(
                        String.class, "SELECT taken || ' of ' || capacity FROM activities WHERE id = ?", activity))
                .isEqualTo("2 of 2");
        assertThat(duties(second.member, "DONE")).isOne();
        byHand(Map.of()).then().statusCode(400);
        byHand(Map.of("memberId", UUID.randomUUID())).then().statusCode(404);
    }

    @Test
    void whoIsNotInvitedOrTooYoungIsNotPutIn() {
        var member = member();
        Database.change("UPDATE activities SET kinds = '{YOUTH}' WHERE id = ?", activity);
        refused(byHand(Map.of("memberId", member.member)), 422, "not-in-audience");
        Database.change("UPDATE activities SET kinds = '{}' WHERE id = ?", activity);
        String late = OffsetDateTime.ofInstant(ago(60 * 24), ZoneOffset.UTC).toString();
        refused(byHand(Map.of("memberId", member.member, "at", late)), 422, "outside-activity-time");
        var youth = Applications.adult(Codes.poster());
        youth.put("birthDate", LocalDate.now(SystemClock.ZONE).minusYears(16).toString());
        var minor = Life.of(youth);
        refused(byHand(Map.of("memberId", minor.member)), 422, "door-consent-missing");
        byHand(Map.of("memberId", minor.member, "guardianConsentKeptAt", "社区办公室文件柜"))
                .then()
                .statusCode(201);
        Database.change("UPDATE activities SET state = 'CANCELLED' WHERE id = ?", activity);
        refused(byHand(Map.of("memberId", member.member)), 409, "check-in-closed");
    }

    /** Who waits has signed up; who has cancelled is asked again. */
    @Test
    void aGuardiansConsentHoldsForAMinorWhoWaits() {
        var youth = Applications.adult(Codes.poster());
        youth.put("birthDate", LocalDate.now(SystemClock.ZONE).minusYears(16).toString());
        var minor = Life.of(youth);
        UUID participation = place(activity, minor);
        Database.change("UPDATE activities SET taken = taken - 1 WHERE id = ?", activity);
        Database.change(
                "UPDATE participations SET state = 'CANCELLED', cancelled_at = now(), guardian_confirmed_at = now()"
                        + " WHERE id = ?",
                participation);
        refused(byHand(Map.of("memberId", minor.member)), 422, "door-consent-missing");
        Database.change("UPDATE participations SET state = 'WAITING', cancelled_at = NULL WHERE id = ?", participation);
        byHand(Map.of("memberId", minor.member)).then().statusCode(201).body("state", equalTo("PLACE"));
    }

    @Test
    void ofTwoStewardsOneChecksInAndTheOtherIsTold() {
        var member = member();
        String other = Stewards.at(branch, "HANDLER");
        var answers = Together.times(6, i -> as(i % 2 == 0 ? steward : other)
                .body(Map.of("memberId", member.member))
                .post("/api/v1/activities/" + activity + "/attendances"));
        assertThat(answers.stream().map(Response::statusCode))
                .containsOnlyOnce(201)
                .filteredOn(status -> status == 409)
                .hasSize(5);
        assertThat(Database.one(Integer.class, "SELECT taken FROM activities WHERE id = ?", activity))
                .isOne();
    }

    /** Their minutes would be counted at a time when nobody was there. */
    @Test
    void whatPeopleHaveComeToIsNotMoved() {
        var start = OffsetDateTime.ofInstant(ago(30), ZoneOffset.UTC);
        Map<String, Object> said = new HashMap<>(Map.of(
                "title", "社区健康义诊（上午场）",
                "description", "<p>欢迎参加</p>",
                "place", "上保社区服务中心",
                "audience", "SUBTREE"));
        var starts = Database.one(Timestamp.class, "SELECT starts_at FROM activities WHERE id = ?", activity);
        times(said, starts.toInstant().atOffset(ZoneOffset.UTC));
        byHand(Map.of("memberId", member().member)).then().statusCode(201);
        written(said).then().statusCode(200).body("title", equalTo("社区健康义诊（上午场）"));
        times(said, start.plusDays(7));
        refused(written(said), 409, "activity-attended");
        assertThat(Database.count(
                        "SELECT count(*) FROM activity_tellings WHERE activity_id = ? AND kind = 'ACTIVITY_CHANGED'",
                        activity))
                .isZero();
    }

    private static void times(Map<String, Object> activity, OffsetDateTime start) {
        activity.put("startsAt", start.toString());
        activity.put("endsAt", start.plusMinutes(150).toString());
        activity.put("signUpUntil", start.toString());
    }

    private Response written(Map<String, Object> said) {
        String path = "/api/v1/activities/" + activity;
        return as(steward)
                .header("If-Match", as(steward).get(path).header("ETag"))
                .body(said)
                .put(path);
    }

    /** Whoever looks after the branch reads what those above have done in it. */
    @Test
    void whatIsDoneFromAboveStandsInTheRecordOfWhoeverHoldsTheActivity() {
        String above = Stewards.at(Stewards.organizationOf("xihu"), "HANDLER");
        String participation = as(above)
                .body(Map.of("memberId", member().member))
                .post("/api/v1/activities/" + activity + "/attendances")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(above)
                .body(Map.of("minutes", 30, "reason", "提前离场"))
                .post("/api/v1/attendances/" + participation + "/correction")
                .then()
                .statusCode(200);
        assertThat(Database.column(
                        UUID.class,
                        "SELECT organization_id FROM audit_entries WHERE object_id = ? AND action IN"
                                + " ('checked-in-by-hand', 'minutes-corrected')",
                        participation))
                .containsExactly(branch, branch);
    }

    private void takenBack(UUID participation) {
        as(steward)
                .post("/api/v1/attendances/" + participation + "/retraction")
                .then()
                .statusCode(200);
    }

    private static String firstActivity(UUID member) {
        return Database.one(
                String.class,
                "SELECT concat_ws(' ', o.name, d.state) FROM duties d JOIN organizations o ON o.id = d.organization_id"
                        + " WHERE d.member_id = ? AND d.kind = 'FIRST_ACTIVITY'",
                member);
    }

    @Test
    void aMistakeThatIsTakenBackLeavesTheFirstActivityOwedUnlessAnotherCounts() {
        var member = member();
        UUID participation = place(activity, member);
        UUID elsewhere = place(CheckIns.activity(branch), member);
        for (UUID one : List.of(participation, elsewhere)) {
            UUID of = Database.one(UUID.class, "SELECT activity_id FROM participations WHERE id = ?", one);
            as(steward)
                    .body(Map.of("memberId", member.member))
                    .post("/api/v1/activities/" + of + "/attendances")
                    .then()
                    .statusCode(201);
        }
        takenBack(participation);
        assertThat(duties(member.member, "DONE")).as("the other one counts").isOne();
        takenBack(elsewhere);
        assertThat(duties(member.member, "OPEN")).isOne();
        UUID duty = Database.one(
                UUID.class, "SELECT id FROM duties WHERE member_id = ? AND kind = 'FIRST_ACTIVITY'", member.member);
        as(steward)
                .get("/api/v1/duties/" + duty)
                .then()
                .statusCode(200)
                .body("duty.closedAt", nullValue())
                .body("history.kind", equalTo(List.of("DONE", "REOPENED")));
    }

    @Test
    void whatAStewardHasSaidStaysSaidAndWhatIsOwedAgainIsOwedWhereTheMemberIs() {
        var said = member();
        UUID duty = Database.one(
                UUID.class, "SELECT id FROM duties WHERE member_id = ? AND kind = 'FIRST_ACTIVITY'", said.member);
        as(steward)
                .body(Map.of("note", "参加了街道的活动"))
                .post("/api/v1/duties/" + duty + "/completion")
                .then()
                .statusCode(200);
        var moved = member();
        UUID first = place(activity, said);
        UUID second = place(activity, moved);
        for (var one : List.of(said, moved)) {
            as(steward)
                    .body(Map.of("memberId", one.member))
                    .post("/api/v1/activities/" + activity + "/attendances")
                    .then()
                    .statusCode(201);
        }
        takenBack(first);
        assertThat(duties(said.member, "DONE")).isOne();
        Life.agree("school", moved.toSchool()).then().statusCode(200);
        takenBack(second);
        assertThat(firstActivity(moved.member)).endsWith(" OPEN").doesNotContain("上保社区");
    }

    @Test
    void leavingIsNotedMinutesArePutRightAndAMistakeIsTakenBack() {
        var member = member();
        UUID participation = place(activity, member);
        var pass = passOf(member);
        var door = Door.open(activity, steward);
        var scan = door.scan(pass.at(ago(20)), ago(20), "IN");
        String at = "/api/v1/attendances/" + participation;
        refused(as(steward).body(Map.of()).post(at + "/sign-out"), 409, "not-checked-in");
        assertThat(door.outcomes(scan)).containsExactly("ACCEPTED");
        refused(
                as(steward)
                        .body(Map.of(
                                "at",
                                OffsetDateTime.ofInstant(ago(25), ZoneOffset.UTC)
                                        .toString()))
                        .post(at + "/sign-out"),
                422,
                "out-before-in");
        as(steward)
                .body(Map.of(
                        "at", OffsetDateTime.ofInstant(ago(5), ZoneOffset.UTC).toString()))
                .post(at + "/sign-out")
                .then()
                .statusCode(200)
                .body("minutes", equalTo(15));
        as(steward)
                .body(Map.of("minutes", 90, "reason", "提前到场布置会场"))
                .post(at + "/correction")
                .then()
                .statusCode(200)
                .body("minutes", equalTo(90))
                .body("corrected", equalTo(true));
        String list = "/api/v1/activities/" + activity + "/participations?came=";
        as(steward)
                .get(list + true)
                .then()
                .statusCode(200)
                .body("items[0].minutes", equalTo(90))
                .body("items[0].corrected", equalTo(true))
                .body("items[0].reason", equalTo("提前到场布置会场"))
                .body("items[0].way", equalTo("STORED_SCAN"));
        as(steward).get(list + false).then().statusCode(200).body("items.size()", equalTo(0));
        assertThat(door.outcomes(door.scan(pass.at(ago(0)), ago(0), "OUT"))).containsExactly("ACCEPTED");
        assertThat(row(participation))
                .as("a later leaving does not change them")
                .endsWith(" 90");
        as(steward).post(at + "/retraction").then().statusCode(200).body("minutes", nullValue());
        assertThat(door.outcomes(scan)).containsExactly("ALREADY");
        assertThat(row(participation))
                .as("what was sent again brings nobody back")
                .isEmpty();
        for (String act : List.of("signed-out-by-hand", "minutes-corrected", "check-in-taken-back")) {
            assertThat(acts(act, participation)).as(act).isOne();
        }
    }

    /** What the door sees late and in any order, and what a steward notes by hand. */
    @Test
    void whoGoesOutAndComesBackHasStayedUntilSeenLeavingAgain() {
        activity = CheckIns.activity(branch, ago(180), null);
        var member = member();
        UUID participation = place(activity, member);
        var pass = passOf(member);
        var door = Door.open(activity, steward);
        assertThat(door.outcomes(door.scan(pass.at(ago(98)), ago(98), "IN"))).containsExactly("ACCEPTED");
        assertThat(door.outcomes(
                        door.scan(pass.at(ago(99)), ago(99), "OUT"), door.scan(pass.at(ago(100)), ago(100), "IN")))
                .containsExactly("ACCEPTED", "ALREADY");
        Database.change("UPDATE activities SET state = 'HELD', held_at = now() WHERE id = ?", activity);
        String session = Persons.session(member.application);
        everyoneReads(70, session);
        String at = "/api/v1/attendances/" + participation + "/sign-out";
        refused(as(steward).body(Map.of("at", said(ago(99)))).post(at), 422, "out-before-in");
        assertThat(door.outcomes(door.scan(pass.at(ago(90)), ago(90), "OUT"))).containsExactly("ACCEPTED");
        everyoneReads(10, session);

        byHand(Map.of("memberId", member.member, "at", said(ago(80))))
                .then()
                .statusCode(201)
                .body("minutes", equalTo(70));
        refused(byHand(Map.of("memberId", member.member, "at", said(ago(70)))), 409, "checked-in-already");
        assertThat(way(participation)).isEqualTo("STORED_SCAN");
        as(steward)
                .body(Map.of("at", said(ago(60))))
                .post(at)
                .then()
                .statusCode(200)
                .body("minutes", equalTo(40));
        takenBack(participation);
        assertThat(row(participation)).isEmpty();
        assertThat(Database.count(
                        "SELECT count(*) FROM participations WHERE id = ? AND came_again_at IS NULL", participation))
                .isOne();
    }

    /** Whoever says early that it is held gives nobody minutes of a time that has not passed. */
    @Test
    void nothingCountsAfterAnActivityIsSaidToBeHeldOrThroughTheNights() {
        var member = member();
        UUID participation = place(activity, member);
        byHand(Map.of("memberId", member.member, "at", said(ago(20)))).then().statusCode(201);
        as(steward)
                .body(Map.of())
                .post("/api/v1/activities/" + activity + "/holding")
                .then()
                .statusCode(200);
        String session = Persons.session(member.application);
        assertThat(minutesOf(session)).isBetween(20, 25);
        Database.change(
                "UPDATE activities SET held_at = ? WHERE id = ?",
                OffsetDateTime.ofInstant(ago(5), ZoneOffset.UTC),
                activity);
        everyoneReads(15, session);
        Database.change(
                "UPDATE activities SET ends_at = starts_at + interval '24 hours', held_at = NULL WHERE id = ?",
                activity);
        everyoneReads(1430, session);
        Database.change(
                "UPDATE activities SET ends_at = starts_at + interval '24 hours 1 second' WHERE id = ?", activity);
        assertThat(minutesOf(session)).isNull();
        corrected(participation, 480).then().statusCode(200).body("minutes", equalTo(480));
        everyoneReads(480, session);
    }

    private static Integer minutesOf(String session) {
        return Persons.as(session)
                .get("/api/v1/my/hours")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].minutes");
    }

    private Response corrected(UUID participation, int minutes) {
        return as(steward)
                .body(Map.of("minutes", minutes, "reason", "布置会场"))
                .post("/api/v1/attendances/" + participation + "/correction");
    }

    @Test
    void nobodyHasServedForLongerThanAnActivityTakesOrBeforeItBegins() {
        var member = member();
        UUID participation = place(activity, member);
        byHand(Map.of("memberId", member.member)).then().statusCode(201);
        corrected(participation, 271)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/minutes"))
                .body("errors[0].code", equalTo("minutes-longer-than-activity"));
        corrected(participation, 270).then().statusCode(200).body("minutes", equalTo(270));
        Database.change("UPDATE activities SET starts_at = now() + interval '5 minutes' WHERE id = ?", activity);
        refused(corrected(participation, 1), 422, "activity-not-begun");
    }

    private static String said(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    @Test
    void whoWasNotSeenLeavingHasStayedOnceTheActivityIsHeld() {
        activity = CheckIns.activity(branch, ago(180), null);
        var member = member();
        UUID participation = place(activity, member);
        var absent = member();
        place(activity, absent);
        var pass = passOf(member);
        var door = Door.open(activity, steward);
        assertThat(door.outcomes(door.scan(pass.at(ago(170)), ago(170), "IN"))).containsExactly("ACCEPTED");
        String session = Persons.session(member.application);
        Persons.as(session).get("/api/v1/my/hours").then().body("items[0].minutes", nullValue());
        String report = "/api/v1/activities/" + activity + "/attendance-report";
        as(steward).get(report).then().body("counts.noShows", equalTo(0)).body("counts.minutes", equalTo(0));

        Database.change("UPDATE activities SET state = 'HELD' WHERE id = ?", activity);
        Persons.as(session)
                .get("/api/v1/my/hours")
                .then()
                .body("items[0].minutes", equalTo(140))
                .body("years[0].minutes", equalTo(140));
        everyoneReads(140, session);
        as(steward)
                .get(report)
                .then()
                .statusCode(200)
                .body("counts.places", equalTo(2))
                .body("counts.came", equalTo(1))
                .body("counts.noShows", equalTo(1))
                .body("counts.minutes", equalTo(140));
        assertThat(door.outcomes(door.scan(pass.at(ago(100)), ago(100), "OUT"))).containsExactly("ACCEPTED");
        assertThat(row(participation)).endsWith(" 70");
    }

    /** The member, the branch and the copy that the law gives: nowhere another number. */
    private void everyoneReads(int minutes, String session) {
        Persons.as(session)
                .get("/api/v1/my/activities")
                .then()
                .statusCode(200)
                .body("items[0].own.minutes", equalTo(minutes));
        Persons.as(session)
                .get("/api/v1/my/activities/" + activity)
                .then()
                .statusCode(200)
                .body("own.minutes", equalTo(minutes));
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.activities[0].minutes", equalTo(minutes))
                .body("sections.attendances[0].minutes", equalTo(minutes));
        as(steward)
                .get("/api/v1/activities/" + activity + "/participations")
                .then()
                .statusCode(200)
                .body("items.minutes", hasItem(minutes));
    }

    @ParameterizedTest
    @CsvSource({
        "09:50, 11:00, 60",
        "10:30, 13:00, 90",
        "10:00, 10:00, 0",
        "10:00:31, 10:01:30, 0",
        "12:30, 13:00, 0",
        "08:00, 09:00, 0"
    })
    void minutesCountWithinTheActivity(String came, String went, int minutes) {
        assertThat(Database.one(
                        Integer.class,
                        "SELECT minutes_within(cast('2026-11-26 ' || ? AS timestamptz), cast('2026-11-26 ' || ? AS timestamptz),"
                                + " '2026-11-26 10:00', '2026-11-26 12:00')",
                        came,
                        went))
                .isEqualTo(minutes);
    }
}
