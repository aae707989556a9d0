package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.leader.LeaderSweep;
import org.boai.enroll.rights.RetentionJob;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Societies;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.boai.enroll.support.Together;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leaders are appointed for a term, told of before it ends, and trained. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class LeadersIT {
    private static final String LEADERS = "/api/v1/leaders";
    private static final String TRAININGS = "/api/v1/leader-trainings";

    @Inject
    LeaderSweep sweep;

    @Inject
    RetentionJob retention;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String database;

    private final UUID beishan = Stewards.organizationOf("beishan");
    private UUID society;
    private String reviewer;

    /** An organization of its own for each test, since it has one president. */
    @BeforeEach
    void aSociety() {
        society = Societies.below(beishan);
        reviewer = Stewards.at(society, "REVIEWER");
    }

    private static LocalDate today() {
        return LocalDate.now(SystemClock.ZONE);
    }

    private Map<String, Object> appointment(String office) {
        return new HashMap<>(Map.of(
                "organizationId",
                society,
                "office",
                office,
                "fullName",
                "欧阳测试",
                "phone",
                Applications.phone(),
                "from",
                today().minusDays(30).toString()));
    }

    private static Response appoint(String steward, Map<String, Object> appointment) {
        return as(steward).body(appointment).post(LEADERS);
    }

    private static UUID id(Response answer) {
        return UUID.fromString(answer.then().statusCode(201).extract().path("id"));
    }

    private UUID appointed(String office) {
        return id(appoint(reviewer, appointment(office)));
    }

    private Response end(UUID leader, LocalDate on) {
        return as(reviewer)
                .body(Map.of("on", on.toString(), "reason", "工作调动离任"))
                .post(LEADERS + "/" + leader + "/ending");
    }

    private void swept() {
        run(() -> VertxContextSupport.subscribeAndAwait(() -> sweep.sweep()));
    }

    private interface Act {
        void run() throws Throwable;
    }

    private static void run(Act act) {
        try {
            act.run();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> told(UUID leader, String kind) {
        return Database.column(
                String.class,
                """
                SELECT a.because || ' ' || a.organization_id FROM notices n JOIN notice_audiences a ON a.notice_id = n.id
                WHERE n.subject_id = ? AND n.kind = ?""",
                leader,
                kind);
    }

    private static long due(UUID leader) {
        return Database.count(
                "SELECT count(*) FROM notices WHERE subject_id = ? AND state = 'OPEN' AND next_at IS NOT NULL", leader);
    }

    @Test
    void aLeaderIsEnteredByNameAndSeenMaskedWithinTheSubtree() {
        UUID leader = appointed("PRESIDENT");
        for (String steward : List.of(reviewer, "beishan", "xihu", "province")) {
            as(steward)
                    .get(LEADERS + "/" + leader)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("欧*试"))
                    .body("phone", matchesPattern("139\\*{4}\\d{4}"))
                    .body("standing", equalTo("HOLDING"))
                    .body(
                            "until",
                            equalTo(today().minusDays(30)
                                    .plusYears(5)
                                    .minusDays(1)
                                    .toString()))
                    .body("firstTrainedOn", nullValue());
        }
        String beside = Stewards.at(Societies.below(beishan), "REVIEWER");
        String county = Stewards.at(anotherCounty(), "REVIEWER");
        for (String steward : List.of(beside, county)) {
            Problem.expect(as(steward).get(LEADERS + "/" + leader), 404, "leader-unknown");
            Problem.expect(
                    as(steward).body(Map.of("reason", "核对任职情况")).post(LEADERS + "/" + leader + "/disclosures"),
                    404,
                    "leader-unknown");
            Problem.expect(appoint(steward, appointment("SUPERVISOR")), 404, "organization-unknown");
            assertThat(as(steward)
                            .get(LEADERS + "?organization=" + society)
                            .then()
                            .statusCode(200)
                            .extract()
                            .<List<?>>path("items"))
                    .isEmpty();
        }
        as(Stewards.at(society, "HANDLER"))
                .body(appointment("SUPERVISOR"))
                .post(LEADERS)
                .then()
                .statusCode(403);
    }

    private static UUID anotherCounty() {
        return Database.one(
                UUID.class,
                "SELECT id FROM organizations WHERE kind = 'COUNTY' AND id <> ? AND status = 'ACTIVE' LIMIT 1",
                Stewards.organizationOf("xihu"));
    }

    @Test
    void whoALeaderIsIsDisclosedForAReasonAndRecorded() {
        UUID leader = appointed("PRESIDENT");
        as(reviewer)
                .body(Map.of("reason", "通知参加培训"))
                .post(LEADERS + "/" + leader + "/disclosures")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("fullName", equalTo("欧阳测试"));
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'fields-disclosed' AND object_id = ?",
                        leader.toString()))
                .isOne();
    }

    @Test
    void ofTwentyWhoAreMadePresidentAtOnceOneIs() {
        var answers = Together.times(20, i -> Api.patiently(() -> appoint(reviewer, appointment("PRESIDENT"))));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 409
                                && answer.path("type").equals("/problems/leader-office-held")))
                .hasSize(19);
        assertThat(Database.count("SELECT count(*) FROM leaders WHERE organization_id = ?", society))
                .isOne();
        appointed("SUPERVISOR");
        appointed("SUPERVISOR");
    }

    @Test
    void notEvenAStatementMakesASecondPresident() {
        UUID leader = appointed("PRESIDENT");
        assertThatThrownBy(() -> Database.change(
                        """
                        INSERT INTO leaders (id, organization_id, office, full_name, name_index, phone, phone_index, term_from,
                            term_until, appointed_at, appointed_by)
                        SELECT gen_random_uuid(), organization_id, office, '', '', '', '', term_until, term_until + 10, now(),
                            appointed_by FROM leaders WHERE id = ?""",
                        leader))
                .hasStackTraceContaining("leaders_one_president");
    }

    @Test
    void aSuccessorBeginsOnTheDayOnWhichTheOtherIsNotAnyMore() {
        UUID first = appointed("PRESIDENT");
        var next = appointment("PRESIDENT");
        next.put("from", today().toString());
        Problem.expect(appoint(reviewer, next), 409, "leader-office-held");
        Problem.expect(end(first, today().plusDays(1)), 422, "leader-term-impossible");
        end(first, today())
                .then()
                .statusCode(200)
                .body("standing", equalTo("OVER"))
                .body("endReason", equalTo("工作调动离任"));
        Problem.expect(end(first, today()), 409, "leader-term-over");
        appoint(reviewer, next).then().statusCode(201);
        as(reviewer)
                .get(LEADERS + "?organization=" + society + "&standing=OVER")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(first.toString())));
    }

    @Test
    void aMemberOfTheLineLeadsUntilTheMembershipEnds() {
        var application =
                Applications.adult(Codes.issue("beishan", Map.of("title", "海报", "occasion", "POSTER")), "330106002");
        UUID member = Database.memberOf(Api.receipt(application));
        var appointment = appointment("SECRETARY_GENERAL");
        appointment.remove("fullName");
        appointment.remove("phone");
        appointment.put("memberId", member);
        Problem.expect(appoint(reviewer, appointment), 404, "member-unknown");
        UUID leader = id(appoint("beishan", appointment));
        Problem.expect(appoint("beishan", appointment), 409, "leader-already");
        String name = application.get("fullName").toString();
        as(reviewer)
                .get(LEADERS + "/" + leader)
                .then()
                .statusCode(200)
                .body("name", equalTo("测*" + name.substring(name.offsetByCodePoints(name.length(), -1))))
                .body("memberId", equalTo(member.toString()));
        Persons.as(Persons.session(application))
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.offices.office", hasItem("SECRETARY_GENERAL"));

        as("beishan")
                .body(Map.of("keptAt", "街道办公室文件柜"))
                .post("/api/v1/members/" + member + "/leaving")
                .then()
                .statusCode(201);
        as(reviewer)
                .get(LEADERS + "/" + leader)
                .then()
                .statusCode(200)
                .body("standing", equalTo("OVER"))
                .body("endedBecause", equalTo("MEMBERSHIP_ENDED"));
        Problem.expect(appoint("beishan", appointment), 422, "leader-member-unsuitable");
    }

    @Test
    void whatIsWrongIsSaidByName() {
        Problem.expect(appoint(reviewer, appointment("VICE_PRESIDENT")), 422, "leader-office-unsuitable");
        var tooLong = appointment("PRESIDENT");
        tooLong.put("until", today().plusYears(6).toString());
        Problem.expect(appoint(reviewer, tooLong), 422, "leader-term-impossible");
        var nobody = appointment("PRESIDENT");
        nobody.remove("phone");
        Problem.expectInvalid(appoint(reviewer, nobody), "/memberId", "member-or-name-and-phone");
        Database.change("UPDATE organizations SET status = 'DISSOLVED' WHERE id = ?", society);
        Problem.expect(appoint("beishan", appointment("PRESIDENT")), 409, "leader-organization-over");
    }

    @Test
    void theEndOfATermIsToldOnceToTheOrganizationAndTheOneAbove() {
        UUID leader = appointed("PRESIDENT");
        swept();
        assertThat(told(leader, "LEADER_TERM_ENDING")).isEmpty();
        Database.change("UPDATE leaders SET term_until = ? WHERE id = ?", today().plusMonths(6), leader);
        run(() -> Together.times(4, i -> {
            swept();
            return i;
        }));
        swept();
        assertThat(told(leader, "LEADER_TERM_ENDING"))
                .containsExactlyInAnyOrder("PLACED " + society, "OVERSEES " + beishan);
        Awaitility.await().untilAsserted(() -> as(reviewer)
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("LEADER_TERM_ENDING")));
        assertThat(due(leader)).isOne();
        end(leader, today()).then().statusCode(200);
        assertThat(due(leader)).isZero();
    }

    @Test
    void theTermsOfAnOrganizationEndWithIt() {
        UUID leader = appointed("PRESIDENT");
        Database.change("UPDATE organizations SET status = 'DISSOLVED' WHERE id = ?", society);
        swept();
        as("beishan")
                .get(LEADERS + "/" + leader)
                .then()
                .statusCode(200)
                .body("standing", equalTo("OVER"))
                .body("endedBecause", equalTo("ORGANIZATION_ENDED"));
    }

    private UUID training(String steward, String kind) {
        return id(as(steward)
                .body(Map.of(
                        "organizationId",
                        Stewards.organizationOf(steward),
                        "kind",
                        kind,
                        "batch",
                        "测试第一期",
                        "place",
                        "区红十字会",
                        "startsOn",
                        today().minusDays(1).toString(),
                        "endsOn",
                        today().toString()))
                .post(TRAININGS));
    }

    private static Response attended(String steward, UUID training, Object... leaders) {
        return as(steward)
                .body(Map.of("leaders", List.of(leaders), "completedOn", today().toString()))
                .post(TRAININGS + "/" + training + "/attendances");
    }

    private List<String> lacking(String office) {
        return as("xihu")
                .get(LEADERS + "?untrained=true&organization=" + society + "&office=" + office)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private int counted(String field) {
        return as("xihu")
                .get(TRAININGS + "/counts?organization=" + society)
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.office == 'PRESIDENT' }." + field);
    }

    @Test
    void whoLacksTheFirstTrainingIsKnownToldAndTrained() {
        var appointment = appointment("PRESIDENT");
        UUID leader = id(appoint(reviewer, appointment));
        appointment.put("office", "SUPERVISOR");
        UUID elsewhere = id(appoint(reviewer, appointment));
        swept();
        assertThat(told(leader, "LEADER_TO_TRAIN")).isEmpty();
        Database.change(
                "UPDATE leaders SET appointed_at = now() - interval '92 days', term_from = term_from - 91 WHERE id = ?",
                leader);
        swept();
        swept();
        assertThat(told(leader, "LEADER_TO_TRAIN")).containsExactly("PLACED " + society);
        assertThat(lacking("PRESIDENT")).containsExactly(leader.toString());
        assertThat(counted("lacking")).isOne();

        UUID training = training("xihu", "FIRST");
        as(reviewer).get(TRAININGS + "/" + training).then().statusCode(200).body("kind", equalTo("FIRST"));
        Problem.expect(attended(reviewer, training, leader), 403, "leader-training-above");
        attended("xihu", training, leader)
                .then()
                .statusCode(200)
                .body("recorded", equalTo(1))
                .body("already", equalTo(0));
        attended("xihu", training, leader, leader)
                .then()
                .statusCode(200)
                .body("recorded", equalTo(0))
                .body("already", equalTo(1));
        assertThat(due(leader)).isZero();
        assertThat(lacking("PRESIDENT")).isEmpty();
        assertThat(lacking("SUPERVISOR")).as("the same person").isEmpty();
        assertThat(counted("trained")).isOne();
        as("xihu")
                .get(TRAININGS + "/" + training + "/attendances")
                .then()
                .statusCode(200)
                .body("items.leader.id", equalTo(List.of(leader.toString())))
                .body("items.leader.name", equalTo(List.of("欧*试")));
        Problem.expect(as("xihu").post(TRAININGS + "/" + training + "/cancellation"), 409, "leader-training-attended");

        as("xihu")
                .delete(TRAININGS + "/" + training + "/attendances/" + leader)
                .then()
                .statusCode(204);
        assertThat(lacking("SUPERVISOR")).containsExactly(elsewhere.toString());
        as("xihu").post(TRAININGS + "/" + training + "/cancellation").then().statusCode(200);
        Problem.expect(attended("xihu", training, leader), 409, "leader-training-cancelled");
    }

    @Test
    void whoWasTrainedOnceIsTrainedInTheNextTermToo() {
        var appointment = appointment("PRESIDENT");
        UUID first = id(appoint(reviewer, appointment));
        attended("xihu", training("xihu", "FIRST"), first).then().statusCode(200);
        end(first, today()).then().statusCode(200);
        appointment.put("from", today().toString());
        appoint(reviewer, appointment).then().statusCode(201).body("firstTrainedOn", equalTo(today().toString()));
    }

    @Test
    void aTrainingIsForWhomItIsAndOnItsDays() {
        UUID supervisor = appointed("SUPERVISOR");
        Problem.expect(
                attended("province", training("province", "PRESIDENTS"), supervisor),
                422,
                "leader-training-unsuitable");
        UUID training = training("xihu", "FURTHER");
        Problem.expectInvalid(
                as("xihu")
                        .body(Map.of(
                                "leaders",
                                List.of(supervisor),
                                "completedOn",
                                today().minusDays(2).toString()))
                        .post(TRAININGS + "/" + training + "/attendances"),
                "/completedOn",
                "day-of-no-training");
        Problem.expect(attended("xihu", training, UUID.randomUUID()), 404, "leader-unknown");
        attended("xihu", training, supervisor).then().statusCode(200);
        assertThat(lacking("SUPERVISOR"))
                .as("further training is not the first")
                .hasSize(1);
        var other = Map.of(
                "batch",
                "第二期",
                "place",
                "区红十字会",
                "startsOn",
                today().minusDays(1).toString(),
                "endsOn",
                today().toString());
        Problem.expect(as("xihu").body(other).put(TRAININGS + "/" + training), 428, "version-missing");
        as("xihu")
                .header("If-Match", "\"0\"")
                .body(other)
                .put(TRAININGS + "/" + training)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("batch", equalTo("第二期"));
        Problem.expect(
                as("xihu").header("If-Match", "\"0\"").body(other).put(TRAININGS + "/" + training),
                412,
                "version-stale");
    }

    @Test
    void aListGoesOnWhereItEnded() {
        UUID one = appointed("SUPERVISOR");
        UUID other = appointed("SUPERVISOR");
        var page = as("beishan").get(LEADERS + "?limit=1&organization=" + society);
        String next = page.then().statusCode(200).extract().path("next");
        assertThat(page.<List<String>>path("items.id")).containsExactly(one.toString());
        as("beishan")
                .get(LEADERS + "?limit=1&organization=" + society + "&after=" + next)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(other.toString())))
                .body("next", nullValue());
    }

    @Test
    void whoHeldAnOfficeIsForgottenThreeYearsAfterItsEnd() {
        UUID leader = appointed("PRESIDENT");
        UUID kept = appointed("SUPERVISOR");
        publish(leader).then().statusCode(200).body("publicationConsentKeptAt", equalTo("任职档案第一册"));
        LocalDate end = today().minusYears(3);
        String age = "UPDATE leaders SET term_from = ?, term_until = ? WHERE id = ?";
        Database.change(age, end.minusYears(1), end.minusDays(1), leader);
        Database.change(age, end.minusYears(1), end.plusDays(1), kept);
        run(() -> VertxContextSupport.subscribeAndAwait(() -> retention.sweep()));
        as(reviewer)
                .get(LEADERS + "/" + leader)
                .then()
                .statusCode(200)
                .body("office", equalTo("PRESIDENT"))
                .body("name", nullValue())
                .body("phone", nullValue())
                .body("published", equalTo(false))
                .body("publicationConsentKeptAt", nullValue());
        as(reviewer).get(LEADERS + "/" + kept).then().statusCode(200).body("name", equalTo("欧*试"));
    }

    @Test
    void noStatementMakesANamePublicWithoutItsConsentOrKeepsItWithoutOne() {
        UUID published = appointed("PRESIDENT");
        UUID other = appointed("SUPERVISOR");
        publish(published).then().statusCode(200);
        for (String statement : List.of(
                "UPDATE leaders SET publication_consent = NULL WHERE id = ?",
                "UPDATE leaders SET published_since = NULL WHERE id = ?")) {
            assertThatThrownBy(() -> Database.change(statement, published))
                    .hasMessageContaining("leaders_public_by_consent");
        }
        assertThatThrownBy(() -> Database.change("UPDATE leaders SET published_since = now() WHERE id = ?", other))
                .hasMessageContaining("leaders_public_by_consent");
    }

    private Response publish(UUID leader) {
        return as(reviewer).body(Map.of("consentKeptAt", "任职档案第一册")).put(LEADERS + "/" + leader + "/publication");
    }

    /** As if the term had ended by itself, more than three years ago. */
    private static void over(UUID leader) {
        LocalDate end = today().minusYears(3);
        Database.change(
                """
                UPDATE leaders SET term_from = ?, term_until = ?, ended_on = NULL, ended_because = NULL, end_reason = NULL
                WHERE id = ?""",
                end.minusYears(1),
                end.minusDays(1),
                leader);
    }

    @Test
    void whoLeadsTodayIsTrainedStillWhenTheTermOfTheTrainingIsForgotten() {
        var appointment = appointment("PRESIDENT");
        UUID first = id(appoint(reviewer, appointment));
        attended("xihu", training("xihu", "FIRST"), first).then().statusCode(200);
        end(first, today()).then().statusCode(200);
        appointment.put("from", today().toString());
        UUID second = id(appoint(reviewer, appointment));
        over(first);
        run(() -> VertxContextSupport.subscribeAndAwait(() -> retention.sweep()));
        as(reviewer).get(LEADERS + "/" + first).then().statusCode(200).body("name", nullValue());
        // whatever makes it anew: a training that was recorded by mistake
        UUID mistaken = training("xihu", "FIRST");
        attended("xihu", mistaken, second).then().statusCode(200);
        as("xihu")
                .delete(TRAININGS + "/" + mistaken + "/attendances/" + second)
                .then()
                .statusCode(204);
        as(reviewer)
                .get(LEADERS + "/" + second)
                .then()
                .statusCode(200)
                .body("firstTrainedOn", equalTo(today().toString()));
        assertThat(lacking("PRESIDENT")).isEmpty();
        appointment.put("office", "SUPERVISOR");
        appoint(reviewer, appointment).then().statusCode(201).body("firstTrainedOn", equalTo(today().toString()));
    }

    private static String reason(UUID subject) {
        return Database.one(
                String.class,
                "SELECT subject_kind || ' ' || fields || ' ' || state || ' ' || reason FROM disclosures WHERE subject_id = ?",
                subject);
    }

    @Test
    void whyALeaderWasShownIsKeptSaidToThemAndForgottenWithThem() {
        var application =
                Applications.adult(Codes.issue("beishan", Map.of("title", "海报", "occasion", "POSTER")), "330106002");
        var appointment = appointment("SUPERVISOR");
        appointment.remove("fullName");
        appointment.remove("phone");
        appointment.put("memberId", Database.memberOf(Api.receipt(application)));
        UUID leader = id(appoint("beishan", appointment));
        as(reviewer)
                .body(Map.of("reason", "  通知参加年度述职 "))
                .post(LEADERS + "/" + leader + "/disclosures")
                .then()
                .statusCode(200);
        assertThat(reason(leader)).isEqualTo("LEADER FULL_NAME,PHONE GIVEN 通知参加年度述职");
        publish(leader).then().statusCode(200);
        Persons.as(Persons.session(application))
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.offices.publicationConsentKeptAt", hasItem("任职档案第一册"))
                .body("sections.disclosures.reason", hasItem("通知参加年度述职"));
        over(leader);
        run(() -> VertxContextSupport.subscribeAndAwait(() -> retention.sweep()));
        assertThat(reason(leader)).isEqualTo("LEADER FULL_NAME,PHONE GIVEN 理由已随个人信息删除");
    }

    /** The second line: whatever the program's statements forget, PostgreSQL does not show. */
    @Test
    void postgresqlShowsLeadersToTheirLineOnly() throws Exception {
        UUID leader = appointed("PRESIDENT");
        attended("xihu", training("xihu", "FIRST"), leader).then().statusCode(200);
        try (var program =
                DriverManager.getConnection("jdbc:" + database, DatabaseRoles.PROGRAM, TestPostgres.rolePassword())) {
            program.setAutoCommit(false);
            for (var seen : Map.of(
                            "system:",
                            1,
                            "organization:" + society,
                            1,
                            "organization:" + beishan,
                            1,
                            "organization:" + anotherCounty(),
                            0,
                            "citizen:",
                            0,
                            "person:00",
                            0,
                            ":",
                            0)
                    .entrySet()) {
                String[] scope = seen.getKey().split(":", -1);
                try (var statement = program.prepareStatement(
                        "SELECT set_config('app.scope', ?, true), set_config('app.scope_key', ?, true)")) {
                    statement.setString(1, scope[0]);
                    statement.setString(2, scope[1]);
                    statement.execute();
                }
                for (String rows : List.of(
                        "leaders WHERE id = '" + leader + "'",
                        "leader_attendances WHERE leader_id = '" + leader + "'")) {
                    try (var statement = program.createStatement();
                            var counted = statement.executeQuery("SELECT count(*) FROM " + rows)) {
                        counted.next();
                        assertThat(counted.getInt(1))
                                .as(seen.getKey() + " " + rows)
                                .isEqualTo(seen.getValue());
                    }
                }
            }
            program.rollback();
        }
    }
}
