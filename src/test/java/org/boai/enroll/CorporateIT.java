package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.Damm;
import org.boai.enroll.rights.RetentionJob;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.boai.enroll.support.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit applies, the county of its seat decides, and it is one member whatever it sends. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class CorporateIT {
    private static final String APPLICATIONS = "/api/v1/corporate-applications";
    private static final String MEMBERS = "/api/v1/corporate-members";

    @Inject
    RetentionJob retention;

    private final UUID county = Stewards.organizationOf("xihu");
    private String code;

    @BeforeEach
    void aCode() {
        code = Codes.poster();
    }

    private UUID applied() {
        return Units.applied(Units.application(code, Units.unit()));
    }

    private UUID member() {
        return Units.member("xihu", applied());
    }

    private static Response approve(String steward, UUID application) {
        return as(steward).post(APPLICATIONS + "/" + application + "/approval");
    }

    private static Response refuse(String steward, UUID application) {
        return as(steward).body(Map.of("reason", "证照已过期")).post(APPLICATIONS + "/" + application + "/refusal");
    }

    private void sweep() {
        try {
            VertxContextSupport.subscribeAndAwait(() -> retention.sweep());
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static long messages(UUID subject, String kind) {
        return Database.count("SELECT count(*) FROM person_messages WHERE subject_id = ? AND kind = ?", subject, kind);
    }

    @Test
    void theCountyOfTheSeatIsToldAndNobodyBelowDecides() {
        var answer = Units.submit(Units.application(code, Units.unit()));
        answer.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("receipt", matchesPattern("[0-9A-Za-z_-]{22}"))
                .body("status", equalTo("RECEIVED"))
                .body("organization.name", equalTo("西湖区红十字会"));
        UUID id = Units.ofReceipt(answer.path("receipt"));
        assertThat(Database.column(
                        String.class,
                        """
                        SELECT o.name FROM notices n JOIN notice_audiences a ON a.notice_id = n.id
                        JOIN organizations o ON o.id = a.organization_id
                        WHERE n.subject_id = ? AND n.kind = 'CORPORATE_TO_DECIDE'""",
                        id))
                .containsExactly("西湖区红十字会");
        Problem.expect(approve("beishan", id), 404, "corporate-application-unknown");
        Problem.expect(approve("hangzhou", id), 403, "notice-not-yours");
        as("xihu")
                .get(APPLICATIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("contact", equalTo("测*人"))
                .body("legalRepresentative", equalTo("测*人"))
                .body("phone", matchesPattern("139\\*{4}\\d{4}"));
    }

    @Test
    void anApprovedUnitIsAMemberOfTheSameSeriesOfNumbersAndIsTold() {
        UUID application = applied();
        approve("xihu", application).then().statusCode(200).body("status", equalTo("ADMITTED"));
        UUID member =
                Database.one(UUID.class, "SELECT id FROM corporate_members WHERE application_id = ?", application);
        String number = as("xihu")
                .get(MEMBERS + "/" + member)
                .then()
                .statusCode(200)
                .body("kind", equalTo("CORPORATE"))
                .body("status", equalTo("ACTIVE"))
                .body("organizationId", equalTo(county.toString()))
                .extract()
                .path("number");
        assertThat(number).hasSize(17).startsWith("330106");
        assertThat(Damm.valid(number)).isTrue();
        assertThat(Database.count(
                        "SELECT count(*) FROM members WHERE substr(number, 9, 8) = ?", number.substring(8, 16)))
                .isZero();
        assertThat(messages(application, "APPLICATION_ADMITTED")).isOne();
        as("xihu")
                .get(MEMBERS + "/" + member + "/history")
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("ADMITTED")));
        Problem.expect(approve("xihu", application), 409, "corporate-application-decided");
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'corporate-admitted' AND object_id = ?",
                        member.toString()))
                .isOne();
        assertThat(Database.count(
                        "SELECT count(*) FROM notices WHERE subject_id = ? AND state = 'ACKNOWLEDGED'", application))
                .isOne();
    }

    @Test
    void personsAndUnitsNeverHaveTheSameSerial() {
        List<String> numbers = Together.times(
                12,
                i -> i % 2 == 0
                        ? Database.one(
                                String.class,
                                "SELECT number FROM members WHERE id = ?",
                                Database.memberOf(Api.receipt(Applications.adult(code))))
                        : Database.one(String.class, "SELECT number FROM corporate_members WHERE id = ?", member()));
        assertThat(numbers.stream().map(number -> number.substring(8, 16))).doesNotHaveDuplicates();
    }

    @Test
    void twentyApplicationsAreTwentyReceiptsAndOneMember() {
        var unit = Units.unit();
        List<UUID> applications = Together.times(20, i -> {
            var again = new HashMap<>(unit);
            again.put("contact", Units.contact());
            return Units.applied(Units.application(code, again));
        });
        assertThat(applications).hasSize(20).doesNotHaveDuplicates();

        var answers = Together.times(20, i -> Api.patiently(() -> approve("xihu", applications.get(i))));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 409
                                && answer.path("type").equals("/problems/corporate-already")))
                .hasSize(19);
        assertThat(Database.count(
                        "SELECT count(*) FROM corporate_members WHERE credit_code = ?", unit.get("creditCode")))
                .isOne();
    }

    @Test
    void notEvenAStatementMakesAUnitAMemberTwice() {
        UUID member = member();
        UUID other = applied();
        assertThatThrownBy(() -> Database.change(
                        """
                        INSERT INTO corporate_members (id, number, organization_id, application_id, region_id, credit_code, name,
                            status, joined_on, created_at)
                        SELECT gen_random_uuid(), 'x', organization_id, ?, region_id, credit_code, name, 'ACTIVE', joined_on, now()
                        FROM corporate_members WHERE id = ?""",
                        other,
                        member))
                .hasStackTraceContaining("corporate_members_one_active_per_unit");
    }

    @Test
    void aRepetitionGetsTheSameReceipt() {
        var application = Units.application(code, Units.unit());
        String key = UUID.randomUUID().toString();
        String first =
                Units.submit(key, application).then().statusCode(201).extract().asString();
        assertThat(Units.submit(key, application).asString()).isEqualTo(first);
        Problem.expect(Units.submit(key, Units.application(code, Units.unit())), 422, "idempotency-key-reused");
    }

    @Test
    void theStatusTellsTheSameWhateverWasDecidedAndNothingWithoutThePhone() {
        var unit = Units.unit();
        var answer = Units.submit(Units.application(code, unit));
        String receipt = answer.then().statusCode(201).extract().path("receipt");
        String phone = ((Map<?, ?>) unit.get("contact")).get("phone").toString();
        Map<String, Object> ask = Map.of("receipt", receipt, "phoneLast4", phone.substring(7));
        var before = told(anyone().body(ask).post(APPLICATIONS + "/status"));
        refuse("xihu", Units.ofReceipt(receipt)).then().statusCode(200).body("status", equalTo("REFUSED"));

        assertThat(told(anyone().body(ask).post(APPLICATIONS + "/status"))).isEqualTo(before);
        assertThat(before).isEqualTo(answer.asString());
        assertThat(messages(Units.ofReceipt(receipt), "APPLICATION_REFUSED")).isOne();
        String other = phone.substring(7).equals("0000") ? "0001" : "0000";
        Problem.expect(
                anyone().body(Map.of("receipt", receipt, "phoneLast4", other)).post(APPLICATIONS + "/status"),
                404,
                "corporate-receipt-unknown");
    }

    private static String told(Response answer) {
        return answer.then().statusCode(200).extract().asString();
    }

    @Test
    void whatIsWrongIsSaidByName() {
        var unit = Units.unit();
        unit.put("creditCode", "91330106MA2B7G7L0X");
        Units.submit(Units.application(code, unit))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/unit/creditCode"))
                .body("errors[0].code", equalTo("credit-code-checksum"));
        var nowhere = Units.unit();
        nowhere.put("regionCode", "330199");
        Problem.expect(Units.submit(Units.application(code, nowhere)), 422, "corporate-region-unknown");
        var without = Units.application(code, Units.unit());
        without.put("consents", Units.consents().subList(0, 2));
        Problem.expect(Units.submit(without), 422, "consent-missing");
        Problem.expect(Units.submit(Units.application("123456789", Units.unit())), 404, "code-unknown");
        Problem.expect(
                anyone().body(Units.application(code, Units.unit())).post(APPLICATIONS),
                400,
                "idempotency-key-missing");
    }

    @Test
    void aStewardOfTheCountyEntersFromPaperAndAnotherDecides() {
        Map<String, Object> entry = Map.of("unit", Units.unit(), "keptAt", "办公室文件柜", "consents", Units.consents());
        String filler = Stewards.at(county, "REVIEWER");
        String receipt = as(filler)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(entry)
                .post(APPLICATIONS + "/entries")
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
        UUID id = Units.ofReceipt(receipt);
        Problem.expect(approve(filler, id), 403, "corporate-by-yourself");
        Problem.expect(
                as("shangbao")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(entry)
                        .post(APPLICATIONS + "/entries"),
                404,
                "organization-unknown");
        approve("xihu", id).then().statusCode(200).body("fromPaper", equalTo(true));
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDoes() {
        UUID application = applied();
        String other = Stewards.at(county, "REVIEWER");
        var answers = Together.times(
                8, i -> Api.patiently(() -> i % 2 == 0 ? approve("xihu", application) : refuse(other, application)));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(7);
    }

    @Test
    void itIsFoundByCreditCodeOrNameExactlyAndOnlyWithinTheSubtree() {
        UUID member = member();
        String creditCode =
                Database.one(String.class, "SELECT credit_code FROM corporate_members WHERE id = ?", member);
        String name = Database.one(String.class, "SELECT name FROM corporate_members WHERE id = ?", member);
        for (Map<String, Object> search : List.<Map<String, Object>>of(
                Map.of("creditCode", creditCode.toLowerCase(java.util.Locale.ROOT)), Map.of("name", name))) {
            as("xihu")
                    .body(search)
                    .post(MEMBERS + "/searches")
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(member.toString())));
            as("shangbao")
                    .body(search)
                    .post(MEMBERS + "/searches")
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(0));
        }
        as("xihu")
                .body(Map.of("name", name.substring(1)))
                .post(MEMBERS + "/searches")
                .then()
                .body("items.size()", equalTo(0));
        Problem.expectInvalid(
                as("xihu").body(Map.of()).post(MEMBERS + "/searches"), "/creditCode", "credit-code-or-name");
        as("xihu")
                .get(MEMBERS + "?state=ACTIVE&limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(member.toString()));
        Problem.expect(as("shangbao").get(MEMBERS + "/" + member), 404, "corporate-unknown");
    }

    @Test
    void itsContactIsSeenInFullForAReasonThatIsRecorded() {
        UUID member = member();
        Problem.expectInvalid(
                as("xihu").body(Map.of("reason", "看看")).post(MEMBERS + "/" + member + "/disclosures"),
                "/reason",
                "text-too-short");
        as("xihu")
                .body(Map.of("reason", "电话联系年度活动"))
                .post(MEMBERS + "/" + member + "/disclosures")
                .then()
                .statusCode(200)
                .body("fullName", equalTo("测试联系人"))
                .body("phone", notNullValue());
        assertThat(Database.one(
                        String.class,
                        "SELECT fields FROM audit_entries WHERE action = 'fields-disclosed' AND object_id = ?",
                        member.toString()))
                .contains("PHONE");
        assertThat(Database.one(
                        String.class,
                        "SELECT subject_kind || ' ' || fields || ' ' || reason FROM disclosures WHERE subject_id = ?",
                        member))
                .isEqualTo("CORPORATE_MEMBER LEGAL_REPRESENTATIVE,FULL_NAME,PHONE 电话联系年度活动");
    }

    @Test
    void anotherContactTakesThePlaceAndTheOldOneIsForgotten() {
        UUID member = member();
        var contact = Units.contact();
        String phone = (String) contact.get("phone");
        as("xihu")
                .body(contact)
                .post(MEMBERS + "/" + member + "/contacts")
                .then()
                .statusCode(200)
                .body("phone", equalTo("139****" + phone.substring(7)));
        as("xihu")
                .get(MEMBERS + "/" + member + "/history")
                .then()
                .body("items.kind", equalTo(List.of("ADMITTED", "CONTACT_CHANGED")));
    }

    @Test
    void aUnitHasItsOwnSocietyAndASocietyOneUnit() {
        UUID member = member();
        UUID school = Stewards.organizationOf("school");
        as("xihu")
                .body(Map.of("organizationId", school))
                .post(MEMBERS + "/" + member + "/links")
                .then()
                .statusCode(200)
                .body("linkedOrganizationId", equalTo(school.toString()));
        Problem.expect(
                as("xihu").body(Map.of("organizationId", school)).post(MEMBERS + "/" + member() + "/links"),
                422,
                "corporate-organization-unsuitable");
        Problem.expect(
                as("xihu")
                        .body(Map.of("organizationId", Stewards.organizationOf("shangbao")))
                        .post(MEMBERS + "/" + member + "/links"),
                422,
                "corporate-organization-unsuitable");
        as("xihu")
                .body(Map.of())
                .post(MEMBERS + "/" + member + "/links")
                .then()
                .body("linkedOrganizationId", nullValue());
    }

    @Test
    void aMembershipEndsOnceWithItsReasonAndTheUnitMayComeBack() {
        var unit = Units.unit();
        UUID member = Units.member("xihu", Units.applied(Units.application(code, unit)));
        Map<String, Object> end = Map.of("how", "LEAVE", "reason", "单位提出退会");
        var answers = Together.times(
                6, i -> Api.patiently(() -> as("xihu").body(end).post(MEMBERS + "/" + member + "/ending")));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(5);
        assertThat(messages(member, "MEMBERSHIP_ENDED")).isOne();
        Problem.expect(
                as("xihu").body(Units.contact()).post(MEMBERS + "/" + member + "/contacts"), 409, "corporate-ended");
        assertThat(Units.member("xihu", Units.applied(Units.application(code, unit))))
                .isNotEqualTo(member);
    }

    @Test
    void whoIsTheContactIsToldSoAndForgottenWithTheirData() {
        var person = Applications.adult(code);
        Api.receipt(person);
        var unit = Units.unit();
        unit.put("contact", Map.of("fullName", person.get("fullName"), "phone", person.get("phone")));
        UUID open = Units.applied(Units.application(code, unit));
        UUID member = Units.member("xihu", open);
        unit.put("creditCode", Units.creditCode());
        UUID undecided = Units.applied(Units.application(code, unit));
        // a colleague with the same phone is somebody else
        unit.put("contact", Map.of("fullName", "测试同事", "phone", person.get("phone")));
        unit.put("creditCode", Units.creditCode());
        UUID colleague = Units.applied(Units.application(code, unit));

        String session = Persons.session(person);
        Persons.as(session)
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.unitContacts.size()", equalTo(3))
                .body("sections.unitContacts[0].phone", equalTo(person.get("phone")));
        String request = Persons.as(session)
                .body(Map.of("kind", "DELETION"))
                .post("/api/v1/my/rights-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("shangbao")
                .post("/api/v1/rights-requests/" + request + "/approval")
                .then()
                .statusCode(200);

        as("xihu")
                .get(MEMBERS + "/" + member)
                .then()
                .body("contact", nullValue())
                .body("phone", nullValue())
                .body("status", equalTo("ACTIVE"));
        as("xihu")
                .get(APPLICATIONS + "/" + undecided)
                .then()
                .body("status", equalTo("WITHDRAWN"))
                .body("contact", nullValue());
        as("xihu").get(APPLICATIONS + "/" + colleague).then().body("contact", equalTo("测*事"));
    }

    @Test
    void whatIsOverIsErasedInItsTime() {
        UUID refused = applied();
        refuse("xihu", refused).then().statusCode(200);
        UUID member = member();
        as("xihu")
                .body(Map.of("how", "REMOVE", "reason", "单位已注销登记"))
                .post(MEMBERS + "/" + member + "/ending")
                .then()
                .statusCode(200);
        Database.change(
                "UPDATE corporate_applications SET decided_at = decided_at - interval '181 days' WHERE id = ?",
                refused);
        Database.change("UPDATE corporate_members SET ended_on = ended_on - 1200 WHERE id = ?", member);
        sweep();

        assertThat(Database.count(
                        "SELECT count(*) FROM corporate_applications WHERE id = ? AND phone IS NULL AND decision_reason IS NULL",
                        refused))
                .isOne();
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM corporate_members m JOIN corporate_applications a ON a.id = m.application_id
                        WHERE m.id = ? AND m.phone IS NULL AND m.legal_representative IS NULL AND a.phone IS NULL
                          AND m.number IS NOT NULL""",
                        member))
                .isOne();
    }
}
