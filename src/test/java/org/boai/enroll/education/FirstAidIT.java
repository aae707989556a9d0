package org.boai.enroll.education;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.boai.enroll.Codes;
import org.boai.enroll.rights.RetentionJob;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Cases;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** First-aid classes, what they bring, and the certificates of members. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class FirstAidIT {
    private static final int DPI = 200;

    @Inject
    FirstAidReminders reminders;

    @Inject
    FirstAidCertificateRecords records;

    @Inject
    RetentionJob retention;

    @Inject
    Work work;

    private FirstAid course;

    @BeforeEach
    void aClass() {
        PhoneProofs.listen();
        course = FirstAid.classOf("xihu");
    }

    private static <T> T run(Supplier<Uni<T>> task) {
        try {
            return VertxContextSupport.subscribeAndAwait(task);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private static Map<String, Object> certificate(String number, LocalDate issued) {
        Map<String, Object> certificate = new HashMap<>();
        certificate.put("number", number);
        certificate.put("issuedOn", issued.toString());
        certificate.put("issuer", "浙江省红十字会");
        return certificate;
    }

    private static Response record(UUID member, Map<String, Object> certificate) {
        return as("shangbao").body(certificate).post("/api/v1/members/" + member + "/first-aid-certificates");
    }

    private static UUID recorded(UUID member, Map<String, Object> certificate) {
        return Life.id(record(member, certificate));
    }

    private static List<String> states(UUID member) {
        return Database.column(
                String.class, "SELECT state FROM first_aid_certificates WHERE member_id = ? ORDER BY id", member);
    }

    private static Response certificates(UUID member) {
        return as("shangbao").get("/api/v1/members/" + member + "/first-aid-certificates");
    }

    private static UUID somebody() {
        return Life.in(Codes.poster()).member;
    }

    private UUID participantOf(UUID member) {
        return Database.one(
                UUID.class,
                "SELECT i.subject_id FROM invitations i JOIN members m ON m.application_id = i.application_id WHERE m.id = ?",
                member);
    }

    /** A slip that leads nowhere would be handed out for nothing. */
    @Test
    void aCodeThatIsClosedInvitesNobodyUntilItIsOpenAgain() {
        UUID one = course.participant(Applications.adult(course.code));
        String code = "/api/v1/enrollment-codes/" + course.code;
        as("xihu").put(code + "/pause").then().statusCode(200);
        Problem.expect(course.post("invitations", Map.of()), 409, "code-paused");
        assertThat(Database.count("SELECT count(*) FROM invitations WHERE subject_id = '" + one + "'"))
                .isZero();
        as("xihu").delete(code + "/pause").then().statusCode(200);
        course.invite(one);
        String opens = "UPDATE enrollment_codes SET valid_from = now() + ? * interval '1 day' WHERE code = ?";
        Database.change(opens, 60, course.code);
        Problem.expect(course.post("invitations", Map.of("participants", List.of(one))), 409, "code-not-yet-valid");
        Database.change(opens, 2, course.code);
        course.invite(one);
        as("xihu").put(code + "/revocation").then().statusCode(200);
        Problem.expect(course.post("invitations", Map.of("participants", List.of(one))), 410, "code-revoked");
        assertThat(Database.count(
                        "SELECT count(*) FROM invitations WHERE subject_id = '" + one + "' AND state = 'OPEN'"))
                .as("what was handed out last stays as it was")
                .isOne();
    }

    @Test
    void aClassHasACodeOfItsOwnAndOneOnly() {
        String code = Codes.issue("xihu", Map.of("title", "培训", "occasion", "FIRST_AID_CLASS"));
        Map<String, Object> request = new HashMap<>(
                Map.of("title", "持证人复训", "place", "区红十字会", "firstDay", "2026-12-01", "lastDay", "2026-12-02"));
        request.put("code", code);
        request.put("instructor", "区救护师资队");
        FirstAid.create("xihu", request)
                .then()
                .statusCode(201)
                .body("code", equalTo(code))
                .body("lastDay", equalTo("2026-12-02"))
                .body("version", equalTo(0));
        Problem.expect(FirstAid.create("xihu", request), 409, "first-aid-code-taken");
        request.put("code", Codes.issue("xihu", Map.of("title", "海报", "occasion", "POSTER")));
        Problem.expect(FirstAid.create("xihu", request), 422, "first-aid-code-unfit");
        request.put("code", Codes.issue("shangbao", Map.of("title", "培训", "occasion", "FIRST_AID_CLASS")));
        Problem.expect(FirstAid.create("xihu", request), 422, "first-aid-code-unfit");
        request.remove("code");
        request.put("lastDay", "2026-11-30");
        Problem.expectInvalid(FirstAid.create("xihu", request), "/lastDay", "class-days");
        as("xihu")
                .get("/api/v1/organizations/" + Stewards.organizationOf("xihu") + "/first-aid-classes?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].code", equalTo(code))
                .body("next", notNullValue());
    }

    @Test
    void aChangeNeedsTheVersionThatItWasMadeAgainst() {
        String path = "/api/v1/first-aid-classes/" + course.id;
        var change = Map.of("title", "应急救护培训", "place", "学校", "firstDay", "2026-11-05");
        Problem.expect(as("xihu").body(change).put(path), 428, "version-missing");
        as("xihu")
                .header("If-Match", "\"0\"")
                .body(change)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("place", equalTo("学校"));
        Problem.expect(as("xihu").header("If-Match", "\"0\"").body(change).put(path), 412, "version-stale");
    }

    private static List<Map<String, String>> people(int count) {
        List<Map<String, String>> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var one = Applications.adult("000000000");
            people.add(Map.of("fullName", (String) one.get("fullName"), "phone", (String) one.get("phone")));
        }
        return people;
    }

    @Test
    void manyAreEnteredInOneCallAndNotMoreThanAClassHolds() {
        Problem.expect(course.post("participants", FirstAid.entry(people(201))), 400, "request-invalid");
        Problem.expect(course.post("participants", FirstAid.entry(List.of())), 400, "request-invalid");
        var most = people(200);
        course.post("participants", FirstAid.entry(most))
                .then()
                .statusCode(201)
                .body("entered", hasSize(200))
                .body("known", equalTo(0));
        course.post("participants", FirstAid.entry(most.subList(0, 3)))
                .then()
                .statusCode(201)
                .body("entered", empty())
                .body("known", equalTo(3));
        Problem.expect(course.post("participants", FirstAid.entry(people(1))), 409, "first-aid-class-full");
        String list = "/api/v1/first-aid-classes/" + course.id + "/participants?limit=100";
        var first = as("xihu")
                .get(list)
                .then()
                .statusCode(200)
                .body("items", hasSize(100))
                .extract();
        as("xihu").get(list + "&after=" + first.path("next")).then().body("items", hasSize(100));
        String name = most.get(0).get("fullName");
        assertThat(first.<String>path("items[0].name")).isNotEqualTo(name).startsWith(name.substring(0, 1));
        assertThat(Database.count("SELECT count(*) FROM first_aid_participants WHERE class_id = ?", course.id))
                .isEqualTo(200);
    }

    @Test
    void oneThatIsWrongKeepsAllOut() {
        var some = new ArrayList<>(people(2));
        some.add(Map.of("fullName", "王小明", "phone", Applications.phone(), "residence", "339999999"));
        Problem.expectInvalid(
                course.post("participants", FirstAid.entry(some)), "/participants/2/residence", "region-unknown");
        Problem.expect(course.post("participants", Map.of("participants", people(1))), 400, "request-invalid");
        assertThat(Database.count("SELECT count(*) FROM first_aid_participants WHERE class_id = ?", course.id))
                .isZero();
    }

    @Test
    void anotherCountyFindsNothing() {
        UUID participant = course.participant(Applications.adult(course.code));
        course.invite(participant);
        UUID member = somebody();
        UUID certificate = recorded(member, certificate(FirstAid.number(), FirstAid.today()));
        String stranger = Stewards.at(Database.societyOf("330383"), "REVIEWER");
        String path = "/api/v1/first-aid-classes/" + course.id;
        for (String what : List.of("", "/figures", "/participants")) {
            Problem.expect(as(stranger).get(path + what), 404, "first-aid-class-unknown");
        }
        var bodies = Map.of(
                "/participants", FirstAid.entry(people(1)),
                "/results", Map.of("results", List.of(Map.of("participantId", participant.toString(), "passed", true))),
                "/invitations", Map.of(),
                "/invitation-sheets", Map.of());
        bodies.forEach((what, body) ->
                Problem.expect(as(stranger).body(body).post(path + what), 404, "first-aid-class-unknown"));
        for (String what : List.of("/revocation", "/erasure")) {
            Problem.expect(
                    as(stranger).post("/api/v1/first-aid-participants/" + participant + what),
                    404,
                    "first-aid-participant-unknown");
        }
        Problem.expect(
                as(stranger).get("/api/v1/members/" + member + "/first-aid-certificates"), 404, "member-unknown");
        Problem.expect(
                as(stranger)
                        .body(certificate(FirstAid.number(), FirstAid.today()))
                        .post("/api/v1/first-aid-certificates/" + certificate + "/renewal"),
                404,
                "certificate-unknown");
        Problem.expect(
                as(stranger).post("/api/v1/first-aid-certificates/" + certificate + "/ending"),
                404,
                "certificate-unknown");
        assertThat(states(member)).containsExactly("CURRENT");
        // of another class of one's own, participants are nobody
        Problem.expect(FirstAid.classOf("xihu").passed(participant, null), 404, "first-aid-participant-unknown");
    }

    @Test
    void theCertificateComesWithTheAdmission() {
        String number = FirstAid.number();
        UUID member = Life.of(course.graduate(number)).member;
        certificates(member)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].number", equalTo("···" + number.substring(number.length() - 4)))
                .body("items[0].issuedOn", equalTo(FirstAid.today().toString()))
                .body(
                        "items[0].expiresOn",
                        equalTo(FirstAid.today().plusYears(3).toString()))
                .body("items[0].issuer", equalTo("西湖区红十字会"))
                .body("items[0].classId", equalTo(course.id.toString()));
        Problem.expect(course.passed(participantOf(member), FirstAid.number()), 409, "certificate-carried");
        course.figures()
                .then()
                .statusCode(200)
                .body("participants", equalTo(1))
                .body("passed", equalTo(1))
                .body("invited", equalTo(1))
                .body("used", equalTo(1))
                .body("admitted", equalTo(1))
                .body("throughCode", equalTo(1));
    }

    /** By the second of two who approve a child. */
    @Test
    void itComesWithAnAdmissionThatAPersonDecides() {
        var child = Cases.child(course.code);
        UUID participant = course.participant(child);
        course.passed(participant, FirstAid.number()).then().statusCode(200);
        child.put("invitation", course.invite(participant));
        String receipt = Api.receipt(child);
        UUID id = Database.applicationOf(receipt);
        course.figures().then().body("used", equalTo(1)).body("admitted", equalTo(0));
        for (String reviewer : List.of("shangbao", Stewards.at(Life.shangbao(), "REVIEWER"))) {
            as(reviewer)
                    .body(Map.of())
                    .post("/api/v1/applications/" + id + "/approval")
                    .then()
                    .statusCode(200);
        }
        assertThat(states(Database.memberOf(receipt))).containsExactly("CURRENT");
    }

    @Test
    void aNumberThatComesLaterGoesToTheMemberAtOnce() {
        UUID member = Life.of(course.graduate(null)).member;
        certificates(member).then().body("items", empty());
        course.passed(participantOf(member), FirstAid.number()).then().statusCode(200);
        assertThat(states(member)).containsExactly("CURRENT");
    }

    private static void merge(UUID first, UUID second) {
        UUID pair = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO duplicate_pairs (id, first, first_id, second, second_id, because, state, found_at)
                VALUES (?, 'MEMBER', ?, 'MEMBER', ?, 'NAME_AND_BIRTH', 'OPEN', now())""",
                pair,
                first,
                second);
        as("xihu")
                .body(Map.of("reason", "电话核实是同一人"))
                .post("/api/v1/duplicates/" + pair + "/merge")
                .then()
                .statusCode(200);
    }

    /** Merged twice, before the class has a number. */
    @Test
    void aNumberThatComesLaterGoesToWhoeverTheMemberWasMergedInto() {
        UUID first = somebody();
        UUID second = somebody();
        UUID member = Life.of(course.graduate(null)).member;
        merge(second, member);
        merge(first, second);
        course.passed(participantOf(member), FirstAid.number()).then().statusCode(200);
        assertThat(states(first)).containsExactly("CURRENT");
        assertThat(states(member)).isEmpty();
    }

    @Test
    void howeverResultsAndApplicationsMeetNobodyIsForgotten() {
        int many = 12;
        List<Map<String, Object>> applications = new ArrayList<>();
        List<UUID> participants = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            var application = Applications.adult(course.code);
            UUID participant = course.participant(application);
            application.put("invitation", course.invite(participant));
            applications.add(application);
            participants.add(participant);
        }
        var answers = Together.times(
                2 * many,
                i -> i % 2 == 0
                        ? passedPatiently(participants.get(i / 2))
                        : Api.submitPatiently(UUID.randomUUID().toString(), applications.get(i / 2)));
        assertThat(answers).allMatch(answer -> answer.statusCode() < 300);
        assertThat(Database.count(
                        "SELECT count(*) FROM first_aid_certificates WHERE class_id = ? AND state = 'CURRENT'",
                        course.id))
                .isEqualTo(many);
    }

    private Response passedPatiently(UUID participant) {
        String number = FirstAid.number();
        return Api.patiently(() -> course.passed(participant, number));
    }

    @Test
    void resultsAreHeldToWhatACertificateIs() {
        UUID one = course.participant(Applications.adult(course.code));
        UUID other = course.participant(Applications.adult(course.code));
        String number = FirstAid.number();
        course.passed(one, number).then().statusCode(200);
        Problem.expect(course.passed(other, number), 409, "certificate-number-taken");
        Problem.expectInvalid(course.passed(other, "短"), "/results/0/certificateNumber", "certificate-number-shape");
        var failed = Map.of(
                "participantId",
                other.toString(),
                "passed",
                false,
                "certificateNumber",
                number,
                "issuedOn",
                FirstAid.today().toString());
        Problem.expectInvalid(
                course.post("results", Map.of("results", List.of(failed))),
                "/results/0/passed",
                "certificate-not-passed");
        var twice = Map.of("participantId", other.toString(), "passed", true);
        Problem.expectInvalid(
                course.post("results", Map.of("results", List.of(twice, twice))), "/results", "value-twice");
        // said again, it replaces what was said
        course.post("results", Map.of("results", List.of(Map.of("participantId", one.toString(), "passed", false))))
                .then()
                .statusCode(200)
                .body("passed", equalTo(0));
    }

    @Test
    void aRenewalFollowsTheOneBefore() {
        UUID member = somebody();
        String number = FirstAid.number();
        UUID first = recorded(member, certificate(number, FirstAid.today().minusYears(2)));
        Problem.expect(record(somebody(), certificate(number, FirstAid.today())), 409, "certificate-number-taken");
        var renewal = certificate(number, FirstAid.today());
        as("shangbao")
                .body(renewal)
                .post("/api/v1/first-aid-certificates/" + first + "/renewal")
                .then()
                .statusCode(201)
                .body("renewedFrom", equalTo(first.toString()))
                .body("state", equalTo("CURRENT"))
                .body("expiresOn", equalTo(FirstAid.today().plusYears(3).toString()));
        assertThat(states(member)).containsExactly("RENEWED", "CURRENT");
        Problem.expect(
                as("shangbao").body(renewal).post("/api/v1/first-aid-certificates/" + first + "/renewal"),
                409,
                "certificate-over");
        as("shangbao")
                .body(Map.of("number", number.toLowerCase(java.util.Locale.ROOT)))
                .post("/api/v1/first-aid-certificates/searches")
                .then()
                .statusCode(200)
                .body("items.memberId", contains(member.toString()));
        as(Stewards.at(Database.societyOf("330383"), "HANDLER"))
                .body(Map.of("number", number))
                .post("/api/v1/first-aid-certificates/searches")
                .then()
                .body("items", empty());
    }

    @Test
    void ofTwoWhoRenewAtOnceOneDoes() {
        UUID member = somebody();
        UUID first =
                recorded(member, certificate(FirstAid.number(), FirstAid.today().minusYears(2)));
        var answers = Together.times(5, i -> {
            var renewal = certificate(FirstAid.number(), FirstAid.today());
            return Api.patiently(
                    () -> as("shangbao").body(renewal).post("/api/v1/first-aid-certificates/" + first + "/renewal"));
        });
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> Problem.expect(answer, 409, "certificate-over"));
        assertThat(states(member)).containsExactly("RENEWED", "CURRENT");
    }

    @Test
    void whatWasRecordedByMistakeEndsAndWhoIsNoMemberHasNone() {
        UUID member = somebody();
        String number = FirstAid.number();
        UUID id = recorded(member, certificate(number, FirstAid.today()));
        as("shangbao")
                .post("/api/v1/first-aid-certificates/" + id + "/ending")
                .then()
                .statusCode(200)
                .body("state", equalTo("ENDED"));
        var other = Life.in(Codes.poster());
        recorded(other.member, certificate(number, FirstAid.today()));
        Persons.as(Persons.session(other.application))
                .post("/api/v1/my/leaving")
                .then()
                .statusCode(200);
        assertThat(states(other.member)).containsExactly("ENDED");
        Problem.expect(record(other.member, certificate(FirstAid.number(), FirstAid.today())), 409, "membership-over");
        Problem.expectInvalid(
                record(member, certificate(FirstAid.number(), FirstAid.today().plusDays(1))),
                "/issuedOn",
                "date-in-the-future");
    }

    @Test
    void thoseThatEndSoonAreListedInTheirOrder() {
        UUID early = somebody();
        UUID late = somebody();
        UUID far = somebody();
        Map.of(early, 3, late, 9, far, 90).forEach((member, days) -> {
            var one = certificate(FirstAid.number(), FirstAid.today().minusYears(2));
            one.put("expiresOn", FirstAid.today().plusDays(days).toString());
            recorded(member, one);
        });
        String list = "/api/v1/organizations/" + Life.shangbao() + "/expiring-certificates?within=30";
        List<String> all = as("shangbao")
                .get(list + "&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items.memberId");
        assertThat(all).containsSubsequence(early.toString(), late.toString()).doesNotContain(far.toString());
        var first = as("shangbao")
                .get(list + "&limit=1")
                .then()
                .body("items", hasSize(1))
                .extract();
        assertThat(first.<String>path("items[0].phone")).contains("****");
        List<String> second = as("shangbao")
                .get(list + "&limit=1&after=" + first.path("next"))
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(second).hasSize(1).doesNotContain((String) first.path("items[0].id"));
        Problem.expect(as(Stewards.at(Database.societyOf("330383"), "VIEWER")).get(list), 404, "organization-unknown");
        Problem.expect(as("shangbao").get(list + "&after=morgen"), 400, "request-invalid");
    }

    @Test
    void aMemberIsRemindedOnceAndInTime() {
        var soon = Life.in(Codes.poster());
        var far = Life.in(Codes.poster());
        var over = Life.in(Codes.poster());
        var renewed = Life.in(Codes.poster());
        Map.of(soon, 60, far, 61, over, -1, renewed, 30).forEach((life, days) -> {
            var one = certificate(FirstAid.number(), FirstAid.today().minusYears(2));
            one.put("expiresOn", FirstAid.today().plusDays(days).toString());
            recorded(life.member, one);
        });
        UUID old =
                Database.one(UUID.class, "SELECT id FROM first_aid_certificates WHERE member_id = ?", renewed.member);
        as("shangbao")
                .body(certificate(FirstAid.number(), FirstAid.today()))
                .post("/api/v1/first-aid-certificates/" + old + "/renewal")
                .then()
                .statusCode(201);
        Together.times(3, i -> run(() -> reminders.sweep()));
        run(() -> reminders.sweep());
        assertThat(soon.messages()).containsOnlyOnce("CERTIFICATE_EXPIRING");
        for (var other : List.of(far, over, renewed)) {
            assertThat(other.messages()).doesNotContain("CERTIFICATE_EXPIRING");
        }
    }

    @Test
    void aPersonSeesTheirOwnInFullAndNobodyElses() {
        String number = FirstAid.number();
        var mine = course.graduate(number);
        UUID member = Life.of(mine).member;
        recorded(somebody(), certificate(FirstAid.number(), FirstAid.today()));
        String session = Persons.session(mine);
        Persons.as(session)
                .get("/api/v1/my/certificates")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].number", equalTo(number))
                .body("items[0].state", equalTo("CURRENT"));
        assertThat(given().cookie("boai_person", session)
                        .get("/my/certificates")
                        .asString())
                .contains(number, "西湖区红十字会", FirstAid.today().plusYears(3).toString());
        assertThat(given().cookie("boai_person", session).get("/my").asString()).contains("/my/certificates");
        assertThat(given().get("/my/certificates").asString()).doesNotContain(number);
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.firstAidCertificates[0].certificateNumber", equalTo(number))
                .body("sections.firstAidClasses[0].firstAidClass", equalTo("初级救护员培训"));
        assertThat(states(member)).hasSize(1);
    }

    @Test
    void theyGoOnWithWhomAMemberIsMergedInto() {
        UUID gone = somebody();
        UUID goesOn = somebody();
        recorded(gone, certificate(FirstAid.number(), FirstAid.today()));
        run(() -> work.in(Scope.SYSTEM, () -> records.carry(gone, goesOn)));
        assertThat(states(gone)).isEmpty();
        assertThat(states(goesOn)).containsExactly("CURRENT");
    }

    private boolean kept(UUID participant) {
        return Database.count(
                        "SELECT count(*) FROM first_aid_participants WHERE id = ? AND erased_at IS NULL AND phone IS NOT NULL",
                        participant)
                == 1;
    }

    @Test
    void ninetyDaysAfterTheClassWhoIsNoMemberIsForgotten() {
        UUID passer = course.participant(Applications.adult(course.code));
        UUID member = Life.of(course.graduate(FirstAid.number())).member;
        UUID participant = participantOf(member);
        var child = Cases.child(course.code);
        UUID waiting = course.participant(child);
        child.put("invitation", course.invite(waiting));
        Api.receipt(child);
        days(89);
        run(() -> retention.sweep());
        assertThat(kept(passer)).isTrue();
        days(92);
        run(() -> retention.sweep());
        assertThat(kept(passer)).isFalse();
        assertThat(kept(participant)).isTrue();
        assertThat(kept(waiting)).isTrue();
        course.figures().then().body("participants", equalTo(3));
        // with the membership, the rest goes too
        Database.change(
                "UPDATE members SET status = 'LEFT', ended_on = current_date - interval '4 years', end_reason = 'OWN_WISH'"
                        + " WHERE id = ?",
                member);
        run(() -> retention.sweep());
        assertThat(kept(participant)).isFalse();
        assertThat(states(member)).isEmpty();
    }

    private void days(int ago) {
        LocalDate day = FirstAid.today().minusDays(ago);
        Database.change("UPDATE first_aid_classes SET first_day = ?, last_day = ? WHERE id = ?", day, day, course.id);
    }

    /** What a camera reads that looks at one slip after the other, three of them. */
    private static List<String> pictures(BufferedImage page) throws ReaderException {
        int width = page.getWidth();
        int height = page.getHeight();
        var all = new RGBLuminanceSource(width, height, page.getRGB(0, 0, width, height, null, 0, width));
        List<String> read = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int left = points(42 + i % 2 * 257.5f);
            int top = points(92 + i / 2 * 182f);
            read.add(read(new HybridBinarizer(all.crop(left, top, points(122), points(122)))));
        }
        return read;
    }

    /** As a phone does, which looks again in another way: one way alone misses some of a thousand that are right. */
    private static String read(HybridBinarizer slip) throws ReaderException {
        ReaderException missed = null;
        for (Map<DecodeHintType, ?> way : List.of(
                Map.of(DecodeHintType.PURE_BARCODE, true),
                Map.<DecodeHintType, Object>of(),
                Map.of(DecodeHintType.TRY_HARDER, true))) {
            try {
                return new QRCodeReader().decode(new BinaryBitmap(slip), way).getText();
            } catch (ReaderException notSo) {
                missed = notSo;
            }
        }
        throw missed;
    }

    private static int points(float points) {
        return Math.round(points * DPI / 72);
    }

    /** A sheet to be cut: names in full, each with a picture that leads to an invitation of its own. */
    @Test
    void theSheetHasAPictureForEachWhoHasNotApplied() throws Exception {
        var people = List.of(
                Applications.adult(course.code), Applications.adult(course.code), Applications.adult(course.code));
        people.forEach(course::participant);
        Api.receipt(course.graduate(null));
        byte[] pdf = course.post("invitation-sheets", Map.of())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("初级救护员培训");
            List<String> urls = pictures(new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY));
            assertThat(urls)
                    .hasSize(3)
                    .doesNotHaveDuplicates()
                    .allMatch(url -> url.matches("http.*/i/[A-Za-z0-9_-]{22}"));
            String token = urls.get(0).substring(urls.get(0).lastIndexOf('/') + 1);
            Api.anyone()
                    .body(Map.of("token", token))
                    .post("/api/v1/invitations/lookup")
                    .then()
                    .statusCode(200)
                    .body("code", equalTo(course.code));
        }
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries a JOIN first_aid_participants p ON p.id::text = a.object_id"
                                + " WHERE a.action = 'fields-disclosed' AND p.class_id = ?",
                        course.id))
                // three on paper, and the one who was invited before
                .isEqualTo(4);
    }

    @Test
    void whoIsForgottenLeavesNothingPersonal() {
        UUID participant = course.participant(Applications.adult(course.code));
        course.passed(participant, FirstAid.number());
        String token = course.invite(participant);
        as("xihu")
                .post("/api/v1/first-aid-participants/" + participant + "/erasure")
                .then()
                .statusCode(204);
        assertThat(kept(participant)).isFalse();
        Problem.expect(
                Api.anyone().body(Map.of("token", token)).post("/api/v1/invitations/lookup"),
                422,
                "invitation-refused");
        Problem.expect(
                as("xihu").post("/api/v1/first-aid-participants/" + participant + "/erasure"),
                404,
                "first-aid-participant-unknown");
        as("xihu")
                .get("/api/v1/first-aid-classes/" + course.id + "/participants")
                .then()
                .body("items.id", not(contains(participant.toString())));
    }
}
