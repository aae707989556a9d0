package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.Json;
import org.boai.enroll.support.Lessons;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Parts;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Societies;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One row whose sealed fields are damaged: lists say what of it can be read, and everybody else is there. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class UnreadableRowsIT {
    private static final LocalDate TODAY = LocalDate.now(SystemClock.ZONE);

    private String code;
    private Life damaged;
    private Life whole;
    private boolean memberDamaged;

    @BeforeEach
    void twoMembers() {
        PhoneProofs.listen();
        code = Codes.poster();
        damaged = Life.in(code);
        whole = Life.in(code);
    }

    /** Other tests list the same branch. */
    @AfterEach
    void nobodyIsDamagedAnyMore() {
        if (memberDamaged) {
            damageMember();
        }
        Lessons.withdrawAll();
    }

    /** One bit of it; done twice, it is whole again. */
    private static void damage(String table, String column, UUID id) {
        Database.change("UPDATE " + table + " SET " + column + " = set_byte(" + column + ", 20, get_byte(" + column
                + ", 20) # 1) WHERE id = '" + id + "'");
    }

    private void damageMember() {
        memberDamaged = true;
        damage("members", "full_name", damaged.member);
        damage("members", "phone", damaged.member);
    }

    private static String of(UUID id, String field) {
        return "items.find { it.memberId == '" + id + "' }." + field;
    }

    @Test
    void whoHasACourseIsListedAndARemindersPassesOver() {
        String course = Lessons.published("shangbao", Lessons.course("应急救护"));
        UUID first = Lessons.give(course, damaged.member);
        UUID second = Lessons.give(course, whole.member);
        damageMember();
        String path = Lessons.COURSES + "/" + course;
        as("shangbao")
                .get(path + "/assignments")
                .then()
                .statusCode(200)
                .body("items.id", hasItems(first.toString(), second.toString()))
                .body(of(damaged.member, "name"), nullValue())
                .body(of(damaged.member, "memberNumber"), notNullValue())
                .body(of(whole.member, "name"), notNullValue());
        as("shangbao")
                .body(Map.of("assignments", List.of(first, second)))
                .post(path + "/reminders")
                .then()
                .statusCode(200)
                .body("reminded", equalTo(1))
                .body("passedOver", equalTo(1));
        assertThat(whole.messages()).contains("COURSE_ASSIGNED");
        assertThat(damaged.messages()).doesNotContain("COURSE_ASSIGNED");
        assertThat(Database.column(
                        UUID.class,
                        "SELECT id FROM course_assignments WHERE course_id = ?::uuid AND reminded_on IS NULL",
                        course))
                .containsExactly(first);
    }

    @Test
    void theParticipantsOfAClassAreListedAndTheOthersInvited() {
        var course = FirstAid.classOf("xihu");
        UUID one = course.participant(Applications.adult(course.code));
        UUID other = course.participant(Applications.adult(course.code));
        course.passed(one, FirstAid.number()).then().statusCode(200);
        damage("first_aid_participants", "full_name", one);
        damage("first_aid_participants", "phone", one);
        damage("first_aid_participants", "certificate_number", one);
        String at = "items.find { it.id == '" + one + "' }.";
        as("xihu")
                .get("/api/v1/first-aid-classes/" + course.id + "/participants")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body(at + "name", nullValue())
                .body(at + "phone", nullValue())
                .body(at + "certificate", nullValue())
                .body(at + "passed", equalTo(true));
        course.post("invitations", Map.of())
                .then()
                .statusCode(201)
                .body("items.participantId", equalTo(List.of(other.toString())));
    }

    private static UUID certified(UUID member, int days) {
        return Life.id(as("shangbao")
                .body(Map.of(
                        "number",
                        FirstAid.number(),
                        "issuedOn",
                        TODAY.minusYears(2).toString(),
                        "expiresOn",
                        TODAY.plusDays(days).toString(),
                        "issuer",
                        "浙江省红十字会"))
                .post("/api/v1/members/" + member + "/first-aid-certificates"));
    }

    @Test
    void certificatesAreListed() {
        UUID first = certified(damaged.member, 1);
        certified(whole.member, 1);
        damage("first_aid_certificates", "number", first);
        damageMember();
        as("shangbao")
                .get("/api/v1/members/" + damaged.member + "/first-aid-certificates")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(first.toString())))
                .body("items[0].number", nullValue());
        as("shangbao")
                .get("/api/v1/organizations/" + Life.shangbao() + "/expiring-certificates?within=2&limit=100")
                .then()
                .statusCode(200)
                .body(of(damaged.member, "name"), nullValue())
                .body(of(damaged.member, "phone"), nullValue())
                .body(of(damaged.member, "certificate"), nullValue())
                .body(of(whole.member, "certificate"), notNullValue());
        damage("first_aid_certificates", "number", first);
    }

    @Test
    void theRegisterListsFindsAndShowsThem() {
        String phone = (String) damaged.application.get("phone");
        damageMember();
        damage("members", "birth_date", damaged.member);
        try {
            String at = "items.find { it.id == '" + damaged.member + "' }.";
            as("shangbao")
                    .get("/api/v1/members?limit=100")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItems(damaged.member.toString(), whole.member.toString()))
                    .body(at + "name", nullValue())
                    .body(at + "phone", nullValue())
                    .body(at + "birthYear", nullValue())
                    .body(at + "number", notNullValue());
            as("shangbao")
                    .get("/api/v1/members/" + damaged.member)
                    .then()
                    .statusCode(200)
                    .body("name", nullValue())
                    .body("birthYear", nullValue())
                    .body("status", equalTo("ACTIVE"));
            as("shangbao")
                    .body(Map.of("phone", phone))
                    .post("/api/v1/members/searches")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(damaged.member.toString()));
        } finally {
            damage("members", "birth_date", damaged.member);
        }
    }

    @Test
    void theListThatLeavesTheHouseHoldsThemWithWhatCanBeRead() {
        String day = "2004-05-06";
        Database.change(
                "UPDATE members SET joined_on = cast(? AS date) WHERE id IN (?, ?)", day, damaged.member, whole.member);
        damageMember();
        String asker = Stewards.at(Life.shangbao(), "REVIEWER");
        String file = Json.text(
                as(asker)
                        .body(Map.of(
                                "filters",
                                Map.of("joinedFrom", day, "joinedUntil", day),
                                "fields",
                                List.of("NUMBER", "FULL_NAME", "PHONE"),
                                "reason",
                                "核对名册内容"))
                        .post("/api/v1/member-exports")
                        .then()
                        .statusCode(201),
                "/file");
        String sheet = Parts.of(given().auth().oauth2(token(asker)).get(file).asByteArray())
                .get("xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains((String) whole.application.get("fullName"))
                .contains(number(damaged.member), number(whole.member));
    }

    private static String number(UUID member) {
        return Database.one(String.class, "SELECT number FROM members WHERE id = ?", member);
    }

    @Test
    void leadersAreListedWithTheirOffices() {
        UUID society = Societies.below(Stewards.organizationOf("beishan"));
        String reviewer = Stewards.at(society, "REVIEWER");
        List<UUID> leaders = List.of("PRESIDENT", "SUPERVISOR").stream()
                .map(office -> Life.id(as(reviewer)
                        .body(Map.of(
                                "organizationId",
                                society,
                                "office",
                                office,
                                "fullName",
                                "欧阳测试",
                                "phone",
                                Applications.phone(),
                                "from",
                                TODAY.minusDays(3).toString()))
                        .post("/api/v1/leaders")))
                .toList();
        as(reviewer)
                .body(Map.of("consentKeptAt", "任职档案第一册"))
                .put("/api/v1/leaders/" + leaders.get(0) + "/publication")
                .then()
                .statusCode(200);
        damage("leaders", "full_name", leaders.get(0));
        damage("leaders", "phone", leaders.get(0));
        String at = "items.find { it.office == 'PRESIDENT' }.";
        as(reviewer)
                .get("/api/v1/leaders?organization=" + society)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body(at + "id", equalTo(leaders.get(0).toString()))
                .body(at + "name", nullValue())
                .body(at + "phone", nullValue())
                .body("items.name", hasItem("欧*试"));
        as(reviewer)
                .body(Map.of("on", TODAY.toString(), "reason", "工作调动离任"))
                .post("/api/v1/leaders/" + leaders.get(0) + "/ending")
                .then()
                .statusCode(200);
    }
}
