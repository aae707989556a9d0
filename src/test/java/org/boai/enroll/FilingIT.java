package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FiledMonths;
import org.boai.enroll.support.FilingSettings;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A month is over: the county gets who was admitted, files it or asks, the branch explains. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@QuarkusTestResource(value = FilingSettings.class, restrictToAnnotatedClass = true)
class FilingIT {
    private static final String ADDRESS = "/api/v1/filings";

    private static final String TOLD =
            """
            SELECT count(*) FROM notices n JOIN notice_audiences a ON a.notice_id = n.id
            WHERE n.kind = ? AND n.subject_id = ? AND a.organization_id = ?""";

    private final UUID branch = Stewards.organizationOf("shangbao");
    private final UUID county = Stewards.organizationOf("xihu");
    private final String reviewer = Stewards.at(branch, "REVIEWER");
    private String code;

    @BeforeEach
    void aCode() {
        code = Codes.poster();
    }

    private UUID admitted() {
        return Database.memberOf(Api.receipt(Applications.adult(code)));
    }

    /** A batch with one membership. */
    private UUID made(UUID member) {
        return FiledMonths.batch(branch, FiledMonths.of(List.of(member)));
    }

    private static Response file(String steward, UUID batch) {
        return as(steward).body(Map.of()).post(ADDRESS + "/" + batch + "/filing");
    }

    private static Response giveBack(String steward, UUID batch, Map<String, Object> said) {
        return as(steward).body(said).post(ADDRESS + "/" + batch + "/return");
    }

    private static Response answer(String steward, UUID batch, Map<String, Object> said) {
        return as(steward).body(said).post(ADDRESS + "/" + batch + "/answers");
    }

    private static Map<String, Object> about(UUID member, boolean wrong) {
        return Map.of("rows", List.of(Map.of("memberId", member, "reason", "请核对是否本人申请", "wronglyAdmitted", wrong)));
    }

    private static Map<String, Object> explained(UUID member) {
        return Map.of("rows", List.of(Map.of("memberId", member, "answer", "已电话核对，本人申请")));
    }

    private static UUID lastEvent(UUID batch) {
        return Database.one(
                UUID.class, "SELECT id FROM filing_events WHERE filing_id = ? ORDER BY id DESC LIMIT 1", batch);
    }

    private static String state(UUID batch) {
        return Database.one(String.class, "SELECT state FROM filings WHERE id = ?", batch);
    }

    @Test
    void whenAMonthIsOverEachBranchHasOneBatchAndTheCountyIsToldOnce() {
        UUID one = admitted();
        UUID two = admitted();
        UUID above = Database.memberOf(Api.receipt(
                Applications.adult(Codes.issue("beishan", Map.of("title", "海报", "occasion", "POSTER")), "330106002")));
        UUID current = admitted();
        LocalDate month = FiledMonths.of(List.of(one, two, above));

        UUID batch = FiledMonths.batch(branch, month);
        assertThat(Database.column(UUID.class, "SELECT member_id FROM filing_rows WHERE filing_id = ?", batch))
                .containsExactlyInAnyOrder(one, two);
        assertThat(FiledMonths.batch(Stewards.organizationOf("beishan"), month)).isNotNull();
        assertThat(Database.count("SELECT count(*) FROM filing_rows WHERE member_id = ?", current))
                .isZero();

        UUID round = Database.one(UUID.class, "SELECT round_id FROM filings WHERE id = ?", batch);
        assertThat(Database.count(TOLD, "FILING_DUE", round, county)).isOne();
        assertThat(Database.count("SELECT count(*) FROM filing_rounds WHERE month = ?", month))
                .isOne();
        as("xihu")
                .get(ADDRESS + "?round=" + round)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items.find { it.id == '" + batch + "' }.members", equalTo(2))
                .body("items.find { it.id == '" + batch + "' }.state", equalTo("OPEN"))
                .body("items.find { it.id == '" + batch + "' }.county.name", equalTo("西湖区红十字会"))
                .body(
                        "items.find { it.id == '" + batch + "' }.month",
                        equalTo(YearMonth.from(month).toString()));
    }

    @Test
    void aMonthIsMadeOnceWhoeverMakesIt() {
        UUID batch = made(admitted());
        FiledMonths.make();
        assertThat(Database.count("SELECT count(*) FROM filing_rows WHERE filing_id = ?", batch))
                .isOne();
    }

    @Test
    void whoWasEnteredLateIsInTheNextBatch() {
        LocalDate over = FiledMonths.of(List.of(admitted()));
        UUID late = admitted();
        FiledMonths.joinedOn(over.plusDays(3), List.of(late));
        UUID other = admitted();
        LocalDate next = FiledMonths.of(List.of(other));

        assertThat(FiledMonths.batch(branch, next)).isNotNull();
        assertThat(Database.one(
                        String.class,
                        "SELECT f.month::text FROM filing_rows r JOIN filings f ON f.id = r.filing_id WHERE r.member_id = ?",
                        late))
                .isEqualTo(FiledMonths.last().toString());
        assertThat(Database.count(
                        "SELECT count(*) FROM filing_rows r JOIN filings f ON f.id = r.filing_id WHERE f.month = ?",
                        over))
                .isOne();
    }

    @Test
    void whoWasImportedIsNoAdmission() {
        UUID imported = admitted();
        Database.change(
                """
                INSERT INTO member_events (id, member_id, kind, happened_on, noted_at, organization_id)
                VALUES (gen_random_uuid(), ?, 'IMPORTED', current_date, now(), ?)""",
                imported,
                branch);
        FiledMonths.of(List.of(imported));
        assertThat(Database.count("SELECT count(*) FROM filing_rows WHERE member_id = ?", imported))
                .isZero();
    }

    @Test
    void rowsAreMaskedAndComeInPages() {
        var people = Stream.generate(() -> Applications.adult(code)).limit(3).toList();
        List<UUID> members = people.stream()
                .map(person -> Database.memberOf(Api.receipt(person)))
                .sorted()
                .toList();
        UUID batch = FiledMonths.batch(branch, FiledMonths.of(members));

        var first = as("xihu")
                .get(ADDRESS + "/" + batch + "?limit=2")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items[0].name", org.hamcrest.Matchers.matchesPattern("测\\*."))
                .body("items[0].status", equalTo("ACTIVE"))
                .body("items[0].filed", equalTo(false))
                .extract();
        assertThat(first.asString())
                .doesNotContain("测试")
                .doesNotContain(people.stream()
                        .map(person -> ((String) person.get("phone")).substring(0, 7))
                        .toList());
        var second = as("xihu").get(ADDRESS + "/" + batch + "?limit=2&after=" + first.path("next"));
        second.then().statusCode(200).body("items.size()", equalTo(1)).body("next", nullValue());
        assertThat(Stream.concat(
                        first.<List<String>>path("items.memberId").stream(),
                        second.<List<String>>path("items.memberId").stream()))
                .containsExactlyElementsOf(members.stream().map(UUID::toString).toList());
    }

    @Test
    void whatIsFiledIsSeenOnTheMemberAndItsRoundIsOver() {
        UUID member = admitted();
        as("shangbao")
                .get("/api/v1/members/" + member + "/filing")
                .then()
                .statusCode(200)
                .body("filed", equalTo(false))
                .body("filingId", nullValue());
        UUID batch = made(member);

        file("xihu", batch)
                .then()
                .statusCode(200)
                .body("state", equalTo("FILED"))
                .body("decidedAt", notNullValue());
        as("shangbao")
                .get("/api/v1/members/" + member + "/filing")
                .then()
                .statusCode(200)
                .body("filed", equalTo(true))
                .body("filingId", equalTo(batch.toString()));
        Problem.expect(as("school").get("/api/v1/members/" + member + "/filing"), 404, "member-unknown");
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM notices n JOIN filings f ON f.round_id = n.subject_id
                        WHERE f.id = ? AND n.next_at IS NULL""",
                        batch))
                .isOne();
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'filing-filed' AND object_id = ?",
                        batch.toString()))
                .isOne();
        Problem.expect(file("xihu", batch), 409, "filing-filed");
        assertThat(Database.one(String.class, "SELECT status FROM members WHERE id = ?", member))
                .isEqualTo("ACTIVE");
    }

    @Test
    void whatIsReturnedIsExplainedAndSentAgainAsOftenAsItTakes() {
        UUID member = admitted();
        UUID batch = made(member);
        for (int round = 0; round < 2; round++) {
            giveBack("xihu", batch, about(member, false))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("RETURNED"))
                    .body("returned", equalTo(1));
            UUID returned = lastEvent(batch);
            assertThat(Database.count(TOLD, "FILING_RETURNED", returned, branch))
                    .isOne();
            Problem.expect(file("xihu", batch), 409, "filing-returned");
            as(reviewer)
                    .get(ADDRESS + "/" + returned + "?returned=true")
                    .then()
                    .statusCode(200)
                    .body("filing.id", equalTo(batch.toString()))
                    .body("items[0].reason", equalTo("请核对是否本人申请"))
                    .body("items[0].answer", nullValue());
            Problem.expect(answer(reviewer, batch, Map.of()), 422, "filing-answers-missing");

            answer(reviewer, batch, explained(member)).then().statusCode(200).body("state", equalTo("OPEN"));
            assertThat(Database.count(TOLD, "FILING_DUE", lastEvent(batch), county))
                    .isOne();
            assertThat(Database.count(
                            "SELECT count(*) FROM notices WHERE subject_id = ? AND next_at IS NULL", returned))
                    .isOne();
            as("xihu")
                    .get(ADDRESS + "?state=OPEN&month=" + month(batch))
                    .then()
                    .body("items.id", hasItem(batch.toString()));
        }
        file("xihu", batch).then().statusCode(200).body("returned", equalTo(0));
        Problem.expect(answer(reviewer, batch, explained(member)), 409, "filing-filed");
    }

    private static String month(UUID batch) {
        return Database.one(String.class, "SELECT to_char(month, 'YYYY-MM') FROM filings WHERE id = ?", batch);
    }

    @Test
    void theWholeIsReturnedWithAReasonAndNeverDropsOutOfTheList() {
        UUID batch = made(admitted());
        Problem.expectInvalid(giveBack("xihu", batch, Map.of()), "/reason", "text-blank");
        giveBack("xihu", batch, Map.of("reason", "请附上支部会议记录")).then().statusCode(200);
        Problem.expect(answer(reviewer, batch, Map.of()), 422, "filing-answers-missing");
        as("xihu")
                .get(ADDRESS + "?state=RETURNED&month=" + month(batch))
                .then()
                .body("items.id", hasItem(batch.toString()))
                .body("items[0].reason", equalTo("请附上支部会议记录"));
        as(reviewer).get(ADDRESS + "?month=" + month(batch)).then().body("items.id", hasItem(batch.toString()));

        answer(reviewer, batch, Map.of("answer", "已补充会议记录"))
                .then()
                .statusCode(200)
                .body("answer", equalTo("已补充会议记录"))
                .body("state", equalTo("OPEN"));
    }

    @Test
    void whoeverWasAdmittedWronglyIsMarkedForBothAndNobodyIsRemoved() {
        UUID member = admitted();
        UUID batch = made(member);
        giveBack("xihu", batch, about(member, true)).then().statusCode(200).body("wronglyAdmitted", equalTo(1));
        for (String steward : List.of("xihu", reviewer)) {
            as(steward)
                    .get(ADDRESS + "?wronglyAdmitted=true&month=" + month(batch))
                    .then()
                    .body("items.id", hasItem(batch.toString()));
        }
        assertThat(Database.one(String.class, "SELECT status FROM members WHERE id = ?", member))
                .isEqualTo("ACTIVE");

        answer(reviewer, batch, explained(member)).then().statusCode(200);
        file("xihu", batch).then().statusCode(200).body("wronglyAdmitted", equalTo(1));
        as(reviewer).get("/api/v1/members/" + member + "/filing").then().body("filed", equalTo(false));
        Database.change(
                "UPDATE members SET status = 'REMOVED', ended_on = current_date, end_reason = 'x' WHERE id = ?",
                member);
        as("xihu")
                .get(ADDRESS + "?wronglyAdmitted=true&month=" + month(batch))
                .then()
                .body("items.id", not(hasItem(batch.toString())));
    }

    @Test
    void aMarkIsLiftedWhenTheCountyIsConvinced() {
        UUID member = admitted();
        UUID batch = made(member);
        giveBack("xihu", batch, about(member, true)).then().statusCode(200);
        answer(reviewer, batch, explained(member)).then().statusCode(200);
        as("xihu")
                .body(Map.of("cleared", List.of(member)))
                .post(ADDRESS + "/" + batch + "/filing")
                .then()
                .statusCode(200)
                .body("wronglyAdmitted", equalTo(0));
        as(reviewer).get("/api/v1/members/" + member + "/filing").then().body("filed", equalTo(true));
    }

    @Test
    void onlyASocietyByLawAboveDecidesAndOthersSeeNothing() {
        UUID batch = made(admitted());
        Problem.expect(file(reviewer, batch), 403, "not-permitted");
        Problem.expect(file("beishan", batch), 403, "not-permitted");
        Problem.expect(giveBack(reviewer, batch, Map.of("reason", "测试退回")), 403, "not-permitted");
        Problem.expect(file("school", batch), 404, "filing-unknown");
        Problem.expect(as("school").get(ADDRESS + "/" + batch), 404, "filing-unknown");
        file("hangzhou", batch).then().statusCode(200);
    }

    @Test
    void aRowOfAnotherBatchIsNoRow() {
        UUID batch = made(admitted());
        UUID other = admitted();
        made(other);
        Problem.expectInvalid(giveBack("xihu", batch, about(other, false)), "/rows", "row-unknown");
        assertThat(state(batch)).isEqualTo("OPEN");
        var twice = new HashMap<String, Object>();
        Map<String, Object> row = Map.of("memberId", other, "reason", "请核对是否本人");
        twice.put("rows", List.of(row, row));
        Problem.expectInvalid(giveBack("xihu", batch, twice), "/rows", "member-twice");
    }

    @Test
    void ofTwoStewardsAtOnceOneDecidesAndTheOtherIsTold() {
        UUID batch = made(admitted());
        String other = Stewards.at(county, "REVIEWER");
        var answers = Together.times(
                8, i -> i % 2 == 0 ? file("xihu", batch) : giveBack(other, batch, Map.of("reason", "请补充说明")));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(7);
        assertThat(Database.count("SELECT count(*) FROM filing_events WHERE filing_id = ?", batch))
                .isOne();
    }

    @Test
    void manyAreTriedAndThenFiledAtOnce() {
        UUID ours = admitted();
        UUID above = Database.memberOf(Api.receipt(
                Applications.adult(Codes.issue("beishan", Map.of("title", "海报", "occasion", "POSTER")), "330106002")));
        LocalDate month = FiledMonths.of(List.of(ours, above));
        UUID open = FiledMonths.batch(branch, month);
        UUID returned = FiledMonths.batch(Stewards.organizationOf("beishan"), month);
        giveBack("xihu", returned, Map.of("reason", "请补充说明")).then().statusCode(200);
        Map<String, Object> all =
                new HashMap<>(Map.of("ids", List.of(open, returned, UUID.randomUUID()), "dryRun", true));

        as("xihu")
                .body(all)
                .post(ADDRESS + "/filing")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("filed", equalTo(1))
                .body("items.find { it.id == '" + returned + "' }.problem", equalTo("filing-returned"))
                .body("items.findAll { it.problem == 'filing-unknown' }.size()", equalTo(1));
        assertThat(state(open)).isEqualTo("OPEN");

        as("xihu")
                .body(Map.of("month", YearMonth.from(month).toString()))
                .post(ADDRESS + "/filing")
                .then()
                .statusCode(200)
                .body("filed", equalTo(1))
                .body("more", equalTo(false))
                .body("items[0].organization", equalTo("上保社区红十字会"));
        assertThat(state(open)).isEqualTo("FILED");
        assertThat(state(returned)).isEqualTo("RETURNED");
        Problem.expect(as(reviewer).body(Map.of("month", "2026-10")).post(ADDRESS + "/filing"), 403, "not-permitted");
        Problem.expectInvalid(as("xihu").body(Map.of()).post(ADDRESS + "/filing"), "/month", "month-or-ids");
    }

    @Test
    void theRosterIsPrintedMaskedAndThePrintingRecorded() throws IOException {
        UUID batch = made(admitted());
        byte[] pdf = as("xihu")
                .get(ADDRESS + "/" + batch + "/roster")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", "no-store")
                .header("Link", nullValue())
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("会员备案名册", "上保社区红十字会", "西湖区红十字会", "打印：xihu", "测*")
                    .doesNotContain("测试");
        }
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'filing-roster-printed' AND object_id = ?",
                        batch.toString()))
                .isOne();
        Problem.expect(as("school").get(ADDRESS + "/" + batch + "/roster"), 404, "filing-unknown");
    }

    @Test
    void whoeverWasErasedSinceIsARowWithoutAPerson() {
        UUID member = admitted();
        UUID batch = made(member);
        Database.change(
                """
                UPDATE members SET status = 'LEFT', ended_on = current_date, end_reason = 'x', number = NULL,
                    identity_key = NULL, description_key = NULL, full_name = NULL, name_index = NULL, phone = NULL,
                    phone_index = NULL, birth_date = NULL, document_number = NULL, residence_region_id = NULL,
                    erased_at = now() WHERE id = ?""",
                member);
        as("xihu")
                .get(ADDRESS + "/" + batch)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].memberId", equalTo(member.toString()))
                .body("items[0].name", nullValue())
                .body("items[0].number", nullValue())
                .body("items[0].joinedOn", notNullValue());
        file("xihu", batch).then().statusCode(200);
    }
}
