package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.rights.RetentionJob;
import org.boai.enroll.security.Limits;
import org.boai.enroll.support.CheckIns;
import org.boai.enroll.support.CheckIns.Door;
import org.boai.enroll.support.CheckIns.Pass;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Parts;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a branch has in hand of its activities: a sheet to sign, numbers, workbooks; and what the member reads. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class AttendanceReportIT {
    @Inject
    FieldCipher cipher;

    @Inject
    RetentionJob retention;

    @Inject
    Limits limits;

    private final UUID branch = Stewards.organizationOf("shangbao");
    private final String steward = Stewards.at(branch, "HANDLER");
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private UUID place(UUID activity, Life member) {
        UUID participation = UUID.randomUUID();
        byte[] name = cipher.seal(Field.FULL_NAME, participation, (String) member.application.get("fullName"));
        return CheckIns.place(activity, member.member, participation, name);
    }

    private static long acts(String action, String account) {
        return Database.count(
                "SELECT count(*) FROM audit_entries e JOIN accounts a ON a.id = e.actor_id"
                        + " WHERE e.action = ? AND a.username = ?",
                action,
                account);
    }

    private static String sheetOf(Response workbook) {
        return Parts.of(workbook.asByteArray()).get("xl/worksheets/sheet1.xml");
    }

    @Test
    void theSheetToSignHasNamesInFullAndEachPrintIsOnRecord() throws IOException {
        UUID activity = CheckIns.activity(branch);
        var member = Life.in(Codes.poster());
        place(activity, member);
        String name = (String) member.application.get("fullName");
        var printed = as(steward).get("/api/v1/activities/" + activity + "/sign-in-sheet?blank=3");
        printed.then().statusCode(200).contentType("application/pdf").header("Cache-Control", "no-store");
        try (var document = Loader.loadPDF(printed.asByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains("签到表", name.substring(0, 2), steward, "现场");
        }
        assertThat(acts("sign-in-sheet-printed", steward)).isOne();
        assertThat(printed.header("Content-Disposition")).doesNotContain(name);
    }

    private Response sheet(UUID activity) {
        return as(steward).get("/api/v1/activities/" + activity + "/sign-in-sheet");
    }

    /** Signed up with a guardian, or put in at the door with a consent on paper. */
    @ParameterizedTest
    @ValueSource(strings = {"guardian_confirmed_at = now()", "door_consent_kept_at = '社区办公室文件柜'"})
    void aMinorIsMaskedOnTheSheetToSign(String consent) throws IOException {
        UUID activity = CheckIns.activity(branch);
        var member = Life.in(Codes.poster());
        UUID participation = place(activity, member);
        Database.change("UPDATE participations SET " + consent + " WHERE id = ?", participation);
        String name = (String) member.application.get("fullName");
        try (var document = Loader.loadPDF(sheet(activity).asByteArray())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(name.charAt(0) + "*")
                    .doesNotContain(name.substring(0, 2));
        }
    }

    @Test
    void aSheetExistsWhilePeopleComeAndSoOftenAnHour() throws Throwable {
        UUID activity = CheckIns.activity(branch);
        for (String state : List.of("DRAFT", "CANCELLED", "REPORTED")) {
            Database.change("UPDATE activities SET state = ? WHERE id = ?", state, activity);
            Problem.expect(sheet(activity), 409, "no-sign-in-sheet");
        }
        for (String state : List.of("CLOSED", "HELD")) {
            Database.change("UPDATE activities SET state = ? WHERE id = ?", state, activity);
            sheet(activity).then().statusCode(200);
        }
        Database.change(
                "UPDATE activities SET starts_at = now() - interval '5 hours', ends_at = now() - interval '121 minutes',"
                        + " sign_up_until = starts_at - interval '5 hours' WHERE id = ?",
                activity);
        Problem.expect(sheet(activity), 409, "no-sign-in-sheet");
        Database.change("UPDATE activities SET ends_at = now() - interval '119 minutes' WHERE id = ?", activity);
        sheet(activity).then().statusCode(200);

        UUID account = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", steward);
        VertxContextSupport.subscribeAndAwait(
                () -> limits.take("sign-in-sheet:" + account, 60, Duration.ofHours(1), 60 - 7));
        Problem.expect(sheet(activity), 429, "too-many-tries");
        as(Stewards.at(branch, "HANDLER"))
                .get("/api/v1/activities/" + activity + "/sign-in-sheet")
                .then()
                .statusCode(200);
    }

    @Test
    void aWorkbookOfWhoCameIsMaskedAndOnRecord() throws IOException {
        UUID activity = CheckIns.activity(branch);
        var member = Life.in(Codes.poster());
        place(activity, member);
        var workbook = as(steward).get("/api/v1/activities/" + activity + "/attendance-report/file");
        workbook.then().statusCode(200);
        assertThat(sheetOf(workbook)).contains("测*", "未到", steward).doesNotContain((String)
                member.application.get("fullName"));
        assertThat(acts("attendances-exported", steward)).isOne();
    }

    @Test
    void aPeriodIsReportedActivityByActivityAndAllTogether() throws IOException {
        UUID organization = Life.school();
        String own = Stewards.at(organization, "HANDLER");
        Instant base = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<UUID> activities = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            activities.add(0, CheckIns.activity(organization, base.plus(i, ChronoUnit.MINUTES), null));
        }
        UUID came = CheckIns.place(activities.get(0), Life.in(Codes.poster()).member, UUID.randomUUID(), new byte[0]);
        Database.change(
                "UPDATE participations SET checked_in_at = now(), check_in_way = 'BY_HAND', minutes = 45 WHERE id = ?",
                came);
        CheckIns.place(activities.get(0), Life.in(Codes.poster()).member, UUID.randomUUID(), new byte[0]);
        Database.change("UPDATE activities SET state = 'HELD' WHERE id = ?", activities.get(0));
        UUID draft = CheckIns.activity(organization, base, null);
        Database.change("UPDATE activities SET state = 'DRAFT' WHERE id = ?", draft);

        LocalDate today = LocalDate.now(SystemClock.ZONE);
        String period = "?from=" + today.minusDays(1) + "&until=" + today.plusDays(1);
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            var page = as(own).get("/api/v1/attendance-reports" + period + "&limit=2" + after);
            page.then().statusCode(200);
            seen.addAll(page.path("items.activity"));
            after = page.path("next") == null ? null : "&after=" + page.path("next");
        } while (after != null);
        assertThat(seen).isEqualTo(activities.stream().map(UUID::toString).toList());

        // those above see it within theirs, the province by its own index
        for (String above : List.of("xihu", "province")) {
            as(above)
                    .get("/api/v1/attendance-reports/totals" + period + "&organization=" + organization)
                    .then()
                    .statusCode(200)
                    .body("activities", equalTo(5))
                    .body("counts.places", equalTo(2))
                    .body("counts.came", equalTo(1))
                    .body("counts.byHand", equalTo(1))
                    .body("counts.noShows", equalTo(1))
                    .body("counts.minutes", equalTo(45));
            List<String> all = as(above)
                    .get("/api/v1/attendance-reports" + period)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.activity");
            assertThat(all).containsSubsequence(seen);
        }
        var workbook = as(own).get("/api/v1/attendance-reports/file" + period);
        workbook.then().statusCode(200);
        assertThat(sheetOf(workbook)).contains("社区健康义诊", "已举办", "45");
        assertThat(acts("attendance-report-exported", own)).isOne();
        as(own).get("/api/v1/attendance-reports?from=2025-01-01&until=2026-11-30")
                .then()
                .statusCode(400);
        as(own).get("/api/v1/attendance-reports?from=2026-01-01").then().statusCode(400);
    }

    /** Whose hours, and of what: one left, one came back, one was not seen leaving; and something was called off. */
    @Test
    void hoursReportTotalsAndLedgerAgree() throws IOException {
        UUID organization = Life.school();
        String own = Stewards.at(organization, "HANDLER");
        UUID held = CheckIns.activity(organization, now.minus(180, ChronoUnit.MINUTES), null);
        UUID calledOff = CheckIns.activity(organization, now.minus(180, ChronoUnit.MINUTES), null);
        var left = Life.in(Codes.poster());
        var back = Life.in(Codes.poster());
        var unseen = Life.in(Codes.poster());
        String session = seen(held, own, left, "IN170", "OUT100");
        scanned(calledOff, own, left, session, List.of("IN170", "OUT110"));
        List<String> sessions =
                List.of(session, seen(held, own, back, "IN170", "OUT169", "IN160"), seen(held, own, unseen, "IN180"));
        decided(own, calledOff, "cancellation");
        decided(own, held, "holding");
        // where no other test holds anything
        Database.change(
                """
                WITH moved AS (UPDATE activities SET starts_at = starts_at - interval '100 days',
                    ends_at = ends_at - interval '100 days', held_at = held_at - interval '100 days',
                    sign_up_until = sign_up_until - interval '100 days' WHERE id IN (?, ?) RETURNING id)
                UPDATE participations SET checked_in_at = checked_in_at - interval '100 days',
                    came_again_at = came_again_at - interval '100 days', signed_out_at = signed_out_at - interval '100 days',
                    last_out_at = last_out_at - interval '100 days' WHERE activity_id IN (SELECT id FROM moved)""",
                held,
                calledOff);

        List<Integer> hours = new ArrayList<>();
        for (String person : sessions) {
            var read = Persons.as(person).get("/api/v1/my/hours");
            read.then().statusCode(200).body("years.activities", equalTo(List.of(1)));
            hours.addAll(read.path("items.minutes"));
            hours.addAll(read.path("years.minutes"));
        }
        assertThat(hours).containsExactly(70, 70, 140, 140, 150, 150);
        as(own).get("/api/v1/activities/" + held + "/attendance-report")
                .then()
                .statusCode(200)
                .body("counts.came", equalTo(3))
                .body("counts.minutes", equalTo(360));
        LocalDate day = LocalDate.ofInstant(now.minus(100, ChronoUnit.DAYS), SystemClock.ZONE);
        String period = "?from=" + day.minusDays(1) + "&until=" + day.plusDays(1);
        as(own).get("/api/v1/attendance-reports" + period)
                .then()
                .statusCode(200)
                .body("items.activity", equalTo(List.of(held.toString())))
                .body("items[0].counts.came", equalTo(3))
                .body("items[0].counts.minutes", equalTo(360));
        as(own).get("/api/v1/attendance-reports/totals" + period)
                .then()
                .statusCode(200)
                .body("activities", equalTo(1))
                .body("counts.came", equalTo(3))
                .body("counts.minutes", equalTo(360));
        String month = YearMonth.from(LocalDate.ofInstant(
                        now.minus(180, ChronoUnit.MINUTES).minus(100, ChronoUnit.DAYS), SystemClock.ZONE))
                .toString();
        String ledger = sheetOf(as(own).get("/api/v1/organizations/" + organization + "/duty-ledger?month=" + month));
        assertThat(figure(ledger, "举办活动（场）")).isEqualTo("1");
        assertThat(figure(ledger, "会员参加活动（人次）")).isEqualTo("3");
        assertThat(figure(ledger, "会员服务时长（小时）")).isEqualTo("6");
    }

    /** At a door, so many minutes ago. @return the member's session */
    private String seen(UUID activity, String steward, Life member, String... scans) {
        String session = Persons.session(member.application);
        scanned(activity, steward, member, session, List.of(scans));
        return session;
    }

    private void scanned(UUID activity, String steward, Life member, String session, List<String> scans) {
        place(activity, member);
        var pass = Pass.of(Persons.as(session).get("/api/v1/my/activities/" + activity + "/pass"));
        var door = Door.open(activity, steward);
        for (String scan : scans) {
            String direction = scan.startsWith("IN") ? "IN" : "OUT";
            Instant at = now.minus(Long.parseLong(scan.substring(direction.length())), ChronoUnit.MINUTES);
            assertThat(door.outcomes(door.scan(pass.at(at), at, direction))).containsExactly("ACCEPTED");
        }
    }

    private static void decided(String steward, UUID activity, String what) {
        as(steward)
                .body(Map.of())
                .post("/api/v1/activities/" + activity + "/" + what)
                .then()
                .statusCode(200);
    }

    private static String figure(String sheet, String label) {
        return Arrays.stream(sheet.split("</row>"))
                .filter(row -> row.contains(label))
                .map(row -> row.substring(row.indexOf(label) + label.length()).replaceAll("<[^>]*>", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPhoneWithoutScriptShowsAPassAndReadsItsHours() {
        UUID activity = CheckIns.activity(branch);
        var member = Life.in(Codes.poster());
        place(activity, member);
        String session = Persons.session(member.application);
        String address = "/my/activities/" + activity + "/pass";
        String page = given().cookie("boai_person", session)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("社区健康义诊", address + "/picture", "换一个新的二维码").doesNotContain("http-equiv");
        var picture = given().cookie("boai_person", session).get(address + "/picture");
        picture.then().statusCode(200);
        assertThat(picture.asString()).startsWith("<svg");
        assertThat(given().cookie("boai_person", session).get("/my").asString()).contains("href=\"/my/hours\"");
        assertThat(given().cookie("boai_person", session).get("/my/hours").asString())
                .contains("还没有参加活动的记录");

        var pass = Pass.of(Persons.as(session).get("/api/v1/my/activities/" + activity + "/pass"));
        var door = Door.open(activity, steward);
        assertThat(door.outcomes(
                        door.scan(pass.at(now.minusSeconds(1500)), now.minusSeconds(1500), "IN"),
                        door.scan(pass.at(now), now, "OUT")))
                .containsOnly("ACCEPTED");
        assertThat(given().cookie("boai_person", session).get("/my/hours").asString())
                .contains("参加活动 1 次，0 小时 25 分钟", "社区健康义诊");
        assertThat(given().get(address).asString()).doesNotContain("社区健康义诊");
    }

    @Test
    void scansAreForgottenAfterThirtyDaysAndNotBefore() {
        UUID activity = CheckIns.activity(branch);
        var door = Door.open(activity, steward);
        door.outcomes(door.scan("B1.", Instant.now(), "IN"), door.scan("B1.", Instant.now(), "IN"));
        Database.change(
                "UPDATE check_in_scans SET received_at = now() - interval '29 days' WHERE door_id = ?", door.id());
        Database.change(
                "UPDATE check_in_scans SET received_at = now() - interval '31 days' WHERE scan_id ="
                        + " (SELECT scan_id FROM check_in_scans WHERE door_id = ? LIMIT 1)",
                door.id());
        sweep();
        assertThat(Database.count("SELECT count(*) FROM check_in_scans WHERE door_id = ?", door.id()))
                .isOne();
    }

    private void sweep() {
        try {
            VertxContextSupport.subscribeAndAwait(() -> retention.sweep());
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
