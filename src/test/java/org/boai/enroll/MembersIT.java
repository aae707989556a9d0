package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The register as stewards use it: lists, exact search, numbers of before and of paper, and the history. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class MembersIT {
    private Map<String, Object> person;
    private UUID member;
    private String number;
    private String reviewer;

    @BeforeEach
    void aMemberOfShangbao() {
        person = Applications.adult(Codes.poster());
        member = Database.memberOf(receipt(person));
        number = Database.one(String.class, "SELECT number FROM members WHERE id = ?", member);
        reviewer = Stewards.at(Stewards.organizationOf("shangbao"), "REVIEWER");
    }

    private static Response search(String steward, Map<String, ?> said) {
        return as(steward).body(said).post("/api/v1/members/searches");
    }

    private Response put(String what, Map<String, ?> body) {
        return as(reviewer).body(body).put("/api/v1/members/" + member + "/" + what);
    }

    private List<String> walk(String steward, String query) {
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            var page = as(steward)
                    .get("/api/v1/members?limit=3" + query + (next == null ? "" : "&after=" + next))
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.id"));
            next = page.path("next");
        } while (next != null);
        return seen;
    }

    /** Pages of three, at each level of the tree, hold everybody once, in the order of joining. */
    @ParameterizedTest
    @ValueSource(strings = {"shangbao", "beishan", "xihu", "hangzhou", "province"})
    void pagesLeaveNobodyOutAndShowNobodyTwice(String steward) {
        for (int i = 0; i < 4; i++) {
            UUID another = Database.memberOf(receipt(Applications.adult(Codes.poster())));
            Database.change("UPDATE members SET joined_on = current_date - ? WHERE id = ?", i / 2, another);
        }
        List<UUID> expected = Database.column(
                UUID.class,
                """
                SELECT m.id FROM members m JOIN organizations o ON o.id = m.organization_id
                WHERE o.ancestors @> ARRAY[?::uuid] AND m.erased_at IS NULL AND m.restricted_at IS NULL
                ORDER BY m.joined_on DESC, m.id DESC""",
                Stewards.organizationOf(steward));

        assertThat(walk(steward, ""))
                .isEqualTo(expected.stream().map(UUID::toString).toList());
    }

    @Test
    void filtersLeaveOutWhoeverDoesNotFit() {
        Database.change("UPDATE members SET joined_on = '2001-02-03' WHERE id = ?", member);

        assertThat(walk("shangbao", "&joinedFrom=2001-02-03&joinedUntil=2001-02-03"))
                .contains(member.toString());
        assertThat(walk("shangbao", "&joinedFrom=2001-02-04")).doesNotContain(member.toString());
        assertThat(walk("shangbao", "&kind=YOUTH")).doesNotContain(member.toString());
        assertThat(walk("shangbao", "&status=LEFT")).doesNotContain(member.toString());
        assertThat(walk("shangbao", "&origin=IMPORTED")).doesNotContain(member.toString());
        assertThat(walk("shangbao", "&kind=ADULT&status=ACTIVE&origin=APPLIED")).contains(member.toString());
        assertThat(walk("shangbao", "&group=" + UUID.randomUUID())).isEmpty();
        assertThat(walk("shangbao", "&organization=" + Stewards.organizationOf("school")))
                .isEmpty();
        Problem.expectInvalid(as("shangbao").get("/api/v1/members?kind=X"), "", "value-not-readable");
        as("shangbao").get("/api/v1/members?after=x").then().statusCode(400);
    }

    @Test
    void membersOfAGroupAreAListOfTheirOwn() {
        UUID group = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id)
                SELECT ?, 'group' || ?::text, 'GROUP', 'ACTIVE', parent_id, '{}', location_region_id FROM organizations
                WHERE id = ?""",
                group,
                group,
                Stewards.organizationOf("shangbao"));
        Database.change("UPDATE members SET group_id = ? WHERE id = ?", group, member);

        assertThat(walk("beishan", "&group=" + group)).containsExactly(member.toString());
        assertThat(walk("school", "&group=" + group)).isEmpty();
        Database.change("UPDATE members SET group_id = NULL WHERE id = ?", member);
    }

    /** The denormalized path follows the member and the tree. */
    @Test
    void whereAMemberBelongsFollowsWhoeverMoves() {
        String same = "SELECT count(*) FROM members m JOIN organizations o ON o.id = m.organization_id"
                + " WHERE m.places IS DISTINCT FROM o.ancestors";
        assertThat(Database.count(same)).isZero();
        UUID shangbao = Stewards.organizationOf("shangbao");
        UUID beishan = Stewards.organizationOf("beishan");
        Database.change(
                "UPDATE members SET organization_id = ? WHERE id = ?", Stewards.organizationOf("school"), member);
        assertThat(Database.count(same)).isZero();
        Database.change("UPDATE members SET organization_id = ? WHERE id = ?", shangbao, member);
        Database.change(
                "UPDATE organizations SET parent_id = ? WHERE id = ?", Stewards.organizationOf("xihu"), shangbao);
        assertThat(Database.count(same)).isZero();
        Database.change("UPDATE organizations SET parent_id = ? WHERE id = ?", beishan, shangbao);
        assertThat(Database.count(same)).isZero();
    }

    @Test
    void findsExactlyByNameNumberPhoneAndNumbersOfBefore() {
        put("legacy-number", Map.of("number", "浙A-" + member)).then().statusCode(200);
        put("paper-card", Map.of("number", "证-" + member, "issuedOn", "2019-05-01", "issuedBy", "西湖区红十字会"))
                .then()
                .statusCode(200);
        for (Map<String, Object> said : List.of(
                Map.of("name", person.get("fullName")),
                Map.of("number", (Object) number),
                Map.of("phone", person.get("phone")),
                Map.of("legacyNumber", (Object) ("浙A-" + member)),
                Map.of("cardNumber", (Object) ("证-" + member)),
                Map.of("name", person.get("fullName"), "phone", person.get("phone"), "number", number))) {
            search(reviewer, said)
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(member.toString())))
                    .body("more", equalTo(false));
        }
        search(reviewer, Map.of("name", person.get("fullName") + "二")).then().body("items", empty());
        search(reviewer, Map.of("name", person.get("fullName"), "phone", Applications.phone()))
                .then()
                .body("items", empty());
        search("school", Map.of("phone", person.get("phone")))
                .then()
                .statusCode(200)
                .body("items", empty());
        Problem.expectInvalid(search(reviewer, Map.of()), "", "search-empty");
    }

    @Test
    void aSearchIsMaskedAndTheRecordSaysByWhatAndNeverForWhom() {
        String body = search(reviewer, Map.of("phone", person.get("phone"), "name", person.get("fullName")))
                .asString();
        assertThat(body).doesNotContain((String) person.get("phone"), (String) person.get("fullName"));
        UUID account = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", reviewer);
        assertThat(Database.column(
                        String.class,
                        "SELECT fields FROM audit_entries WHERE action = 'members-searched' AND actor_id = ?",
                        account))
                .containsExactly("phone,name");
    }

    @Test
    void anAccountSearchesSoManyTimesAnHour() {
        for (int i = 0; i < 120; i++) {
            search(reviewer, Map.of("number", number)).then().statusCode(200);
        }
        Problem.expect(search(reviewer, Map.of("number", number)), 429, "too-many-tries");
    }

    @Test
    void aCardIsReissuedForAReasonAndTheHistoryKnows() {
        put("paper-card", Map.of("number", "A-1", "issuedOn", "2019-05-01"))
                .then()
                .body("$", hasSize(1));
        put("paper-card", Map.of("number", "A-1", "issuedOn", "2019-05-01"))
                .then()
                .body("$", hasSize(1));
        Problem.expectInvalid(put("paper-card", Map.of("number", "A-2")), "/reason", "text-blank");
        Problem.expectInvalid(
                put("paper-card", Map.of("number", "A-2", "issuedOn", "2099-01-01")),
                "/issuedOn",
                "date-in-the-future");
        put("paper-card", Map.of("number", "A-2", "reason", "遗失补发"))
                .then()
                .statusCode(200)
                .body("number", equalTo(List.of("A-1", "A-2")))
                .body("[1].replacedAt", nullValue());
        as("shangbao")
                .get("/api/v1/members/" + member + "/history")
                .then()
                .statusCode(200)
                .body("kind", equalTo(List.of("NUMBER_CHANGED", "NUMBER_CHANGED")))
                .body("reason", equalTo(List.of("会员证：登记", "会员证：遗失补发")));
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'member-number-changed' AND object_id = ?",
                        member.toString()))
                .isEqualTo(2);
        Problem.expect(as("school").get("/api/v1/members/" + member + "/numbers"), 404, "member-unknown");
    }

    @Test
    void twoWhoNoteAtOnceDoSoOneAfterTheOther() {
        var answers = Together.times(8, i -> put("paper-card", Map.of("number", "N-" + i, "reason", "补发"))
                .statusCode());

        assertThat(answers).containsOnly(200);
        assertThat(Database.count(
                        "SELECT count(*) FROM member_numbers WHERE member_id = ? AND replaced_at IS NULL", member))
                .isOne();
        assertThat(Database.count("SELECT count(*) FROM member_numbers WHERE member_id = ?", member))
                .isEqualTo(8);
    }

    @Test
    void thePersonSeesTheirHistoryAndTheirNumbersInTheCopy() {
        PhoneProofs.listen();
        put("legacy-number", Map.of("number", "旧号-7")).then().statusCode(200);
        String session = Persons.session(person);
        Persons.as(session)
                .get("/api/v1/my/history")
                .then()
                .statusCode(200)
                .body("kind", equalTo(List.of("NUMBER_CHANGED")));
        assertThat(Persons.as(session).get("/api/v1/my/data").asString()).contains("旧号-7");
    }
}
