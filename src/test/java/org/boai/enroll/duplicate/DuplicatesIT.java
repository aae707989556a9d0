package org.boai.enroll.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.CheckIns;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who seems to be whom, and that nobody vanishes whatever is decided. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class DuplicatesIT {
    private static final String XIXI = "330106109";

    @Inject
    LikenessFold fold;

    private String code;

    @BeforeEach
    void nobodyElseWaits() {
        code = Codes.poster();
        Database.change("DELETE FROM likenesses");
        Database.change("DELETE FROM duplicate_pairs");
        Database.change(
                "UPDATE notices SET state = 'ACKNOWLEDGED', acknowledged_at = now(),"
                        + " acknowledged_by = (SELECT id FROM accounts LIMIT 1) WHERE kind = 'DUPLICATE_SUSPECTED' AND state = 'OPEN'");
    }

    private void compare() {
        try {
            VertxContextSupport.subscribeAndAwait(() -> fold.fold());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> somebody(String name, String birth, String phone) {
        var application = Applications.adult(code);
        application.put("fullName", name);
        application.put("birthDate", birth);
        application.put("phone", phone);
        return application;
    }

    private UUID member(Map<String, Object> application) {
        return Database.memberOf(receipt(application));
    }

    private static String pair() {
        return Database.one(String.class, "SELECT id::text FROM duplicate_pairs");
    }

    private static String status(UUID member) {
        return Database.one(String.class, "SELECT status FROM members WHERE id = ?", member);
    }

    private static Map<String, Object> because(String reason) {
        return Map.of("reason", reason);
    }

    @Test
    void aVariantOfTheNameWithTheSameBirthDateIsShownToTheBranch() {
        UUID first = member(somebody("周吉峰", "1961-03-04", Applications.phone()));
        UUID second = member(somebody("周𠮷峯", "1961-03-04", Applications.phone()));
        member(somebody("周吉峰", "1961-03-05", Applications.phone()));
        compare();
        as("shangbao")
                .get("/api/v1/duplicates")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].because", equalTo("NAME_AND_BIRTH"))
                .body("items[0].first.id", equalTo(first.toString()))
                .body("items[0].second.id", equalTo(second.toString()))
                .body("items[0].first.name", equalTo("周*峰"))
                .body("items[0].second.name", equalTo("周*峯"))
                .body("items[0].merged.keeps", equalTo("FIRST"))
                .body("items[0].merged.differs", contains("name", "phone"));
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM notices WHERE kind = 'DUPLICATE_SUSPECTED' AND state = 'OPEN'
                            AND organization_id = ?""",
                        Stewards.organizationOf("shangbao")))
                .isOne();
    }

    @Test
    void thePhoneAndTheBirthDateAreEnough() {
        String phone = Applications.phone();
        member(somebody("吴一", "1962-03-04", phone));
        member(somebody("钱二", "1962-03-04", phone));
        compare();
        as("shangbao").get("/api/v1/duplicates").then().body("items.because", contains("PHONE_AND_BIRTH"));
    }

    /** 20 applications, 20 receipts, 1 member. */
    @Test
    void twentyApplicationsOfOnePersonAreOneMemberAndNoneIsLost() {
        var one = somebody("孙三", "1963-03-04", Applications.phone());
        var receipts = IntStream.range(0, 20).mapToObj(i -> receipt(one)).toList();
        compare();
        assertThat(receipts).doesNotHaveDuplicates();
        UUID member = Database.memberOf(receipts.get(0));
        String pairs = "/api/v1/duplicates?limit=100&about=" + member;
        List<String> found =
                as("shangbao").get(pairs).then().statusCode(200).extract().path("items.id");
        assertThat(found).hasSize(19);
        found.forEach(id -> as("shangbao")
                .body(because("同一人重复提交"))
                .post("/api/v1/duplicates/" + id + "/merge")
                .then()
                .statusCode(200)
                .body("state", equalTo("MERGED")));
        assertThat(Database.count("SELECT count(*) FROM members WHERE id = ? AND status = 'ACTIVE'", member))
                .isOne();
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM applications WHERE receipt = ANY (?) AND (member_id = ? OR merged_into = ?)""",
                        receipts.toArray(String[]::new),
                        member,
                        member))
                .isEqualTo(20);
        as("shangbao").get("/api/v1/duplicates?about=" + member).then().body("items", hasSize(0));
    }

    @Test
    void theOneWhoJoinedFirstGoesOnWithNumberAndDate() {
        String born = "1964-03-04";
        var older = somebody("李四", born, Applications.phone());
        older.put(
                "identityDocument",
                Map.of("type", "RESIDENT_ID", "number", Applications.identityNumber(LocalDate.parse(born))));
        UUID second = member(older);
        UUID first = member(somebody("李四", born, Applications.phone()));
        Database.change("UPDATE members SET joined_on = '2019-05-08' WHERE id = ?", first);
        String number = Database.one(String.class, "SELECT number FROM members WHERE id = ?", first);
        byte[] key = Database.one(byte[].class, "SELECT description_key FROM members WHERE id = ?", second);
        compare();
        as("shangbao")
                .get("/api/v1/duplicates/" + pair())
                .then()
                .body("merged.keeps", equalTo("SECOND"))
                .body("merged.number", equalTo(number))
                .body("merged.joinedOn", equalTo("2019-05-08"));
        as("shangbao")
                .body(Map.of("person", "FIRST", "reason", "本人到场核对"))
                .post("/api/v1/duplicates/" + pair() + "/merge")
                .then()
                .statusCode(200)
                .body("state", equalTo("MERGED"));
        assertThat(status(first)).isEqualTo("ACTIVE");
        assertThat(status(second)).isEqualTo("REMOVED");
        assertThat(Database.one(byte[].class, "SELECT description_key FROM members WHERE id = ?", first))
                .isEqualTo(key);
        as("shangbao")
                .get("/api/v1/members/" + first)
                .then()
                .body("number", equalTo(number))
                .body("joinedOn", equalTo("2019-05-08"))
                .body("document", notNullValue());
        assertThat(Database.column(
                        String.class, "SELECT kind FROM member_events WHERE member_id = ANY (?) ORDER BY kind", (Object)
                                new UUID[] {first, second}))
                .containsExactly("MERGED", "REMOVED");
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM audit_entries WHERE action IN ('member-merged', 'member-removed')
                            AND object_id IN (?, ?)""",
                        first.toString(),
                        second.toString()))
                .isEqualTo(2);
    }

    @Test
    void whoIsNotTheSameIsNotAskedAboutAgain() {
        member(somebody("郑五", "1965-03-04", Applications.phone()));
        UUID twin = member(somebody("郑五", "1965-03-04", Applications.phone()));
        compare();
        as("shangbao")
                .body(because("双胞胎，已核对身份证"))
                .post("/api/v1/duplicates/" + pair() + "/dismissal")
                .then()
                .statusCode(200)
                .body("state", equalTo("DISMISSED"));
        Database.change("UPDATE members SET phone = phone WHERE id = ?", twin);
        compare();
        as("shangbao").get("/api/v1/duplicates").then().body("items", hasSize(0));
        Problem.expect(
                as("shangbao").body(because("后来又想")).post("/api/v1/duplicates/" + pair() + "/merge"),
                409,
                "duplicate-decided");
    }

    /** Of the other side a branch learns that there is one, and nothing more; those above both decide. */
    @Test
    void aBranchDoesNotSeeTheSideThatLiesElsewhere() {
        member(somebody("冯六", "1966-03-04", Applications.phone()));
        var elsewhere = somebody("冯六", "1966-03-04", Applications.phone());
        elsewhere.put("residence", Map.of("regionCode", XIXI));
        receipt(elsewhere);
        compare();
        var seen = as("shangbao").get("/api/v1/duplicates");
        seen.then()
                .body("items", hasSize(1))
                .body("items[0].second", nullValue())
                .body("items[0].merged", nullValue());
        String pair = seen.path("items[0].id");
        Problem.expect(
                as("shangbao").body(because("想合并")).post("/api/v1/duplicates/" + pair + "/merge"),
                403,
                "duplicate-not-yours");
        as("xihu")
                .get("/api/v1/duplicates/" + pair)
                .then()
                .body("first", notNullValue())
                .body("second", notNullValue());
        String beside = Stewards.at(Database.societyOf("330105"), "REVIEWER");
        Problem.expect(as(beside).get("/api/v1/duplicates/" + pair), 404, "duplicate-unknown");
        as("xihu")
                .body(because("电话核实"))
                .post("/api/v1/duplicates/" + pair + "/merge")
                .then()
                .statusCode(200);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneWins() {
        member(somebody("卫七", "1967-03-04", Applications.phone()));
        member(somebody("卫七", "1967-03-04", Applications.phone()));
        compare();
        String pair = "/api/v1/duplicates/" + pair();
        var answers = Together.times(
                2,
                number -> number == 0
                        ? as("shangbao").body(because("同一人")).post(pair + "/merge")
                        : as("xihu").body(because("两个人")).post(pair + "/dismissal"));
        assertThat(answers.stream().map(answer -> answer.statusCode())).containsExactlyInAnyOrder(200, 409);
        Problem.expect(
                answers.stream()
                        .filter(answer -> answer.statusCode() == 409)
                        .findFirst()
                        .orElseThrow(),
                409,
                "duplicate-decided");
    }

    /** Whoever has left is nobody's duplicate. */
    @Test
    void anEndedMembershipIsOpenNoMore() {
        UUID first = member(somebody("蒋八", "1968-03-04", Applications.phone()));
        member(somebody("蒋八", "1968-03-04", Applications.phone()));
        compare();
        assertThat(pair()).isNotNull();
        Database.change(
                "UPDATE members SET status = 'LEFT', ended_on = now(), end_reason = 'OWN_WISH' WHERE id = ?", first);
        as("shangbao").get("/api/v1/duplicates").then().body("items", hasSize(0));
        assertThat(Database.count("SELECT count(*) FROM likenesses WHERE subject_id = ?", first))
                .isZero();
    }

    @Test
    void aRowThatCannotBeReadKeepsNobodyWaiting() {
        UUID broken = member(somebody("沈九", "1969-03-04", Applications.phone()));
        Database.change("UPDATE members SET full_name = '\\x00' WHERE id = ?", broken);
        member(somebody("韩十", "1969-03-05", Applications.phone()));
        member(somebody("韩十", "1969-03-05", Applications.phone()));
        compare();
        assertThat(Database.count("SELECT count(*) FROM likenesses WHERE reading_key IS NULL"))
                .isZero();
        assertThat(Database.count("SELECT count(*) FROM duplicate_pairs")).isOne();
        Database.change("DELETE FROM likenesses WHERE subject_id = ?", broken);
    }

    private void mergeOf(Map<String, Object> first, Map<String, Object> second) {
        member(first);
        member(second);
        compare();
        as("xihu")
                .body(because("本人到场核对"))
                .post("/api/v1/duplicates/" + pair() + "/merge")
                .then()
                .statusCode(200);
    }

    /** Nobody's membership ends in silence: both phones, the branch, whoever is signed in. */
    @Test
    void aMergeTellsBothPhonesAndTheBranchAndSignsOut() {
        PhoneProofs.listen();
        String born = "1970-03-04";
        var first = somebody("杨甲", born, Applications.phone());
        var second = somebody("杨甲", born, Applications.phone());
        UUID goesOn = member(first);
        UUID ends = member(second);
        String session = Persons.session(second);
        compare();
        String pair = pair();
        as("xihu")
                .body(because("本人到场核对"))
                .post("/api/v1/duplicates/" + pair + "/merge")
                .then()
                .statusCode(200);
        assertThat(Database.count(
                        "SELECT count(*) FROM person_messages WHERE kind = 'RECORDS_MERGED' AND subject_id = ?",
                        goesOn))
                .isEqualTo(2);
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM notices WHERE kind = 'MEMBERSHIP_ENDED' AND subject_id = ? AND organization_id =
                            (SELECT organization_id FROM members WHERE id = ?)""",
                        UUID.fromString(pair),
                        ends))
                .isOne();
        Problem.expect(Persons.as(session).get("/api/v1/my/data"), 401, "not-signed-in");
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM notices WHERE kind = 'DUPLICATE_SUSPECTED' AND subject_id = ? AND next_at IS NOT NULL""",
                        UUID.fromString(pair)))
                .isZero();
    }

    /** What a person asks of the own data reaches the row that was joined, though it has another key. */
    @Test
    void aCopyHoldsTheJoinedRowToo() {
        PhoneProofs.listen();
        String born = "1971-03-04";
        var first = somebody("朱乙", born, Applications.phone());
        var second = somebody("朱乙", born, Applications.phone());
        mergeOf(first, second);
        Persons.as(Persons.session(first))
                .get("/api/v1/my/data")
                .then()
                .statusCode(200)
                .body("sections.memberships.phone", containsInAnyOrder(first.get("phone"), second.get("phone")))
                .body("sections.applications", hasSize(2));
    }

    @Test
    void anErasureReachesTheJoinedRowToo() {
        PhoneProofs.listen();
        String born = "1972-03-04";
        var first = somebody("秦丙", born, Applications.phone());
        var second = somebody("秦丙", born, Applications.phone());
        mergeOf(first, second);
        UUID joined = Database.one(
                UUID.class, "SELECT id FROM members WHERE merged_into IS NOT NULL ORDER BY id DESC LIMIT 1");
        String request = Persons.as(Persons.session(first))
                .body(Map.of("kind", "DELETION", "reason", "不再参加活动"))
                .post("/api/v1/my/rights-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("shangbao")
                .post("/api/v1/rights-requests/" + request + "/approval")
                .then()
                .statusCode(200);
        assertThat(Database.count("SELECT count(*) FROM members WHERE id = ? AND erased_at IS NOT NULL", joined))
                .isOne();
    }

    @Test
    void theKindThatIsChosenIsADatedEvent() {
        String born = "1973-03-04";
        UUID first = member(somebody("许丁", born, Applications.phone()));
        UUID second = member(somebody("许丁", born, Applications.phone()));
        Database.change("UPDATE members SET kind = 'YOUTH' WHERE id = ?", second);
        compare();
        as("shangbao")
                .body(Map.of("person", "SECOND", "reason", "本人到场核对"))
                .post("/api/v1/duplicates/" + pair() + "/merge")
                .then()
                .statusCode(200);
        assertThat(Database.one(
                        String.class,
                        "SELECT from_kind || ' ' || to_kind FROM member_events WHERE member_id = ? AND kind = 'MERGED'",
                        first))
                .isEqualTo("ADULT YOUTH");
    }

    @Test
    void aTransferThatWasOpenIsOvertaken() {
        String born = "1974-03-04";
        member(somebody("何戊", born, Applications.phone()));
        UUID ends = member(somebody("何戊", born, Applications.phone()));
        String transfer = as("shangbao")
                .body(Map.of("organizationId", Stewards.organizationOf("school").toString(), "reason", "到学校工作"))
                .post("/api/v1/members/" + ends + "/transfers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        compare();
        as("xihu")
                .body(because("同一人"))
                .post("/api/v1/duplicates/" + pair() + "/merge")
                .then()
                .statusCode(200);
        assertThat(Database.one(String.class, "SELECT state FROM transfers WHERE id = ?", UUID.fromString(transfer)))
                .isEqualTo("OVERTAKEN");
    }

    /** To belong elsewhere is no end: what was signed up for stays. */
    @Test
    void whoBelongsElsewhereByAMergeKeepsAPlace() {
        String born = "1976-03-04";
        UUID first = member(somebody("高庚", born, Applications.phone()));
        UUID second = member(somebody("高庚", born, Applications.phone()));
        UUID school = Stewards.organizationOf("school");
        Database.change("UPDATE members SET organization_id = ? WHERE id = ?", school, second);
        UUID activity = CheckIns.activity(
                Stewards.organizationOf("shangbao"), Instant.now().plus(2, ChronoUnit.DAYS), null);
        UUID place = CheckIns.place(activity, first, UUID.randomUUID(), new byte[0]);
        compare();
        as("xihu")
                .body(Map.of("person", "FIRST", "organization", "SECOND", "reason", "本人到场核对"))
                .post("/api/v1/duplicates/" + pair() + "/merge")
                .then()
                .statusCode(200);
        assertThat(Database.one(UUID.class, "SELECT organization_id FROM members WHERE id = ?", first))
                .isEqualTo(school);
        assertThat(Database.one(String.class, "SELECT state FROM participations WHERE id = ?", place))
                .isEqualTo("PLACE");
    }

    /** The applicant learns why nothing follows. */
    @Test
    void whoseApplicationIsJoinedIsTold() {
        var one = somebody("吕己", "1975-03-04", Applications.phone());
        receipt(one);
        UUID again = Database.applicationOf(receipt(one));
        compare();
        as("shangbao")
                .body(because("重复提交"))
                .post("/api/v1/duplicates/" + pair() + "/merge")
                .then()
                .statusCode(200);
        assertThat(Database.count(
                        "SELECT count(*) FROM person_messages WHERE kind = 'RECORDS_MERGED' AND subject_id = ?", again))
                .isOne();
    }
}
