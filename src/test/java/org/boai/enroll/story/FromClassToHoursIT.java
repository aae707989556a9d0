package org.boai.enroll.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.demo.EmbeddedDatabase;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.story.Telling.Who;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.Launch;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.Parts;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Ports;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A citizen applies from a first-aid class's invitation, the branch acknowledges, the entry course is completed, the member signs
 * up for an activity, checks in where there is no network, and gets hours; at the end duties, inboxes, counts and the record agree.
 * What was called and answered stands in {@code target/story.md}.
 */
class FromClassToHoursIT {
    private static final String DATABASE = "boai_story";
    private static final Path HOME = Folders.fresh("story");
    private static final Path STORY =
            Path.of(System.getProperty("boai.build.directory", "target")).resolve("story.md");
    private static final Pattern CODE = Pattern.compile("code=([0-9]{6})");
    private static final int STEP_SECONDS = 30;
    private static final int PASS_BYTES = 12;
    private static final int SCAN_BYTES = 16;
    private static final Duration SHORT = Duration.ofSeconds(30);

    private static EmbeddedDatabase database;
    private static Map<String, String> settings;
    private static Packaged program;

    private final Telling story = new Telling(program.url());
    private final Who anybody = new Who("citizen", null);
    private final String phone = Applications.phone();

    @BeforeAll
    static void start() throws SQLException {
        database = EmbeddedDatabase.start(HOME.resolve("postgres"), Ports.free());
        try (var superuser = database.connect("postgres")) {
            DatabaseRoles.prepare(superuser, DATABASE, TestPostgres.rolePassword());
        }
        settings = new HashMap<>(TestPostgres.settings(database.port(), DATABASE));
        program = Packaged.start(Folders.fresh("story-program"), settings);
    }

    @AfterAll
    static void stop() {
        program.close();
        database.close();
        Folders.delete(HOME);
    }

    private Who steward(String username) {
        String token = story.post(
                        new Who(username, null),
                        "/api/v1/auth/tokens",
                        Map.of("username", username, "password", TestPostgres.DEMO_PASSWORD))
                .getString("accessToken");
        return new Who(username, "Bearer " + token);
    }

    private UUID organization(Who steward) {
        return story.get(steward, "/api/v1/me").getUUID("organization.id");
    }

    /** As whoever has the phone at hand. */
    private Who signedIn() {
        var puzzle = story.get(anybody, "/api/v1/phone-proofs/puzzle");
        String text = puzzle.getString("puzzle");
        String handle = story.post(
                        anybody,
                        "/api/v1/phone-proofs",
                        Map.of(
                                "phone",
                                phone,
                                "purpose",
                                "SIGN_IN",
                                "puzzle",
                                text,
                                "solution",
                                PhoneProofs.solution(text, puzzle.getInt("bits"))))
                .getString("handle");
        String proof = story.post(
                        anybody, "/api/v1/phone-proofs/confirmations", Map.of("handle", handle, "code", messageCode()))
                .getString("phoneProof");
        String session = story.post(
                        anybody,
                        "/api/v1/my/sessions",
                        Map.of("fullName", "测试学员", "birthDate", "1990-01-01", "phone", phone, "phoneProof", proof))
                .getString("session");
        return new Who("member", "Person " + session);
    }

    private String messageCode() {
        String mine = phone.substring(0, 3) + "****" + phone.substring(7);
        Awaitility.await().atMost(SHORT).until(() -> program.log().contains(mine));
        var found = CODE.matcher(program.log().substring(program.log().lastIndexOf(mine)));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String mac(String secret, String text, int bytes) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(secret), "HmacSHA256"));
        byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, bytes));
    }

    /** The member's device, without a network. */
    private static String pass(Map<String, String> pass, OffsetDateTime at) throws GeneralSecurityException {
        String said = pass.get("prefix") + at.toEpochSecond() / STEP_SECONDS;
        return said + "." + mac(pass.get("secret"), said, PASS_BYTES);
    }

    /** The device at the door, without a network. */
    private static Map<String, Object> scan(Map<String, String> door, String pass, OffsetDateTime at, String direction)
            throws GeneralSecurityException {
        UUID id = UUID.randomUUID();
        String said = "S1." + door.get("id") + "." + id + "." + at.toEpochSecond() + "." + direction + "." + pass;
        return Map.of(
                "id", id,
                "pass", pass,
                "at", at.toString(),
                "direction", direction,
                "signature", mac(door.get("secret"), said, SCAN_BYTES));
    }

    private static OffsetDateTime minutesAgo(int minutes) {
        return OffsetDateTime.now(ZoneOffset.ofHours(8))
                .truncatedTo(ChronoUnit.SECONDS)
                .minusMinutes(minutes);
    }

    @Test
    void fromTheClassToHoursThatCount() throws Exception {
        try {
            var province = steward("province");
            var county = steward("xihu");
            var branch = steward("shangbao");
            anEntryCourse(province);
            UUID firstAid = aClass(county);
            String token = anInvitation(county, firstAid);
            applies(token);
            acknowledged(branch);
            var member = signedIn();
            learns(member);
            UUID activity = anActivity(branch);
            comes(branch, member, activity);
            agrees(county, branch, firstAid, activity);
        } finally {
            story.write(STORY);
        }
    }

    private void anEntryCourse(Who province) {
        story.say("The province publishes the course that every new member gets");
        String id = story.post(
                        province,
                        "/api/v1/courses",
                        Map.of(
                                "title",
                                "红十字会员应知应会",
                                "text",
                                "<p>红十字运动的七项基本原则：人道、公正、中立、独立、志愿服务、统一、普遍。</p>",
                                "quiz",
                                Map.of(
                                        "passPercent",
                                        100,
                                        "questions",
                                        List.of(Map.of(
                                                "text",
                                                "基本原则有几项？",
                                                "options",
                                                List.of("五项", "七项", "九项"),
                                                "right",
                                                List.of(1)))),
                                "entry",
                                true,
                                "open",
                                true))
                .getString("id");
        story.post(province, "/api/v1/courses/" + id + "/publication", Map.of());
    }

    private UUID aClass(Who county) {
        story.say("The county holds a first-aid class");
        return story.post(
                        county,
                        "/api/v1/organizations/" + organization(county) + "/first-aid-classes",
                        Map.of("title", "救护员培训班", "place", "西湖区红十字会培训室", "firstDay", today()))
                .getUUID("id");
    }

    private static String today() {
        return java.time.LocalDate.now(SystemClock.ZONE).toString();
    }

    private String anInvitation(Who county, UUID firstAid) {
        String base = "/api/v1/first-aid-classes/" + firstAid;
        String participant = story.post(
                        county,
                        base + "/participants",
                        Map.of(
                                "consentKeptAt",
                                "培训档案第一册",
                                "participants",
                                List.of(Map.of(
                                        "fullName", "测试学员", "phone", phone, "residence", Applications.SHANGBAO))))
                .getString("entered[0]");
        story.post(
                county,
                base + "/results",
                Map.of("results", List.of(Map.of("participantId", participant, "passed", true))));
        String url = story.post(county, base + "/invitations", Map.of("participants", List.of(participant)))
                .getString("items[0].url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private void applies(String token) {
        story.say("Whoever has the invitation applies; name, phone and residence are there already");
        var card = story.post(anybody, "/api/v1/invitations/lookup", Map.of("token", token));
        assertThat(card.getString("phone")).isEqualTo(phone);
        Map<String, Object> application = new HashMap<>(Applications.adult(card.getString("code")));
        application.put("fullName", card.getString("fullName"));
        application.put("phone", card.getString("phone"));
        application.put("birthDate", "1990-01-01");
        application.put("residence", card.getMap("residence"));
        application.put("backgrounds", List.of("FIRST_AID_CERTIFICATE"));
        application.put("invitation", token);
        application.remove("identityDocument");
        var receipt = story.post(anybody, "/api/v1/applications", application);
        assertThat(receipt.getString("organization.name")).isEqualTo("上保社区红十字会");
    }

    private void acknowledged(Who branch) {
        story.say("The branch says: seen, ours; and speaks with the member");
        var notices = story.get(branch, "/api/v1/notices?state=OPEN");
        assertThat(notices.getList("items")).hasSize(1);
        assertThat(notices.getBoolean("items[0].priority")).isTrue();
        story.put(branch, "/api/v1/notices/" + notices.getString("items[0].id") + "/acknowledgment", null);
        var duties = story.get(branch, "/api/v1/duties");
        assertThat(duties.getList("items.kind", String.class))
                .containsExactlyInAnyOrder("CONTACT", "ENTRY_EDUCATION", "FIRST_ACTIVITY");
        assertThat(duties.getList("items.owner", String.class)).containsOnly("shangbao");
        String contact = duties.getString("items.find { it.kind == 'CONTACT' }.id");
        story.post(branch, "/api/v1/duties/" + contact + "/completion", Map.of("note", "已电话联系"));
    }

    private void learns(Who member) {
        story.say("The member learns");
        String course = story.get(member, "/api/v1/my/courses").getString("items[0].id");
        int edition = story.get(member, "/api/v1/my/courses/" + course).getInt("edition");
        var result = story.post(
                member,
                "/api/v1/my/courses/" + course + "/answers",
                Map.of("edition", edition, "answers", List.of(List.of(1))));
        assertThat(result.getBoolean("completed")).isTrue();
        assertThat(result.getString("certificate")).isNotBlank();
    }

    private UUID anActivity(Who branch) {
        story.say("The branch holds an activity");
        UUID id = story.post(
                        branch,
                        "/api/v1/organizations/" + organization(branch) + "/activities",
                        Map.of(
                                "title",
                                "社区急救演练",
                                "description",
                                "<p>学习心肺复苏与止血包扎。</p>",
                                "place",
                                "上保社区文化礼堂",
                                "startsAt",
                                minutesAgo(-5).toString(),
                                "endsAt",
                                minutesAgo(-125).toString(),
                                "signUpUntil",
                                minutesAgo(-4).toString(),
                                "capacity",
                                20,
                                "audience",
                                "EVERYONE"))
                .getUUID("id");
        story.post(branch, "/api/v1/activities/" + id + "/publication", Map.of());
        return id;
    }

    private void comes(Who branch, Who member, UUID activity) throws GeneralSecurityException {
        story.say("The member signs up, comes, and is scanned where there is no network");
        assertThat(story.get(member, "/api/v1/my/activities/offers").getList("items.id", UUID.class))
                .contains(activity);
        story.post(member, "/api/v1/my/activities/" + activity + "/participation", Map.of());
        Map<String, String> pass =
                story.get(member, "/api/v1/my/activities/" + activity + "/pass").getMap("");
        Map<String, String> door = story.post(
                        branch, "/api/v1/activities/" + activity + "/doors", Map.of("label", "东门"))
                .getMap("");
        anHourAndAHalfGoesBy(activity);
        var came = minutesAgo(85);
        var left = minutesAgo(1);
        var batch = Map.of(
                "door",
                door.get("id"),
                "scans",
                List.of(scan(door, pass(pass, came), came, "IN"), scan(door, pass(pass, left), left, "OUT")));
        String scans = "/api/v1/activities/" + activity + "/scans";
        story.say("Later the device has a network again, and sends what it has kept, twice");
        assertThat(story.post(branch, scans, batch).getList("items.outcome", String.class))
                .containsOnly("ACCEPTED");
        assertThat(story.post(branch, scans, batch).getList("items.outcome", String.class))
                .containsOnly("ALREADY");
        story.post(branch, "/api/v1/activities/" + activity + "/holding", Map.of());
        story.post(
                branch,
                "/api/v1/activities/" + activity + "/report",
                Map.of("text", "<p>演练顺利，一名会员参加。</p>", "guests", 0));
        assertThat(story.get(member, "/api/v1/my/hours").getInt("years[0].minutes"))
                .isEqualTo(84);
    }

    /** What was to begin in five minutes has been on for ninety. */
    private static void anHourAndAHalfGoesBy(UUID activity) {
        try (var superuser = database.connect(DATABASE);
                var statement = superuser.createStatement()) {
            statement.execute(
                    "UPDATE activities SET starts_at = starts_at - interval '95 minutes', ends_at = ends_at - interval"
                            + " '95 minutes', sign_up_until = sign_up_until - interval '95 minutes' WHERE id = '"
                            + activity + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void agrees(Who county, Who branch, UUID firstAid, UUID activity) throws Exception {
        story.say("At the end everything agrees");
        assertThat(story.get(branch, "/api/v1/duties").getList("items")).isEmpty();
        assertThat(story.get(branch, "/api/v1/duties?state=DONE").getList("items.kind", String.class))
                .containsExactlyInAnyOrder("CONTACT", "ENTRY_EDUCATION", "FIRST_ACTIVITY");
        assertThat(story.get(branch, "/api/v1/notices?state=OPEN").getList("items"))
                .isEmpty();
        var figures = story.get(county, "/api/v1/first-aid-classes/" + firstAid + "/figures");
        assertThat(List.of(figures.getLong("participants"), figures.getLong("used"), figures.getLong("admitted")))
                .containsOnly(1L);
        var report = story.get(branch, "/api/v1/activities/" + activity + "/attendance-report");
        assertThat(report.getInt("counts.came")).isEqualTo(1);
        byte[] ledger = story.file(
                branch,
                "/api/v1/organizations/" + organization(branch) + "/duty-ledger?month="
                        + YearMonth.now(SystemClock.ZONE));
        assertThat(Parts.of(ledger).get("xl/worksheets/sheet1.xml")).contains("测*员");
        // the public pages know the activity, which may have ended before midnight, and nobody in it
        var yesterday = LocalDate.now(SystemClock.ZONE).minusDays(1);
        assertThat(story.get(anybody, "/api/v1/public/activities?from=" + yesterday)
                        .getList("items.id", UUID.class))
                .contains(activity);
        assertThat(command("--check-integrity")).contains("invariants hold");
        assertThat(command("--verify-audit")).isNotBlank();
        assertThat(acts()).contains("member-admitted", "notice-acknowledged");
    }

    /** It ends with 0, or this fails. */
    private static String command(String name) {
        return Packaged.run(HOME, settings, Launch.usual(), Duration.ofMinutes(2), name);
    }

    private static List<String> acts() throws SQLException {
        try (var superuser = database.connect(DATABASE);
                var rows = superuser
                        .createStatement()
                        .executeQuery("SELECT array_agg(DISTINCT action) FROM audit_entries")) {
            rows.next();
            return List.of((String[]) rows.getArray(1).getArray());
        }
    }
}
