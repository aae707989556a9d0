package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Parts;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists leave the house masked, for a reason, in the scope of who asks, and large or delicate ones not by one person alone. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class MemberExportIT {
    private Map<String, Object> person;
    private UUID member;
    private String asker;
    private String second;

    @BeforeEach
    void aMemberOfShangbao() {
        person = Applications.adult(Codes.poster());
        member = Database.memberOf(receipt(person));
        asker = Stewards.at(Stewards.organizationOf("shangbao"), "REVIEWER");
        second = Stewards.at(Stewards.organizationOf("beishan"), "REVIEWER");
    }

    private Response ask(Map<String, Object> filters, String... fields) {
        return as(asker)
                .body(Map.of("filters", filters, "fields", List.of(fields), "reason", "核对会员名册"))
                .post("/api/v1/member-exports");
    }

    private static Response fetch(String steward, String file) {
        return RestAssured.given().auth().oauth2(Api.token(steward)).get(file);
    }

    private static String sheet(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Parts.of(answer.asByteArray()).get("xl/worksheets/sheet1.xml");
    }

    @Test
    void aSmallListIsFetchedAtOnceMaskedAndSaysWhoTookIt() {
        String file = ask(Map.of(), "NUMBER", "NAME", "PHONE", "BIRTH_YEAR", "ORGANIZATION")
                .then()
                .statusCode(201)
                .body("state", equalTo("READY"))
                .body("approval", equalTo(false))
                .extract()
                .path("file");
        var answer = fetch(asker, file);
        String sheet = sheet(answer);
        String phone = (String) person.get("phone");

        assertThat(answer.header("Content-Disposition")).contains(".xlsx");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(sheet)
                .contains(phone.substring(0, 3) + "****" + phone.substring(7), asker, "浙江省红十字会/")
                .doesNotContain(phone, (String) person.get("fullName"));
        assertThat(sheet.split("<row ")).hasSize((int) Stewards.within("shangbao", "members") + 3);
        UUID account = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", asker);
        assertThat(Database.column(
                        String.class, "SELECT action FROM audit_entries WHERE actor_id = ? ORDER BY id", account))
                .contains("member-export-asked", "member-export-fetched");
    }

    @Test
    void nobodyElseUsesTheLinkAndNobodyAfterADay() {
        String file = ask(Map.of(), "NAME").path("file");
        for (String other : List.of(second, "shangbao", "province")) {
            Problem.expect(fetch(other, file), 404, "export-unknown");
        }
        assertThat(RestAssured.given().get(file).statusCode()).isEqualTo(401);
        Problem.expect(fetch(asker, file.substring(0, file.length() - 1) + "_"), 404, "export-unknown");
        String id = as(asker).get("/api/v1/member-exports").path("items[0].id");
        Database.change(
                "UPDATE member_exports SET ready_at = ready_at - interval '25 hours' WHERE id = ?",
                UUID.fromString(id));
        Problem.expect(fetch(asker, file), 410, "export-over");
    }

    @Test
    void aListShowsOnlyTheSubtreeOfWhoAsks() {
        Problem.expect(
                ask(Map.of("organization", Stewards.organizationOf("school")), "NAME"), 404, "organization-unknown");
        Problem.expect(
                ask(Map.of("organization", Stewards.organizationOf("province")), "NAME"), 404, "organization-unknown");
        String file = ask(Map.of(), "NAME").path("file");
        UUID account = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", asker);
        Database.change(
                "UPDATE accounts SET organization_id = ? WHERE id = ?", Stewards.organizationOf("school"), account);
        Problem.expect(fetch(asker, file), 404, "export-unknown");
    }

    @Test
    void fullFieldsOfAdultsAreSeenAndOfAMinorOnlyWithASecondPerson() {
        String phone = (String) person.get("phone");
        LocalDate today = LocalDate.now(SystemClock.ZONE);
        Database.change("UPDATE members SET joined_on = '2003-04-05' WHERE id = ?", member);
        Map<String, Object> day = Map.of("joinedFrom", "2003-04-05", "joinedUntil", "2003-04-05");
        String adults = ask(day, "FULL_NAME", "FULL_PHONE")
                .then()
                .body("state", equalTo("READY"))
                .extract()
                .path("file");
        assertThat(sheet(fetch(asker, adults))).contains(phone, (String) person.get("fullName"));

        var minor = new HashMap<>(Applications.adult(Codes.poster()));
        minor.put("birthDate", today.minusYears(16).toString());
        String receipt = receipt(minor);
        Database.change("UPDATE members SET joined_on = '2003-04-05' WHERE id = ?", Database.memberOf(receipt));
        // the older link shows a minor who came since as others are shown
        assertThat(sheet(fetch(asker, adults))).contains(phone).doesNotContain((String) minor.get("phone"), (String)
                minor.get("fullName"));
        var waiting = ask(day, "FULL_NAME", "FULL_PHONE")
                .then()
                .body("state", equalTo("WAITING"))
                .extract();
        Problem.expect(fetch(asker, waiting.path("file")), 409, "export-waiting");
        String address = "/api/v1/member-exports/" + waiting.path("id");
        Problem.expect(as(asker).put(address + "/approval"), 403, "export-own");
        Problem.expect(as("school").put(address + "/approval"), 404, "export-unknown");
        as(second).put(address + "/approval").then().statusCode(200).body("decidedBy", equalTo(second));
        assertThat(sheet(fetch(asker, waiting.path("file"))))
                .contains((String) minor.get("phone"), (String) minor.get("fullName"));
    }

    @Test
    void oneOfManyWhoDecideAtOnceDecides() {
        String id = ask(Map.of(), "NAME").path("id");
        Database.change(
                "UPDATE member_exports SET state = 'WAITING', approval = true, ready_at = NULL WHERE id = ?",
                UUID.fromString(id));
        var answers = Together.times(8, i -> as(second)
                .put("/api/v1/member-exports/" + id + (i % 2 == 0 ? "/approval" : "/refusal"))
                .statusCode());

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers).containsOnly(200, 409);
    }

    @Test
    void aRefusedListIsNotFetched() {
        var asked = ask(Map.of(), "NAME");
        Database.change(
                "UPDATE member_exports SET state = 'WAITING', approval = true, ready_at = NULL WHERE id = ?",
                UUID.fromString(asked.path("id")));
        as(second)
                .put("/api/v1/member-exports/" + asked.path("id") + "/refusal")
                .then()
                .statusCode(200);
        Problem.expect(fetch(asker, asked.path("file")), 409, "export-refused");
    }

    @Test
    void anAuditorSeesWhoAskedForWhatAndNoLink() {
        String id = ask(Map.of(), "NAME", "PHONE").path("id");
        String auditor = Stewards.at(Stewards.organizationOf("xihu"), "AUDITOR");
        as(auditor)
                .get("/api/v1/audit/member-exports")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items[0].askedBy", equalTo(asker))
                .body("items[0].reason", equalTo("核对会员名册"))
                .body("items[0].file", nullValue());
    }
}
