package org.boai.enroll.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.boai.enroll.activity.Planned.activity;
import static org.boai.enroll.activity.Planned.change;
import static org.boai.enroll.activity.Planned.decide;
import static org.boai.enroll.activity.Planned.member;
import static org.boai.enroll.activity.Planned.published;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.boai.enroll.activity.Planned.Somebody;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.Test;

/** Calendars as phones read them: without signing in, by an address that can be given up. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class CalendarsIT {
    private static String address(Somebody somebody) {
        String address = Persons.as(somebody.session())
                .post("/api/v1/my/calendar")
                .then()
                .statusCode(201)
                .body("madeAt", notNullValue())
                .extract()
                .path("address");
        return address.substring(address.indexOf("/calendars/"));
    }

    private static List<VEvent> events(Response answer) throws Exception {
        answer.then().statusCode(200).contentType("text/calendar;charset=UTF-8");
        var calendar = new CalendarBuilder().build(new StringReader(answer.asString()));
        assertThat(calendar.validate().hasErrors()).isFalse();
        return calendar.getComponents("VEVENT");
    }

    private static String value(VEvent event, String property) {
        return event.<Property>getProperty(property).orElseThrow().getValue();
    }

    @Test
    void aMembersCalendarFollowsWhatBecomesOfTheActivities() throws Exception {
        var request = activity(1);
        UUID id = published(request);
        var somebody = member();
        somebody.signUp(id).then().statusCode(201);
        String address = address(somebody);
        var answer = given().get(address);
        answer.then()
                .header("Cache-Control", containsString("private"))
                .header("Cache-Control", containsString("max-age=900"));
        var event = events(answer).get(0);
        assertThat(value(event, Property.UID)).isEqualTo(id + "@activities.boai-enroll");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("0");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        given().header("If-None-Match", answer.header("ETag"))
                .get(address)
                .then()
                .statusCode(304);
        request.put("place", "上保社区广场");
        change(id, request).then().statusCode(200);
        var moved = events(
                        given().header("If-None-Match", answer.header("ETag")).get(address))
                .get(0);
        assertThat(value(moved, Property.SEQUENCE)).isEqualTo("1");
        assertThat(value(moved, Property.LOCATION)).isEqualTo("上保社区广场");
        decide(id, "cancellation").then().statusCode(200);
        var cancelled = events(given().get(address)).get(0);
        assertThat(value(cancelled, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(cancelled, Property.SEQUENCE)).isEqualTo("2");
    }

    @Test
    void anAddressThatWasGivenUpIsLikeOneThatNeverWas() {
        var somebody = member();
        Persons.as(somebody.session())
                .get("/api/v1/my/calendar")
                .then()
                .statusCode(200)
                .body("madeAt", nullValue());
        String first = address(somebody);
        given().get(first).then().statusCode(200);
        Persons.as(somebody.session())
                .get("/api/v1/my/calendar")
                .then()
                .body("madeAt", notNullValue())
                .body("address", nullValue());
        String second = address(somebody);
        var never = Problem.withoutInstance(given().get("/calendars/" + RandomToken.next() + ".ics"));
        Problem.expect(given().get(first), 404, "calendar-unknown");
        assertThat(Problem.withoutInstance(given().get(first))).isEqualTo(never);
        Persons.as(somebody.session()).delete("/api/v1/my/calendar").then().statusCode(204);
        assertThat(Problem.withoutInstance(given().get(second))).isEqualTo(never);
        assertThat(given().get("/calendars/short.ics").statusCode()).isEqualTo(404);
        assertThat(Database.count(
                        "SELECT count(*) FROM calendar_addresses WHERE encode(token_hash, 'escape') LIKE ?",
                        "%" + first.substring(11, 33) + "%"))
                .isZero();
    }

    @Test
    void theCalendarEndsWithTheMembership() {
        var somebody = member();
        String address = address(somebody);
        Persons.as(somebody.session()).post("/api/v1/my/leaving").then().statusCode(200);
        Problem.expect(given().get(address), 404, "calendar-unknown");
    }

    @Test
    void aBranchesCalendarShowsWhatIsOpenToEveryone() throws Exception {
        UUID hidden = published(activity(5));
        var request = activity(5);
        request.put("audience", "EVERYONE");
        UUID shown = published(request);
        UUID draft = Planned.draft(request);
        for (String steward : List.of("shangbao", "xihu")) {
            String address = "/calendars/organizations/" + Stewards.organizationOf(steward) + ".ics";
            await().until(() -> given().get(address).asString().contains(shown.toString()));
            var answer = given().get(address);
            answer.then().header("Cache-Control", equalTo("public, max-age=60"));
            given().header("If-None-Match", answer.header("ETag"))
                    .get(address)
                    .then()
                    .statusCode(304)
                    .header("Cache-Control", equalTo("public, max-age=60"));
            assertThat(events(answer).stream()
                            .map(event -> value(event, Property.UID).substring(0, 36)))
                    .contains(shown.toString())
                    .doesNotContain(hidden.toString(), draft.toString());
        }
        var elsewhere = given().get("/calendars/organizations/" + Stewards.organizationOf("school") + ".ics");
        assertThat(elsewhere.asString()).doesNotContain(shown.toString());
        Problem.expect(given().get("/calendars/organizations/" + UUID.randomUUID() + ".ics"), 404, "calendar-unknown");
    }

    /** What many ask for within a few seconds comes out of memory; and what changes is seen within seconds. */
    @Test
    void aBranchesCalendarIsMadeOnceForAllWhoRead() {
        var request = activity(6);
        request.put("audience", "EVERYONE");
        UUID shown = published(request);
        String address = "/calendars/organizations/" + Stewards.organizationOf("shangbao") + ".ics";
        await().until(() -> given().get(address).asString().contains(shown.toString()));
        await().until(() -> {
            String before = given().get(address).asString();
            Database.change("UPDATE activities SET edition = edition + 1 WHERE id = ?", shown);
            return given().get(address).asString().equals(before);
        });
        String edition =
                String.valueOf(Database.one(Integer.class, "SELECT edition FROM activities WHERE id = ?", shown));
        await().until(() -> events(given().get(address)).stream()
                .filter(event -> value(event, Property.UID).startsWith(shown.toString()))
                .anyMatch(event -> value(event, Property.SEQUENCE).equals(edition)));
    }

    /** Whoever makes addresses up fills no room for counting: each is unknown, however often it is asked for. */
    @Test
    void whatIsNoCalendarIsNotCounted() {
        String madeUp = "/calendars/" + RandomToken.next() + ".ics";
        for (int i = 0; i < 40; i++) {
            Problem.expect(given().get(madeUp), 404, "calendar-unknown");
        }
    }

    @Test
    void whoHammersIsToldToWait() {
        var somebody = member();
        String address = address(somebody);
        Response answer = given().get(address);
        // more than twice as many as are allowed: the window may end once
        for (int i = 0; i < 80 && answer.statusCode() == 200; i++) {
            answer = given().get(address);
        }
        Problem.expect(answer, 429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 600);
        given().get(address(member())).then().statusCode(200);
    }
}
