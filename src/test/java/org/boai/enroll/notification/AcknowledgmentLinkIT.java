package org.boai.enroll.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.Codes;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.Verdict;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link in a message to a steward's own phone acknowledges one notice, once, within a day, and shows no person. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class AcknowledgmentLinkIT {
    private static final String HOST = "https://hh.example.cn";
    private static final String UNKNOWN = "/a/AAAAAAAAAAAAAAAA";

    @Inject
    SealedChannels sealed;

    @Inject
    Channels channels;

    @Inject
    PastLinks past;

    private Branch branch;
    private UUID phone;

    @BeforeEach
    void aBranchWithAPhone() {
        branch = Branch.untold();
        phone = branch.endpoint(ChannelKind.SMS, sealed);
        FakeChannels.answer(phone, Verdict.delivered());
    }

    @AfterEach
    void nobodyHasGuessed() {
        Database.change("DELETE FROM attempt_counters");
    }

    private UUID told() {
        UUID notice = branch.apply(Codes.poster());
        Branch.until(phone, "state = 'DELIVERED'", 1);
        return notice;
    }

    /** The path of the link in the only message to the phone. */
    private String path() {
        var links = FakeChannels.sentTo(phone);
        assertThat(links).hasSize(1);
        String link = links.get(0).acknowledgmentLink();
        assertThat(link).matches(HOST + "/a/[0-9A-Za-z_-]{15}[0-9A-Za-z_]");
        return link.substring(HOST.length());
    }

    private static Response look(String path) {
        return given().header("Accept-Language", "zh-CN").get(path);
    }

    private static Response press(String path) {
        return given().header("Accept-Language", "zh-CN")
                .contentType("application/x-www-form-urlencoded")
                .post(path);
    }

    private static ValidatableResponse refused(Response answer, int status, String title) {
        var page = answer.then().statusCode(status);
        assertThat(answer.asString()).contains(title, "登录，打开收件箱", "/console/inbox");
        assertThat(answer.asString()).doesNotContain("<button>签收");
        return page;
    }

    private static String state(UUID notice) {
        return Database.one(String.class, "SELECT state FROM notices WHERE id = ?", notice);
    }

    private static long audited(UUID notice) {
        return Database.count(
                """
                SELECT count(*) FROM audit_entries e JOIN acknowledgment_links l ON l.id = e.actor_id
                WHERE e.action = 'notice-acknowledged-by-link' AND e.object_id = ? AND e.actor_kind = 'LINK'
                  AND e.organization_id = l.organization_id""",
                notice.toString());
    }

    private String nameOf(UUID organization) {
        return Database.one(String.class, "SELECT name FROM organizations WHERE id = ?", organization);
    }

    @Test
    void onlyPhonesAndMailboxesAreAStewardsOwn() {
        assertThat(Arrays.stream(ChannelKind.values())
                        .filter(kind -> channels.require(kind).personal()))
                .containsExactlyInAnyOrder(ChannelKind.SMS, ChannelKind.EMAIL);
    }

    @Test
    void groupsAndProgramsGetNoLink() {
        UUID webhook = branch.endpoint(ChannelKind.WEBHOOK, sealed);
        UUID robot = branch.endpoint(ChannelKind.WECOM_ROBOT, sealed);
        told();
        Branch.until(webhook, "state = 'DELIVERED'", 1);
        Branch.until(robot, "state = 'DELIVERED'", 1);
        assertThat(path()).isNotEmpty();
        assertThat(FakeChannels.sentTo(webhook).get(0).acknowledgmentLink()).isNull();
        assertThat(FakeChannels.sentTo(robot).get(0).acknowledgmentLink()).isNull();
        assertThat(Database.count(
                        "SELECT count(*) FROM acknowledgment_links WHERE organization_id = ?", branch.organization()))
                .isOne();
    }

    @Test
    void severalNoticesInOneMessageHaveNoLink() {
        Branch.close(phone);
        branch.apply(Codes.poster());
        branch.apply(Codes.poster());
        Branch.until(phone, "due_at > now() + interval '30 minutes'", 2);
        Branch.open(phone);
        Branch.until(phone, "state = 'DELIVERED'", 2);
        var messages = FakeChannels.sentTo(phone);
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).count()).isEqualTo(2);
        assertThat(messages.get(0).acknowledgmentLink()).isNull();
        assertThat(Database.count("SELECT count(*) FROM acknowledgment_links WHERE endpoint_id = ?", phone))
                .isZero();
    }

    @Test
    void everyAttemptCarriesTheSameLinkForAnotherDay() {
        FakeChannels.answer(phone, Verdict.later("http-503", Duration.ofHours(1)));
        branch.apply(Codes.poster());
        Branch.until(phone, "attempts = 1 AND lease IS NULL", 1);
        Database.change(
                "UPDATE acknowledgment_links SET created_at = created_at - interval '2 days',"
                        + " expires_at = expires_at - interval '2 days' WHERE endpoint_id = ?",
                phone);
        refused(look(linkPath(0)), 410, "已过期");
        FakeChannels.answer(phone, Verdict.delivered());
        Branch.open(phone);
        Branch.until(phone, "state = 'DELIVERED'", 1);
        assertThat(linkPath(0)).isEqualTo(linkPath(1));
        assertThat(Database.count("SELECT count(*) FROM acknowledgment_links WHERE endpoint_id = ?", phone))
                .isOne();
        look(linkPath(1)).then().statusCode(200);
    }

    /** What stands on it about this notice: neither addresses nor days, whose digits may be anybody's. */
    private static String said(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"))
                .replaceAll("<time.*?</time>", "")
                .replaceAll("(href|action|src)=\"[^\"]*\"", "");
    }

    private String linkPath(int message) {
        return FakeChannels.sentTo(phone).get(message).acknowledgmentLink().substring(HOST.length());
    }

    @Test
    void lookingChangesNothingAndShowsNoPerson() {
        var application = Applications.adult(Codes.poster(), branch.region());
        UUID notice = Database.noticeAbout(receipt(application));
        Branch.until(phone, "state = 'DELIVERED'", 1);
        String path = path();
        String page = look(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", containsString("form-action 'self'"))
                .extract()
                .asString();
        given().head(path).then().statusCode(200);
        look(path).then().statusCode(200);
        assertThat(page)
                .contains("入会通知", nameOf(branch.organization()), "<button>签收</button>", "noindex")
                .contains("action=\"" + path + "\"")
                .doesNotContainPattern("<script(?! src=\"/assets/)")
                .doesNotContain((String) application.get("fullName"), (String) application.get("phone"));
        assertThat(said(page)).contains("入会通知").doesNotContain(((String) application.get("phone")).substring(7));
        assertThat(given().header("Accept-Language", "en").get(path).asString())
                .contains("<button>Acknowledge</button>");
        assertThat(state(notice)).isEqualTo("OPEN");
        assertThat(audited(notice)).isZero();
        assertThat(Database.count(
                        "SELECT count(*) FROM acknowledgment_links WHERE notice_id = ? AND used_at IS NULL", notice))
                .isOne();
    }

    @Test
    void theButtonAcknowledgesThisNoticeForTheBranchThatGotTheLink() {
        UUID notice = told();
        String path = path();
        UUID other = branch.apply(Codes.poster());
        long seq = sequenceOf(notice);
        assertThat(press(path).then().statusCode(200).extract().asString())
                .contains("这条通知已签收", nameOf(branch.organization()))
                .doesNotContain("<button>");
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM notices n JOIN acknowledgment_links l ON l.id = n.acknowledged_by_link
                        WHERE n.id = ? AND n.state = 'ACKNOWLEDGED' AND n.acknowledged_by IS NULL AND n.next_at IS NULL
                          AND n.acknowledged_for = ? AND l.used_at IS NOT NULL AND l.notice_id = n.id""",
                        notice,
                        branch.organization()))
                .isOne();
        assertThat(audited(notice)).isOne();
        assertThat(state(other)).isEqualTo("OPEN");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sequenceOf(notice) > seq);
        as("xihu")
                .get("/api/v1/notices?state=ACKNOWLEDGED&limit=100&after=" + (countyNumber(notice) - 1))
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(notice.toString()))
                .body("items[0].acknowledgment.by", nullValue())
                .body("items[0].acknowledgment.organization", equalTo(nameOf(branch.organization())));
    }

    private long sequenceOf(UUID notice) {
        String number =
                """
                SELECT coalesce(max(seq), 0) FROM notice_audiences WHERE notice_id = ? AND organization_id = ?""";
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Database.count(number, notice, branch.organization()) > 0);
        return Database.count(number, notice, branch.organization());
    }

    /** Its number in the inbox of the county, which is told because nobody can act in the branch. */
    private static long countyNumber(UUID notice) {
        String number =
                """
                SELECT coalesce(max(seq), 0) FROM notice_audiences WHERE notice_id = ? AND organization_id = ?""";
        UUID county = Stewards.organizationOf("xihu");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Database.count(number, notice, county) > 0);
        return Database.count(number, notice, county);
    }

    @Test
    void anApplicationToReviewKeepsItsOwnDeadline() {
        UUID notice = told();
        Database.change("UPDATE notices SET kind = 'APPLICATION_TO_REVIEW' WHERE id = ?", notice);
        assertThat(look(path()).asString()).contains("待审核入会申请");
        press(path()).then().statusCode(200);
        assertThat(Database.count(
                        "SELECT count(*) FROM notices WHERE id = ? AND state = 'ACKNOWLEDGED' AND next_at > now()",
                        notice))
                .isOne();
    }

    @Test
    void whatIsDueIsTakenBeforeTheAcknowledgment() {
        UUID notice = told();
        String path = path();
        Database.change(
                "UPDATE notices SET created_at = now() - interval '21 days', next_at = now() - interval '1 second' WHERE id = ?",
                notice);
        press(path).then().statusCode(200);
        assertThat(Database.count("SELECT step::bigint FROM notices WHERE id = ?", notice))
                .isPositive();
    }

    /** A link has no account: what is owed to the member was taken on by the branch. */
    @Test
    void whatIsOwedToTheMemberWasTakenOnByNobodyInParticular() {
        UUID notice = told();
        press(path()).then().statusCode(200);
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM duties d JOIN members m ON m.id = d.member_id
                        JOIN notices n ON n.subject_id = m.application_id
                        WHERE n.id = ? AND d.taken_on_at IS NOT NULL AND d.owner_id IS NULL""",
                        notice))
                .isEqualTo(3);
    }

    @Test
    void manyPressesAtOnceAcknowledgeOnce() {
        UUID notice = told();
        String path = path();
        var answers = Together.times(6, i -> press(path).statusCode());
        assertThat(answers).containsOnly(200, 410).containsOnlyOnce(200);
        assertThat(audited(notice)).isOne();
        assertThat(state(notice)).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void itIsGoodForADayAndNoLonger() {
        UUID notice = told();
        String path = path();
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM acknowledgment_links WHERE notice_id = ?
                        AND expires_at = created_at + interval '24 hours' AND created_at > now() - interval '5 minutes'""",
                        notice))
                .isOne();
        Database.change(
                "UPDATE acknowledgment_links SET created_at = created_at - interval '24 hours',"
                        + " expires_at = expires_at - interval '24 hours' WHERE notice_id = ?",
                notice);
        refused(look(path), 410, "已过期").header("Cache-Control", "no-store");
        refused(press(path), 410, "已过期");
        assertThat(state(notice)).isEqualTo("OPEN");
    }

    @Test
    void itWorksOnceWhateverBecomesOfTheNotice() {
        UUID notice = told();
        String path = path();
        press(path).then().statusCode(200);
        Database.change(
                """
                UPDATE notices SET state = 'OPEN', acknowledged_at = NULL, acknowledged_for = NULL,
                    acknowledged_by_link = NULL WHERE id = ?""",
                notice);
        refused(press(path), 410, "已经用这个链接签收过了");
        refused(look(path), 410, "已经用这个链接签收过了");
        assertThat(state(notice)).isEqualTo("OPEN");
    }

    @Test
    void anUnknownLinkSaysWhatToDo() {
        refused(look(UNKNOWN), 404, "没有这个签收链接");
        refused(press(UNKNOWN), 404, "没有这个签收链接");
        look("/a/short").then().statusCode(404);
    }

    @Test
    void whatAnotherOrganizationHasAcknowledgedStaysTheirs() {
        UUID notice = told();
        String path = path();
        as("xihu").put("/api/v1/notices/" + notice + "/acknowledgment").then().statusCode(200);
        for (var answer : new Response[] {look(path), press(path)}) {
            assertThat(answer.then().statusCode(200).extract().asString())
                    .contains("这条通知已签收", nameOf(Stewards.organizationOf("xihu")))
                    .doesNotContain("xihu", "<button>");
        }
        assertThat(audited(notice)).isZero();
        assertThat(Database.one(UUID.class, "SELECT acknowledged_for FROM notices WHERE id = ?", notice))
                .isEqualTo(Stewards.organizationOf("xihu"));
        assertThat(Database.count(
                        "SELECT count(*) FROM acknowledgment_links WHERE notice_id = ? AND used_at IS NULL", notice))
                .isOne();
    }

    @Test
    void aPhoneThatWasRemovedAcknowledgesNothing() {
        UUID notice = told();
        String path = path();
        Database.change("UPDATE channel_endpoints SET state = 'REMOVED' WHERE id = ?", phone);
        refused(look(path), 410, "已停用");
        refused(press(path), 410, "已停用");
        assertThat(state(notice)).isEqualTo("OPEN");
    }

    @Test
    void anOrganizationThatIsNotToldAcknowledgesNothing() {
        UUID notice = told();
        String path = path();
        Database.change(
                "DELETE FROM notice_audiences WHERE notice_id = ? AND organization_id = ?",
                notice,
                branch.organization());
        refused(look(path), 410, "已停用");
        refused(press(path), 410, "已停用");
        assertThat(state(notice)).isEqualTo("OPEN");
    }

    @Test
    void whoeverGuessesWaits() {
        told();
        String path = path();
        for (int i = 0; i < 40; i++) {
            look(path).then().statusCode(200);
        }
        for (int i = 0; i < 30; i++) {
            refused(look(UNKNOWN), 404, "没有这个签收链接");
        }
        refused(look(UNKNOWN), 429, "").header("Retry-After", notNullValue());
        refused(press(path), 429, "");
    }

    @Test
    void onlyTheHashOfATokenIsKept() {
        told();
        String token = path().substring("/a/".length());
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM acknowledgment_links l WHERE endpoint_id = ?
                        AND token_hash = sha256(convert_to(?, 'UTF8')) AND l::text NOT LIKE '%' || ? || '%'""",
                        phone, token, token))
                .isOne();
    }

    @Test
    void longExpiredOnesAreRemovedAndUsedOnesStay() {
        told();
        press(path()).then().statusCode(200);
        Database.change(
                "UPDATE acknowledgment_links SET created_at = now() - interval '9 days',"
                        + " expires_at = now() - interval '8 days' WHERE endpoint_id = ?",
                phone);
        UUID longAgo = unused("8 days");
        UUID yesterday = unused("1 day");
        past.sweep().await().atMost(Duration.ofSeconds(20));
        assertThat(Database.column(
                        UUID.class,
                        "SELECT id FROM acknowledgment_links WHERE endpoint_id = ? AND used_at IS NULL",
                        phone))
                .containsExactly(yesterday)
                .doesNotContain(longAgo);
        assertThat(Database.count(
                        "SELECT count(*) FROM acknowledgment_links WHERE endpoint_id = ? AND used_at IS NOT NULL",
                        phone))
                .isOne();
    }

    /** Beside the one that there is. */
    private UUID unused(String expiredSince) {
        UUID id = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO acknowledgment_links (id, token_hash, notice_id, organization_id, endpoint_id, created_at,
                    expires_at)
                SELECT ?, cast(? AS text)::bytea, notice_id, organization_id, endpoint_id, now() - interval '9 days',
                    now() - ?::interval
                FROM acknowledgment_links WHERE endpoint_id = ? LIMIT 1""",
                id,
                id.toString(),
                expiredSince,
                phone);
        return id;
    }
}
