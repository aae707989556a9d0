package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal fields in full: for a reason, within the subtree, recorded, limited, and of minors not by oneself. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class DisclosuresIT {
    private static final List<String> ALL = List.of("FULL_NAME", "PHONE", "BIRTH_DATE", "DOCUMENT_NUMBER", "GUARDIAN");
    private static final List<String> CONTACT = List.of("FULL_NAME", "PHONE");
    private static final String WHY = "核对会员登记信息";

    private Map<String, Object> person;
    private String number;
    private UUID member;
    private String reviewer;
    private String handler;

    @BeforeEach
    void aMemberOfShangbao() {
        person = Applications.adult(Codes.poster());
        number = Applications.identityNumber(LocalDate.of(1990, 1, 1));
        person.put("identityDocument", Map.of("type", "RESIDENT_ID", "number", number));
        member = Database.memberOf(receipt(person));
        reviewer = Stewards.at(Stewards.organizationOf("shangbao"), "REVIEWER");
        handler = Stewards.at(Stewards.organizationOf("shangbao"), "HANDLER");
    }

    private static LocalDate born(int years) {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).minusYears(years);
    }

    /** Fifteen to seventeen: admitted like an adult, and a minor all the same. */
    private static UUID minor(LocalDate birth) {
        var minor = Applications.adult(Codes.poster());
        minor.put("birthDate", birth.toString());
        return Database.memberOf(receipt(minor));
    }

    private static UUID underReview(Map<String, Object> application) {
        receipt(application);
        return Database.applicationOf(receipt(application));
    }

    private static Response ask(String steward, UUID member, List<String> fields) {
        return ask(steward, "/api/v1/members/" + member, fields, WHY);
    }

    private static Response ask(String steward, String address, List<String> fields, String reason) {
        return as(steward).body(Map.of("fields", fields, "reason", reason)).post(address + "/disclosures");
    }

    private static String waiting(String steward, UUID minor) {
        return ask(steward, minor, CONTACT).then().statusCode(202).extract().path("id");
    }

    private static String disclosure(String id) {
        return "/api/v1/disclosures/" + id;
    }

    private static List<String> acts(UUID object) {
        return Database.column(
                String.class,
                "SELECT action || ' ' || fields FROM audit_entries WHERE object_id = ? AND action LIKE '%disclos%'"
                        + " ORDER BY id",
                object.toString());
    }

    @Test
    void aReviewerSeesWhatWasAskedForAndNoMore() {
        var all = ask(reviewer, member, ALL);
        all.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("state", equalTo("GIVEN"))
                .body("values.fullName", equalTo(person.get("fullName")))
                .body("values.phone", equalTo(person.get("phone")))
                .body("values.birthDate", equalTo("1990-01-01"))
                .body("values.documentNumber", equalTo(number))
                .body("values.guardian", nullValue());
        ask(reviewer, member, List.of("PHONE"))
                .then()
                .body("values.phone", equalTo(person.get("phone")))
                .body("values.fullName", nullValue())
                .body("values.birthDate", nullValue())
                .body("values.documentNumber", nullValue());
    }

    @Test
    void aHandlerSeesNameAndPhoneAndNothingElse() {
        ask(handler, member, CONTACT).then().statusCode(200).body("values.phone", equalTo(person.get("phone")));
        for (String field : List.of("BIRTH_DATE", "DOCUMENT_NUMBER", "GUARDIAN")) {
            var refused = ask(handler, member, List.of("PHONE", field));
            Problem.expect(refused, 403, "not-permitted");
            assertThat(refused.asString()).doesNotContain((String) person.get("phone"), number);
        }
        String viewer = Stewards.at(Stewards.organizationOf("shangbao"), "VIEWER");
        Problem.expect(ask(viewer, member, List.of("FULL_NAME")), 403, "not-permitted");
    }

    @Test
    void whoLiesOutsideTheSubtreeDoesNotExist() {
        UUID application = underReview(person);
        String longgang = Stewards.at(Database.societyOf("330383"), "REVIEWER");
        for (String outside : List.of("school", longgang)) {
            Problem.expect(ask(outside, member, CONTACT), 404, "member-unknown");
            Problem.expect(
                    ask(outside, "/api/v1/applications/" + application, CONTACT, WHY), 404, "application-unknown");
        }
        ask("hangzhou", member, CONTACT).then().statusCode(200);
        Problem.expect(ask(reviewer, UUID.randomUUID(), CONTACT), 404, "member-unknown");
    }

    /** Row-level security off: what is left is the scope that the statements carry themselves. */
    @Test
    void theStatementsAloneHoldTheSubtree() {
        var tables = List.of("members", "applications", "disclosures");
        tables.forEach(table -> Database.change("ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY"));
        try {
            whoLiesOutsideTheSubtreeDoesNotExist();
            aWaitingOneOutsideIsNeitherListedNorDecided();
        } finally {
            tables.forEach(table -> Database.change("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY"));
        }
    }

    @Test
    void theRecordKeepsWhoAndWhichFieldsAndNoValue() {
        ask(reviewer, member, List.of("DOCUMENT_NUMBER", "PHONE")).then().statusCode(200);
        assertThat(acts(member)).containsExactly("fields-disclosed PHONE,DOCUMENT_NUMBER");
        assertThat(Database.one(
                        String.class,
                        "SELECT concat_ws(' ', s.username, e.object_type, o.name) FROM audit_entries e"
                                + " JOIN accounts s ON s.id = e.actor_id JOIN organizations o ON o.id = e.organization_id"
                                + " WHERE e.object_id = ? AND e.action = 'fields-disclosed'",
                        member.toString()))
                .isEqualTo(reviewer + " member 上保社区红十字会");
        assertThat(Database.one(String.class, "SELECT reason FROM disclosures WHERE subject_id = ?", member))
                .isEqualTo(WHY);
        for (String table : List.of("disclosures", "audit_entries")) {
            assertThat(Database.count(
                            "SELECT count(*) FROM " + table + " t WHERE t::text LIKE ? OR t::text LIKE ?",
                            "%" + person.get("phone") + "%",
                            "%" + number + "%"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"四个汉字", "    ab    ", "𠮷𠮷𠮷𠮷"})
    void aReasonSaysSomething(String reason) {
        Problem.expectInvalid(ask(reviewer, "/api/v1/members/" + member, CONTACT, reason), "/reason", "text-too-short");
        assertThat(acts(member)).isEmpty();
    }

    @Test
    void aReasonHasFiveToTwoHundredCharacters() {
        String address = "/api/v1/members/" + member;
        ask(reviewer, address, CONTACT, "五个字理由").then().statusCode(200);
        ask(reviewer, address, CONTACT, "𠮷".repeat(200)).then().statusCode(200);
        Problem.expectInvalid(ask(reviewer, address, CONTACT, "长".repeat(201)), "/reason", "text-too-long");
        Problem.expect(ask(reviewer, address, List.of(), WHY), 400, "request-invalid");
        Problem.expect(ask(reviewer, address, List.of("identityKey"), WHY), 400, "request-invalid");
    }

    @Test
    void anApplicantUnderReviewCanBeReachedAndCheckedUntilTheDecision() {
        String address = "/api/v1/applications/" + underReview(person);
        ask(reviewer, address, List.of("PHONE", "DOCUMENT_NUMBER"), WHY)
                .then()
                .statusCode(200)
                .body("values.phone", equalTo(person.get("phone")))
                .body("values.documentNumber", equalTo(number));
        as(reviewer)
                .body(Map.of("reason", "重复申请"))
                .post(address + "/refusal")
                .then()
                .statusCode(200);
        Problem.expect(ask(reviewer, address, List.of("PHONE"), WHY), 409, "application-decided");
    }

    @Test
    void anAccountAsksThirtyTimesAnHour() {
        for (int i = 0; i < 30; i++) {
            ask(reviewer, member, List.of("PHONE")).then().statusCode(200);
        }
        var refused = ask(reviewer, member, List.of("PHONE"));
        Problem.expect(refused, 429, "too-many-tries");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3600);
        assertThat(acts(member)).hasSize(30);
        ask(handler, member, List.of("PHONE")).then().statusCode(200);
    }

    @Test
    void whoTurnsEighteenTodayIsNoMinorAnyMore() {
        ask(reviewer, minor(born(18)), CONTACT).then().statusCode(200);
        ask(reviewer, minor(born(18).plusDays(1)), CONTACT).then().statusCode(202);
    }

    @Test
    void ofAMinorNothingIsSeenUntilAnotherHasApproved() {
        UUID minor = minor(born(15));
        var asked = ask(handler, minor, CONTACT);
        asked.then().statusCode(202).body("state", equalTo("WAITING")).body("values", nullValue());
        String id = asked.path("id");
        Problem.expect(as(handler).get(disclosure(id)), 409, "disclosure-waiting");

        as(reviewer)
                .put(disclosure(id) + "/approval")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("values", nullValue());
        for (int i = 0; i < 2; i++) {
            as(handler)
                    .get(disclosure(id))
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", equalTo("no-store"))
                    .body("values.phone", notNullValue())
                    .body("readableUntil", notNullValue());
        }
        assertThat(acts(minor))
                .containsExactly(
                        "disclosure-asked FULL_NAME,PHONE",
                        "disclosure-approved FULL_NAME,PHONE",
                        "fields-disclosed FULL_NAME,PHONE",
                        "fields-disclosed FULL_NAME,PHONE");
    }

    @Test
    void whoAskedDoesNotApprove() {
        String id = waiting(reviewer, minor(born(15)));
        Problem.expect(as(reviewer).put(disclosure(id) + "/approval"), 403, "disclosure-own");
        Problem.expect(as(reviewer).put(disclosure(id) + "/refusal"), 403, "disclosure-own");
        Problem.expect(as(handler).put(disclosure(id) + "/approval"), 403, "not-permitted");
        as("beishan").put(disclosure(id) + "/approval").then().statusCode(200);
    }

    @Test
    void theDatabaseKeepsThemApartToo() {
        String id = waiting(reviewer, minor(born(15)));
        assertThat(catchThrowable(() -> Database.change(
                        "UPDATE disclosures SET state = 'APPROVED', decided_by = asked_by, decided_at = now() WHERE id = ?",
                        UUID.fromString(id))))
                .hasMessageContaining("disclosures_another_decides");
    }

    @Test
    void onlyWhoAskedReads() {
        String id = waiting(handler, minor(born(15)));
        as(reviewer).put(disclosure(id) + "/approval").then().statusCode(200);
        for (String other : List.of(reviewer, "shangbao", "xihu", "school")) {
            Problem.expect(as(other).get(disclosure(id)), 404, "disclosure-unknown");
        }
    }

    @Test
    void aRefusedOneIsNotRead() {
        String id = waiting(handler, minor(born(15)));
        as(reviewer).put(disclosure(id) + "/refusal").then().statusCode(200).body("state", equalTo("REFUSED"));
        Problem.expect(as(handler).get(disclosure(id)), 409, "disclosure-refused");
        Problem.expect(as(reviewer).put(disclosure(id) + "/approval"), 409, "disclosure-decided");
    }

    @Test
    void itIsReadForAQuarterOfAnHourFromTheFirstReading() {
        String id = waiting(handler, minor(born(15)));
        as(reviewer).put(disclosure(id) + "/approval").then().statusCode(200);
        as(handler).get(disclosure(id)).then().statusCode(200);
        shift("first_read_at", "14 minutes", id);
        as(handler).get(disclosure(id)).then().statusCode(200);
        shift("first_read_at", "1 minute", id);
        Problem.expect(as(handler).get(disclosure(id)), 410, "disclosure-over");
    }

    @Test
    void anApprovalThatNobodyUsesEndsAfterADay() {
        String id = waiting(handler, minor(born(15)));
        as(reviewer).put(disclosure(id) + "/approval").then().statusCode(200);
        shift("decided_at", "24 hours", id);
        Problem.expect(as(handler).get(disclosure(id)), 410, "disclosure-over");
    }

    private static void shift(String moment, String back, String id) {
        Database.change(
                "UPDATE disclosures SET " + moment + " = " + moment + " - cast(? AS interval) WHERE id = ?",
                back,
                UUID.fromString(id));
    }

    @Test
    void whatWasGivenAtOnceIsNotReadAgain() {
        String id = ask(reviewer, member, CONTACT).path("id");
        Problem.expect(as(reviewer).get(disclosure(id)), 410, "disclosure-over");
    }

    @Test
    void whoLostTheRoleSinceReadsNothing() {
        String id = ask(reviewer, minor(born(15)), List.of("BIRTH_DATE")).path("id");
        as("beishan").put(disclosure(id) + "/approval").then().statusCode(200);
        Database.change("UPDATE accounts SET roles = ARRAY['HANDLER'] WHERE username = ?", reviewer);
        Problem.expect(as(reviewer).get(disclosure(id)), 403, "not-permitted");
    }

    @Test
    void theWaitingOnesAreListedForOthersWhoMayDecide() {
        String id = waiting(reviewer, minor(born(15)));
        assertThat(listed("shangbao")).contains(id);
        assertThat(listed("xihu")).contains(id);
        assertThat(listed(reviewer)).doesNotContain(id);
        Problem.expect(as(handler).get("/api/v1/disclosures"), 403, "not-permitted");
        as("shangbao").put(disclosure(id) + "/approval").then().statusCode(200);
        assertThat(listed("xihu")).doesNotContain(id);
    }

    @Test
    void aWaitingOneSaysWhoAsksForWhatAndWhy() {
        String id = waiting(reviewer, minor(born(15)));
        var one = JsonPath.from(
                        as("beishan").get("/api/v1/disclosures?limit=100").asString())
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(item -> item.get("id").equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(one)
                .containsEntry("reason", WHY)
                .containsEntry("askedBy", reviewer)
                .containsEntry("fields", CONTACT);
    }

    @Test
    void aWaitingOneOutsideIsNeitherListedNorDecided() {
        String id = waiting(reviewer, minor(born(15)));
        assertThat(listed("school")).doesNotContain(id);
        Problem.expect(as("school").put(disclosure(id) + "/approval"), 404, "disclosure-unknown");
        Problem.expect(as("school").put(disclosure(id) + "/refusal"), 404, "disclosure-unknown");
        Problem.expect(as("school").get(disclosure(id)), 404, "disclosure-unknown");
    }

    private static List<String> listed(String steward) {
        return JsonPath.from(as(steward)
                        .get("/api/v1/disclosures?limit=100")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .getList("items.id");
    }

    @Test
    void ofManyWhoDecideAtOnceOneDoes() {
        String id = waiting(handler, minor(born(15)));
        var answers = Together.times(8, i -> as(i % 2 == 0 ? "shangbao" : "beishan")
                .put(disclosure(id) + (i % 2 == 0 ? "/approval" : "/refusal"))
                .statusCode());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers).allSatisfy(status -> assertThat(status).isIn(200, 409, 503));
    }

    @Test
    void theGuardianOfAChildIsDisclosedWithApproval() {
        var child = Applications.adult(Codes.poster());
        child.put("birthDate", born(10).toString());
        child.put("guardian", Map.of("fullName", "监护甲", "phone", "13800138000", "relation", "PARENT"));
        var consents = Applications.consents();
        consents.add(Map.of("purpose", "GUARDIAN", "version", "1"));
        child.put("consents", consents);
        UUID application = Database.applicationOf(receipt(child));
        String id = ask(reviewer, "/api/v1/applications/" + application, List.of("GUARDIAN"), WHY)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        as("shangbao").put(disclosure(id) + "/approval").then().statusCode(200);
        as(reviewer)
                .get(disclosure(id))
                .then()
                .statusCode(200)
                .body("values.guardian.phone", equalTo("13800138000"))
                .body("values.phone", nullValue());
    }

    @Test
    void theAuditorReadsWhoSaw() {
        ask(reviewer, member, CONTACT).then().statusCode(200);
        String auditor = Stewards.at(Stewards.organizationOf("province"), "AUDITOR");
        var entries = as(auditor).get("/api/v1/audit/entries?object=" + member + "&action=fields-disclosed");
        entries.then().statusCode(200).body("items.actor", hasItem(reviewer));
        assertThat(entries.asString()).doesNotContain((String) person.get("phone"));
        Problem.expect(ask(auditor, member, CONTACT), 403, "not-permitted");
        as(auditor).get("/api/v1/disclosures").then().statusCode(equalTo(403));
    }
}
