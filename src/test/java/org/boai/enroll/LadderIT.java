package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.boai.enroll.notification.Ladder;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Cases;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notice that nobody acknowledges climbs the tree; each step adds people and removes nobody. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class LadderIT {
    private static final String TOLD =
            """
            SELECT o.name || ' ' || a.because FROM notice_audiences a JOIN organizations o ON o.id = a.organization_id
            WHERE a.notice_id = ? ORDER BY a.step, cardinality(o.ancestors) DESC""";

    /** 宝石社区, whose society has no account. */
    private static final String WITHOUT_STEWARD = "330106002052";

    @Inject
    Ladder ladder;

    private Map<String, Object> application;
    private UUID subject;
    private UUID notice;

    /** Lives in 上保社区, where the demo has a steward; the township, the county and the city above have one too. */
    @BeforeEach
    void anApplication() {
        application = Applications.adult(Codes.poster());
        String receipt = receipt(application);
        subject = Database.applicationOf(receipt);
        notice = Database.noticeAbout(receipt);
    }

    /** As if it had been written so many days ago and the sweep had not come by since; it runs at the given moment. */
    private void age(int days, String sweep) {
        Database.change(
                "UPDATE notices SET created_at = now() - make_interval(days => ?), next_at = now() + ?::interval WHERE id = ?",
                days,
                sweep,
                notice);
    }

    private void awaitStep(int step) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Database.count("SELECT step::bigint FROM notices WHERE id = ?", notice) >= step);
    }

    private List<String> told() {
        return Database.column(String.class, TOLD, notice);
    }

    @Test
    void aNoticeIsDueFromItsFirstMoment() {
        UUID review = Database.noticeAbout(receipt(Cases.child(Codes.poster())));
        String due =
                "SELECT count(*) FROM notices WHERE id = ? AND kind = ? AND state = 'OPEN' AND next_at IS NOT NULL";
        assertThat(Database.count(due, notice, "MEMBER_ADMITTED")).isOne();
        assertThat(Database.count(due, review, "APPLICATION_TO_REVIEW")).isOne();
    }

    @Test
    void afterTwoWeeksEverySocietyUpToTheCityIsToldAndNobodyIsRemoved() {
        age(21, "0");
        awaitStep(4);
        assertThat(told())
                .containsExactly(
                        "上保社区红十字会 PLACED",
                        "北山街道红十字会 NOT_ACKNOWLEDGED",
                        "西湖区红十字会 NOT_ACKNOWLEDGED",
                        "杭州市红十字会 NOT_ACKNOWLEDGED");
        assertThat(Database.count("SELECT count(*) FROM notices WHERE id = ? AND next_at > now()", notice))
                .isOne();
    }

    @Test
    void itClimbsAlsoWhereNobodyIsAssigned() {
        String receipt = receipt(Applications.adult(Codes.poster(), WITHOUT_STEWARD));
        notice = Database.noticeAbout(receipt);
        age(21, "0");
        awaitStep(4);
        assertThat(told())
                .containsExactly(
                        "宝石社区红十字会 PLACED",
                        "北山街道红十字会 NOBODY_BELOW",
                        "西湖区红十字会 NOT_ACKNOWLEDGED",
                        "杭州市红十字会 NOT_ACKNOWLEDGED",
                        "浙江省红十字会 NOT_ACKNOWLEDGED");
    }

    @Test
    void anAcknowledgmentStopsTheSteps() {
        as("shangbao")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200);
        assertThat(Database.count(
                        "SELECT count(*) FROM notices WHERE id = ? AND kind = 'MEMBER_ADMITTED' AND next_at IS NULL",
                        notice))
                .isOne();
    }

    @Test
    void anAcknowledgedReviewHasADeadlineOfItsOwnUntilItIsDecided() {
        Database.change("UPDATE notices SET kind = 'APPLICATION_TO_REVIEW' WHERE id = ?", notice);
        as("shangbao")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200);
        assertThat(Database.count("SELECT count(*) FROM notices WHERE id = ? AND next_at > now()", notice))
                .isOne();
        Database.change(
                "UPDATE notices SET acknowledged_at = ?, next_at = now() WHERE id = ?",
                Timestamp.from(justDue(since -> ladder.reviewDue(1, false, since))),
                notice);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> told().size() > 1);
        assertThat(told()).containsExactly("上保社区红十字会 PLACED", "北山街道红十字会 NOT_DECIDED");
    }

    @Test
    void whoeverTheClockHasAddedMayActBeforeAnySweep() {
        Problem.expect(as("beishan").put("/api/v1/notices/" + notice + "/acknowledgment"), 403, "notice-not-yours");
        // two working days have passed whatever the weekday; only what is asked for is brought up to date here
        Database.change(
                "UPDATE notices SET created_at = now() - interval '21 days', next_at = now() - interval '1 second' WHERE id = ?",
                notice);
        as("beishan")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200)
                .body("acknowledgment.by", equalTo("beishan"));
    }

    @Test
    void aCallDoesNotStopTheClock() {
        as("shangbao").put("/api/v1/notices/" + notice + "/call").then().statusCode(200);
        age(21, "0");
        awaitStep(4);
        assertThat(told()).hasSize(4);
    }

    @Test
    void remindsOnceUnlessSomebodyHasCalled() {
        UUID channel = UUID.randomUUID();
        UUID endpoint = UUID.randomUUID();
        Database.change(
                "INSERT INTO channels (id, organization_id, kind, active) VALUES (?, ?, 'WEBHOOK', true)",
                channel,
                Stewards.organizationOf("shangbao"));
        Database.change(
                "INSERT INTO channel_endpoints (id, channel_id, address, open_at) VALUES (?, ?, '', now() + interval '1 day')",
                endpoint,
                channel);
        try {
            assertThat(reminded(endpoint)).isOne();
            anApplication();
            as("shangbao").put("/api/v1/notices/" + notice + "/call").then().statusCode(200);
            assertThat(reminded(endpoint)).isZero();
        } finally {
            Database.change("DELETE FROM deliveries WHERE endpoint_id = ?", endpoint);
            Database.change("DELETE FROM channel_endpoints WHERE id = ?", endpoint);
            Database.change("DELETE FROM channels WHERE id = ?", channel);
        }
    }

    /** The beginning of what has just become due, whatever day of the week it is. */
    private static Instant justDue(UnaryOperator<Instant> due) {
        Instant now = Instant.now();
        Instant since = now;
        while (due.apply(since).isAfter(now)) {
            since = since.minus(Duration.ofMinutes(30));
        }
        return since;
    }

    /** As if one working day had passed, and no second. @return how often the endpoint is to be reminded */
    private long reminded(UUID endpoint) {
        Database.change(
                "UPDATE notices SET created_at = ?, next_at = now() WHERE id = ?",
                Timestamp.from(justDue(since -> ladder.due(1, false, since))),
                notice);
        awaitStep(1);
        assertThat(told()).hasSize(1);
        return Database.count(
                "SELECT count(*) FROM deliveries WHERE notice_id = ? AND endpoint_id = ? AND step = 1",
                notice,
                endpoint);
    }

    @Test
    void manyAreAcknowledgedAtOnceAndEachForItself() {
        UUID nobody = UUID.randomUUID();
        as("shangbao")
                .body(Map.of("ids", List.of(notice, nobody)))
                .post("/api/v1/notices/acknowledgments")
                .then()
                .statusCode(200)
                .body("outcomes.acknowledged", contains(true, false))
                .body("outcomes.problem", contains(nullValue(), equalTo("notice-unknown")));
    }

    @Test
    void theApplicantIsToldWhoComesNextAndWhen() {
        String receipt = Database.one(String.class, "SELECT receipt FROM applications WHERE id = ?", subject);
        String digits = ((String) application.get("phone")).substring(7);
        var question = Map.of("receipt", receipt, "phoneLast4", digits);
        anyone().body(question)
                .post("/api/v1/applications/status")
                .then()
                .statusCode(200)
                .body("next.text", containsString("转报北山街道红十字会"));
        as("shangbao")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200);
        anyone().body(question)
                .post("/api/v1/applications/status")
                .then()
                .statusCode(200)
                .body("next", nullValue());
    }

    @Test
    void aCountySeesItsQueueAndHowItsBranchesAnswer() {
        UUID county = Stewards.organizationOf("xihu");
        // the first of all, however many wait
        Database.change(
                "UPDATE notices SET priority = true, created_at = now() - interval '20 years', next_at = NULL WHERE id = ?",
                notice);
        as("xihu")
                .get("/api/v1/organizations/" + county + "/queue?limit=500")
                .then()
                .statusCode(200)
                .body("items.noticeId", hasItem(notice.toString()));
        as("xihu")
                .get("/api/v1/organizations/" + county + "/answers")
                .then()
                .statusCode(200)
                .body("branches.find { it.organization == '北山街道红十字会' }.open", org.hamcrest.Matchers.greaterThan(0));
        as("xihu").get("/api/v1/organizations/" + county + "/silent").then().statusCode(200);
        Problem.expect(as("shangbao").get("/api/v1/organizations/" + county + "/queue"), 404, "organization-unknown");
        Problem.expect(as("shangbao").get("/api/v1/organizations/" + county + "/answers"), 404, "organization-unknown");
        Problem.expect(as("shangbao").get("/api/v1/organizations/" + county + "/silent"), 404, "organization-unknown");
        as("shangbao")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200);
    }
}
