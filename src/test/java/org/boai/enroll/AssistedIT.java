package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.submit;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PaperSettings;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody without a phone signs on paper, a steward fills in, another decides, and the county looks at a sample. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@QuarkusTestResource(value = PaperSettings.class, restrictToAnnotatedClass = true)
class AssistedIT {
    private static final String ADDRESS = "/api/v1/assisted-applications";
    private static final String WHERE = "村委会文件柜第二层";
    private static final LocalDate FIRST_MONTH = LocalDate.of(2001, 1, 1);
    private static final AtomicInteger MONTHS = new AtomicInteger();

    private static final String AUDIENCE =
            """
            SELECT o.name || ' ' || a.because FROM notices n JOIN notice_audiences a ON a.notice_id = n.id
            JOIN organizations o ON o.id = a.organization_id
            WHERE n.kind = 'APPLICATION_NOT_CONFIRMED' AND n.subject_id = ?""";

    @Inject
    BlindIndex index;

    @Inject
    Work work;

    private final UUID branch = Stewards.organizationOf("shangbao");
    private final String filler = Stewards.at(branch, "REVIEWER");
    private String code;

    @BeforeEach
    void aCode() {
        code = Codes.poster();
    }

    private static LocalDate today() {
        return LocalDate.now(SystemClock.ZONE);
    }

    private static Map<String, Object> assisted(Map<String, Object> application, LocalDate signedOn) {
        return Map.of(
                "application", application, "paperForm", Map.of("signedOn", signedOn.toString(), "keptAt", WHERE));
    }

    private static Response fillIn(String steward, Map<String, Object> request) {
        return fillIn(steward, UUID.randomUUID(), request);
    }

    private static Response fillIn(String steward, UUID key, Map<String, Object> request) {
        return as(steward)
                .header("Idempotency-Key", key.toString())
                .body(request)
                .post(ADDRESS);
    }

    private UUID filledIn(String steward, Map<String, Object> application) {
        UUID key = UUID.randomUUID();
        String receipt = Api.patiently(() -> fillIn(steward, key, assisted(application, today())))
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
        return Database.applicationOf(receipt);
    }

    private UUID filledIn() {
        return filledIn(filler, Applications.adult(code));
    }

    private Map<String, Object> child() {
        var child = Applications.adult(code);
        child.put("birthDate", today().minusYears(10).toString());
        child.put("guardian", Map.of("fullName", "测试家长", "phone", Applications.phone(), "relation", "PARENT"));
        var consents = Applications.consents();
        consents.add(Map.of("purpose", "GUARDIAN", "version", "1"));
        child.put("consents", consents);
        return child;
    }

    /** As if it had been filled in then; no two have the same month. */
    private static LocalDate inAMonthThatIsOver(List<UUID> applications) {
        LocalDate month = FIRST_MONTH.plusMonths(MONTHS.incrementAndGet());
        // all at once: the month is drawn as soon as there is one of it
        Database.change(
                "UPDATE assisted_applications SET month = ? WHERE application_id = ANY (string_to_array(?, ',')::uuid[])",
                month,
                applications.stream().map(UUID::toString).collect(Collectors.joining(",")));
        return month;
    }

    private static List<UUID> sampled(LocalDate month) {
        return Database.column(
                UUID.class,
                "SELECT application_id FROM assisted_applications WHERE month = ? AND sampled_at IS NOT NULL ORDER BY lot",
                month);
    }

    private static void awaitDraw(LocalDate month) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.count("SELECT count(*) FROM assisted_draws WHERE month = ?", month) == 1);
    }

    /** The only one of its month, so it is drawn. */
    private UUID drawn(UUID application) {
        awaitDraw(inAMonthThatIsOver(List.of(application)));
        return application;
    }

    private static Response check(String steward, UUID id, Map<String, Object> found) {
        return as(steward).body(found).put(ADDRESS + "/" + id + "/check");
    }

    private static Map<String, Object> notConfirmed() {
        return Map.of("outcome", "NOT_CONFIRMED", "note", "本人表示没有签过表");
    }

    @Test
    void aStewardAppliesForWhoSignedOnPaperAndNoPhoneIsProved() {
        Problem.expect(submit(Applications.adult(code)), 422, "phone-proof-required");

        fillIn(filler, assisted(Applications.adult(code), today()))
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/s/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}"))
                .header("Cache-Control", "no-store")
                .body("status", equalTo("RECEIVED"))
                .body("organization.name", equalTo("上保社区红十字会"));
    }

    @Test
    void itsStewardsSeeForWhomItWasFilledInAndTheRecordNamesWhoDid() {
        UUID id = filledIn();

        as("shangbao")
                .get("/api/v1/applications/" + id)
                .then()
                .statusCode(200)
                .body("assistedByOrganizationId", equalTo(branch.toString()));
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM audit_entries e JOIN accounts a ON a.id = e.actor_id
                        WHERE e.action = 'application-assisted' AND e.object_id = ? AND a.username = ?""",
                        id.toString(),
                        filler))
                .isOne();
    }

    @Test
    void theBranchIsToldAsOfEveryApplication() {
        UUID id = filledIn();
        assertThat(Database.count(
                        "SELECT count(*) FROM notices WHERE subject_id = ? AND kind = 'MEMBER_ADMITTED' AND organization_id = ?",
                        id,
                        branch))
                .isOne();
    }

    @Test
    void theRulesAreThoseOfEverybodyAndPointIntoWhatWasSent() {
        var child = child();
        child.remove("guardian");
        Problem.expect(fillIn(filler, assisted(child, today())), 422, "guardian-required");

        var born = Applications.adult(code);
        born.put("birthDate", "1790-01-01");
        Problem.expectInvalid(
                fillIn(filler, assisted(born, today())), "/application/birthDate", "birth-date-impossible");

        var consents = Applications.adult(code);
        consents.put("consents", Applications.consents().subList(0, 4));
        Problem.expect(fillIn(filler, assisted(consents, today())), 422, "consent-missing");

        var nameless = Applications.adult(code);
        nameless.put("fullName", "\u200b");
        assertThat(fillIn(filler, assisted(nameless, today()))
                        .path("errors[0].pointer")
                        .toString())
                .isEqualTo("/application/fullName");
    }

    @Test
    void aPaperIsGoodFor180DaysAndNotBeforeItIsSigned() {
        fillIn(filler, assisted(Applications.adult(code), today().minusDays(180)))
                .then()
                .statusCode(201);
        Problem.expectInvalid(
                fillIn(filler, assisted(Applications.adult(code), today().minusDays(181))),
                "/paperForm/signedOn",
                "signed-too-long-ago");
        Problem.expectInvalid(
                fillIn(filler, assisted(Applications.adult(code), today().plusDays(1))),
                "/paperForm/signedOn",
                "signed-in-the-future");
    }

    @Test
    void aCodeIsTheCallersOwnOrOneBelowAndElseUnknown() {
        fillIn("beishan", assisted(Applications.adult(code), today())).then().statusCode(201);
        Problem.expect(fillIn("school", assisted(Applications.adult(code), today())), 404, "code-unknown");
        String above = Codes.issue("beishan", Map.of("title", "海报", "occasion", "POSTER"));
        Problem.expect(fillIn(filler, assisted(Applications.adult(above), today())), 404, "code-unknown");
    }

    @Test
    void aRepetitionGetsTheSameReceiptAndAKeyIsTheAccountsOwn() {
        UUID key = UUID.randomUUID();
        var request = assisted(Applications.adult(code), today());
        String first =
                fillIn(filler, key, request).then().statusCode(201).extract().asString();

        assertThat(fillIn(filler, key, request).asString()).isEqualTo(first);
        Problem.expect(fillIn(filler, key, assisted(Applications.adult(code), today())), 422, "idempotency-key-reused");
        assertThat(fillIn("shangbao", key, assisted(Applications.adult(code), today()))
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString())
                .isNotEqualTo(first);
        Problem.expect(as(filler).body(request).post(ADDRESS), 400, "idempotency-key-missing");
    }

    @Test
    void whoeverFilledInNeitherApprovesNorRefusesAndAnotherDoes() {
        UUID id = filledIn(filler, child());
        String decision = "/api/v1/applications/" + id;

        Problem.expect(as(filler).body(Map.of()).post(decision + "/approval"), 403, "assisted-by-yourself");
        Problem.expect(
                as(filler).body(Map.of("reason", "材料不全")).post(decision + "/refusal"), 403, "assisted-by-yourself");
        as("shangbao").body(Map.of()).post(decision + "/approval").then().statusCode(200);
        as(Stewards.at(Stewards.organizationOf("shangbao"), "REVIEWER"))
                .body(Map.of())
                .post(decision + "/approval")
                .then()
                .statusCode(200)
                .body("status", equalTo("ADMITTED"));
    }

    @Test
    void notEvenAStatementLetsWhoeverFilledInDecide() {
        UUID id = filledIn(filler, child());
        assertThatThrownBy(() -> Database.change(
                        "UPDATE applications SET status = 'REFUSED', decision_reason = 'x', decided_by = assisted_by WHERE id = ?",
                        id))
                .hasStackTraceContaining("applications_assisted_decided_by_another");
    }

    @Test
    void whatAnAuthorizationAdmitsItAdmitsFromPaperToo() {
        UUID id = filledIn();
        assertThat(Database.one(String.class, "SELECT status::text FROM applications WHERE id = ?", id))
                .isEqualTo("ADMITTED");
    }

    @Test
    void ofABranchAndMonthAShareIsDrawnWhenTheMonthIsOverAndAtLeastOne() {
        List<UUID> many = Together.times(41, i -> filledIn());
        UUID alone = filledIn("beishan", Applications.adult(code));
        UUID current = filledIn();
        assertThat(Database.one(byte[].class, "SELECT lot FROM assisted_applications WHERE application_id = ?", alone))
                .isEqualTo(index.of("assisted-lot", alone.toString()));

        LocalDate month = inAMonthThatIsOver(
                Stream.concat(many.stream(), Stream.of(alone)).toList());
        awaitDraw(month);

        List<UUID> ofMany = sampled(month).stream().filter(many::contains).toList();
        assertThat(ofMany)
                .isEqualTo(Database.column(
                        UUID.class,
                        "SELECT application_id FROM assisted_applications WHERE month = ? AND organization_id = ? ORDER BY lot LIMIT 3",
                        month,
                        branch));
        assertThat(sampled(month)).hasSize(4).contains(alone);
        assertThat(Database.count(
                        "SELECT count(*) FROM assisted_applications WHERE application_id = ? AND sampled_at IS NOT NULL",
                        current))
                .isZero();
    }

    @Test
    void theCountyIsShownTheSampleAndNothingOfThePerson() {
        var applicant = Applications.adult(code);
        UUID id = drawn(filledIn(filler, applicant));

        var items = as("xihu")
                .get(ADDRESS + "?sampled=true&state=OPEN&limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id.toString()))
                .extract();
        assertThat(items.asString()).doesNotContain("测试", ((String) applicant.get("phone")).substring(0, 7));
        Map<String, Object> item = items.path("items.find { it.id == '" + id + "' }");
        assertThat(item)
                .containsEntry("organization", "上保社区红十字会")
                .containsEntry("filledInBy", filler)
                .containsEntry("keptAt", WHERE)
                .containsEntry("signedOn", today().toString())
                .containsEntry("state", "OPEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shangbao", "beishan", "school"})
    void whoeverIsLookedAtReadsNothingOfIt(String steward) {
        drawn(filledIn());

        Problem.expect(as(steward).get(ADDRESS + "?sampled=true"), 403, "not-permitted");
        assertThat(rowsFor(Stewards.organizationOf(steward))).isZero();
        assertThat(rowsFor(Stewards.organizationOf("xihu"))).isPositive();
        assertThat(rowsFor(Database.societyOf("330383"))).isZero();
    }

    private long rowsFor(UUID organization) {
        return work.onPool(Scope.subtree(organization), connection -> connection
                        .query("SELECT count(*) AS many FROM assisted_applications")
                        .execute()
                        .map(rows -> rows.iterator().next().getLong("many")))
                .await()
                .indefinitely();
    }

    @Test
    void aCheckClosesItOnceAndTellsNobodyWhenItIsConfirmed() {
        UUID id = drawn(filledIn());

        check("xihu", id, Map.of("outcome", "CONFIRMED"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .body("note", nullValue())
                .body("checkedAt", notNullValue());
        Problem.expect(check("xihu", id, notConfirmed()), 409, "assisted-checked");
        assertThat(Database.column(String.class, AUDIENCE, id)).isEmpty();
        as("xihu")
                .get(ADDRESS + "?sampled=true&state=OPEN&limit=100")
                .then()
                .body("items.id", not(hasItem(id.toString())));
    }

    @Test
    void whatIsNotConfirmedIsToldToTheBranchAndThoseBetween() {
        UUID id = drawn(filledIn());

        Problem.expectInvalid(check("xihu", id, Map.of("outcome", "NOT_CONFIRMED")), "/note", "note-required");
        check("xihu", id, notConfirmed()).then().statusCode(200).body("state", equalTo("NOT_CONFIRMED"));

        assertThat(Database.column(String.class, AUDIENCE, id))
                .containsExactlyInAnyOrder("上保社区红十字会 PLACED", "北山街道红十字会 OVERSEES");
        as("shangbao")
                .get("/api/v1/notices?state=OPEN&limit=100")
                .then()
                .statusCode(200)
                .body("items.findAll { it.kind == 'APPLICATION_NOT_CONFIRMED' }.applicationId", hasItem(id.toString()));
    }

    @Test
    void onlyWhatWasDrawnIsCheckedAndOnlyFromAbove() {
        UUID notDrawn = filledIn();
        Problem.expect(check("xihu", notDrawn, Map.of("outcome", "CONFIRMED")), 409, "assisted-not-sampled");

        UUID id = drawn(filledIn());
        Problem.expect(check("shangbao", id, Map.of("outcome", "CONFIRMED")), 403, "not-permitted");
        String outside = Stewards.at(Database.societyOf("330383"), "REVIEWER");
        Problem.expect(check(outside, id, Map.of("outcome", "CONFIRMED")), 404, "application-unknown");
    }

    @Test
    void whoeverFilledInForTheCountyDoesNotCheckIt() {
        String county = Stewards.at(Stewards.organizationOf("xihu"), "REVIEWER");
        UUID id = drawn(filledIn(county, Applications.adult(code)));

        Problem.expect(check(county, id, Map.of("outcome", "CONFIRMED")), 403, "assisted-by-yourself");
        check("xihu", id, Map.of("outcome", "CONFIRMED")).then().statusCode(200);
    }

    @Test
    void thePersonsCopySaysWhoFilledItInAndErasureForgetsThePaper() {
        Map<String, Object> elder = new HashMap<>(Applications.adult(code));
        UUID id = drawn(filledIn(filler, elder));
        check("xihu", id, notConfirmed()).then().statusCode(200);
        String session = Persons.session(elder);

        String copy = Persons.as(session).get("/api/v1/my/data").asString();
        assertThat(copy).contains("assistedApplications", "上保社区红十字会", WHERE, today().toString());

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
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM assisted_applications WHERE application_id = ? AND erased_at IS NOT NULL
                        AND signed_on IS NULL AND kept_at IS NULL AND note IS NULL AND outcome = 'NOT_CONFIRMED'""",
                        id))
                .isOne();
    }
}
