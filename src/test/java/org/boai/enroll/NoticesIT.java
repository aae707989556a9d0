package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.boai.enroll.support.Api.submitPatiently;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.Test;

/** The inbox: written with the application, never with a hole, closed by a person. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class NoticesIT {
    /** 宝石社区 below 北山街道 has a society and, in the demo, nobody who can act there. */
    private static final String BAOSHI = "330106002052";

    private static final String EMPTY_VILLAGE =
            """
            SELECT r.code FROM organizations o JOIN regions r ON r.id = o.location_region_id
            WHERE o.kind = 'VILLAGE' AND r.code LIKE '330106%' AND r.code NOT LIKE '330106002%'
              AND NOT EXISTS (SELECT 1 FROM notice_audiences a WHERE a.organization_id = o.id)
              AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.organization_id = o.id) ORDER BY r.code LIMIT 1""";

    private static JsonPath inbox(String steward, String after, int limit) {
        return JsonPath.from(as(steward)
                .get("/api/v1/notices?limit=" + limit + "&after=" + after)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** Waits until every row of an inbox has its number. */
    static void quiet(UUID organization) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Database.count(
                                "SELECT count(*) FROM notice_audiences WHERE organization_id = ? AND seq IS NULL",
                                organization)
                        == 0);
    }

    @Test
    void everyApplicationHasItsNoticeInTheSameTransaction() {
        String receipt = receipt(Applications.adult(Codes.poster()));
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM applications a JOIN notices n ON n.subject_id = a.id JOIN members m ON m.id = a.member_id
                        WHERE a.receipt = ? AND n.xmin = a.xmin AND m.xmin = a.xmin
                          AND EXISTS (SELECT 1 FROM consents c WHERE c.subject_id = a.id AND c.xmin = a.xmin)
                          AND EXISTS (SELECT 1 FROM idempotency_keys k WHERE k.xmin = a.xmin)
                          AND EXISTS (SELECT 1 FROM audit_entries e WHERE e.object_id = a.id::text AND e.xmin = a.xmin)""",
                        receipt))
                .isOne();
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM notices n JOIN applications a ON a.id = n.subject_id
                        WHERE a.receipt = ? AND n.kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW')""",
                        receipt))
                .isOne();
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM applications a WHERE a.receipt = ? AND NOT EXISTS (
                            SELECT 1 FROM notices n JOIN notice_audiences s ON s.notice_id = n.id
                            WHERE n.subject_id = a.id AND n.organization_id = a.organization_id
                              AND s.organization_id = a.organization_id AND s.because = 'PLACED')""",
                        receipt))
                .isZero();
    }

    @Test
    void whereNobodyCanActTheSocietyAboveIsToldAtOnce() {
        String receipt = receipt(Applications.adult(Codes.poster(), BAOSHI));
        UUID notice = Database.noticeAbout(receipt);
        assertThat(Database.column(
                        String.class,
                        "SELECT o.name || ' ' || a.because FROM notice_audiences a JOIN organizations o ON o.id = a.organization_id"
                                + " WHERE a.notice_id = ?",
                        notice))
                .containsExactlyInAnyOrder("宝石社区红十字会 PLACED", "北山街道红十字会 NOBODY_BELOW");
        String seen =
                Codes.noticeAbout("beishan", Database.applicationOf(receipt).toString());
        assertThat(seen).isEqualTo(notice.toString());
    }

    @Test
    void anAcknowledgmentIsSeenInEveryInboxAndHappensOnce() {
        String receipt = receipt(Applications.adult(Codes.poster(), BAOSHI));
        UUID notice = Database.noticeAbout(receipt);
        String address = "/api/v1/notices/" + notice + "/acknowledgment";
        String village = Stewards.at(Database.societyOf(BAOSHI), "HANDLER");
        try {
            String first =
                    as("beishan").put(address).then().statusCode(200).extract().path("acknowledgment.at");
            as(village)
                    .put(address)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ACKNOWLEDGED"))
                    .body("acknowledgment.by", equalTo("beishan"))
                    .body("acknowledgment.organization", equalTo("北山街道红十字会"))
                    .body("acknowledgment.at", equalTo(first));
            assertThat(Database.count(
                            "SELECT count(*) FROM audit_entries WHERE object_id = ? AND action = 'notice-acknowledged'",
                            notice.toString()))
                    .isOne();
        } finally {
            Stewards.disable(village);
        }
    }

    @Test
    void whoeverIsNotInTheAudienceDoesNotAcknowledge() {
        UUID notice = Database.noticeAbout(receipt(Applications.adult(Codes.poster())));
        String address = "/api/v1/notices/" + notice + "/acknowledgment";
        Problem.expect(as("beishan").put(address), 403, "notice-not-yours");
        Problem.expect(as("school").put(address), 404, "notice-unknown");
        String viewer = Stewards.at(Stewards.organizationOf("shangbao"), "VIEWER");
        Problem.expect(as(viewer).put(address), 403, "not-permitted");
        assertThat(Database.one(String.class, "SELECT state FROM notices WHERE id = ?", notice))
                .isEqualTo("OPEN");
    }

    @Test
    void aNoticeThatChangedComesAgainBehindTheCursor() {
        String region = Database.one(String.class, EMPTY_VILLAGE);
        UUID organization = Database.societyOf(region);
        String steward = Stewards.at(organization, "HANDLER");
        String code = Codes.poster();
        var first = Database.noticeAbout(receipt(Applications.adult(code, region)));
        receipt(Applications.adult(code, region));
        quiet(organization);
        String cursor = inbox(steward, "0", 100).getString("next");
        assertThat(inbox(steward, cursor, 100).getList("items")).isEmpty();

        as(steward).put("/api/v1/notices/" + first + "/acknowledgment").then().statusCode(200);
        quiet(organization);
        var changed = inbox(steward, cursor, 100);
        assertThat(changed.getList("items.id")).containsExactly(first.toString());
        assertThat(changed.getString("items[0].state")).isEqualTo("ACKNOWLEDGED");
        assertThat(changed.getLong("next")).isGreaterThan(Long.parseLong(cursor));
    }

    @Test
    void whatWasWrittenFirstAndCommittedLastComesBehindTheCursor() throws SQLException {
        UUID organization = Stewards.organizationOf("beishan");
        UUID late = Database.noticeAbout(receipt(Applications.adult(Codes.poster())));
        quiet(organization);
        try (var open = TestPostgres.superuser(OnPostgres.DATABASE);
                var write = open.prepareStatement(
                        "INSERT INTO notice_audiences (notice_id, organization_id, step, because, added_at)"
                                + " VALUES (?, ?, 1, 'NOT_ACKNOWLEDGED', now())")) {
            open.setAutoCommit(false);
            write.setObject(1, late);
            write.setObject(2, organization);
            write.executeUpdate();
            UUID early = Database.noticeAbout(receipt(Applications.adult(Codes.poster(), BAOSHI)));
            quiet(organization);
            long cursor = number(early, organization);
            open.commit();
            quiet(organization);
            assertThat(number(late, organization)).isGreaterThan(cursor);
        }
    }

    private static long number(UUID notice, UUID organization) {
        return Database.count(
                "SELECT seq FROM notice_audiences WHERE notice_id = ? AND organization_id = ?", notice, organization);
    }

    @Test
    void aReaderWhoFollowsTheCursorWhilePeopleApplyMissesNobody() {
        String region = Database.one(String.class, EMPTY_VILLAGE);
        UUID organization = Database.societyOf(region);
        String steward = Stewards.at(organization, "VIEWER");
        String code = Codes.poster();
        var people = CompletableFuture.supplyAsync(() ->
                Together.times(200, i -> submitPatiently(UUID.randomUUID().toString(), Applications.adult(code, region))
                        .statusCode()));

        Set<String> seen = new HashSet<>();
        var cursor = new String[] {"0"};
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            var page = inbox(steward, cursor[0], 20);
            seen.addAll(page.getList("items.id"));
            cursor[0] = page.getString("next");
            return people.isDone() && seen.size() >= 200;
        });
        assertThat(people.join()).containsOnly(201);
        assertThat(seen).hasSize(200);

        quiet(organization);
        assertThat(everything(steward)).hasSize(200).doesNotHaveDuplicates().containsAll(seen);
    }

    /** Page by page from the start, as long as there is more. */
    private static List<String> everything(String steward) {
        List<String> all = new ArrayList<>();
        String cursor = "0";
        while (true) {
            var page = inbox(steward, cursor, 17);
            if (page.getList("items").isEmpty()) {
                return all;
            }
            all.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        }
    }

    @Test
    void anInboxTellsMaskedNamesOnly() {
        var application = Applications.adult(Codes.poster());
        application.put("fullName", "欧阳测试");
        UUID notice = Database.noticeAbout(receipt(application));
        var answer = as("shangbao").put("/api/v1/notices/" + notice + "/acknowledgment");
        answer.then().body("applicant", equalTo("欧*试"));
        assertThat(answer.asString()).doesNotContain("欧阳测试", (String) application.get("phone"));
        assertThat(Map.copyOf(answer.<Map<String, Object>>path(""))).doesNotContainKey("phone");
    }
}
