package org.boai.enroll.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Societies;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose name is not shown although it is there: neither to everybody, nor to stewards. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class LeadersOutOfSightIT {
    private static final String LEADERS = "/api/v1/leaders";
    private static final LocalDate TODAY = LocalDate.now(SystemClock.ZONE);

    @Inject
    PublishedLeaders published;

    private UUID society;
    private String reviewer;
    private UUID leader;

    /** A president since a month ago who agrees that the name is public. */
    @BeforeEach
    void aPresident() {
        society = Societies.below(Stewards.organizationOf("beishan"));
        reviewer = Stewards.at(society, "REVIEWER");
        leader = UUID.fromString(as(reviewer)
                .body(Map.of(
                        "organizationId",
                        society,
                        "office",
                        "PRESIDENT",
                        "fullName",
                        "欧阳公开",
                        "phone",
                        Applications.phone(),
                        "from",
                        TODAY.minusDays(30).toString()))
                .post(LEADERS)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        as(reviewer)
                .body(Map.of("consentKeptAt", "任职档案第一册"))
                .put(LEADERS + "/" + leader + "/publication")
                .then()
                .statusCode(200)
                .body("published", equalTo(true));
    }

    private List<String> inPublic() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> published.of(society)).stream()
                .map(PublishedLeader::fullName)
                .toList();
    }

    private void term(LocalDate from, LocalDate until) {
        Database.change("UPDATE leaders SET term_from = ?, term_until = ? WHERE id = ?", from, until, leader);
    }

    @Test
    void inPublicStandsWhoeverHoldsTheOfficeTodayAndNobodyElse() throws Throwable {
        assertThat(inPublic()).containsExactly("欧阳公开");
        term(TODAY.minusDays(30), TODAY);
        assertThat(inPublic()).as("on the last day").containsExactly("欧阳公开");
        term(TODAY.minusDays(30), TODAY.minusDays(1));
        assertThat(inPublic()).as("on the day after").isEmpty();
        term(TODAY.plusDays(1), TODAY.plusDays(30));
        assertThat(inPublic()).as("on the day before").isEmpty();
        term(TODAY, TODAY.plusDays(30));
        assertThat(inPublic()).as("on the first day").containsExactly("欧阳公开");
        as(reviewer)
                .body(Map.of("on", TODAY.toString(), "reason", "工作调动离任"))
                .post(LEADERS + "/" + leader + "/ending")
                .then()
                .statusCode(200);
        assertThat(inPublic()).as("of somebody who does not any more").isEmpty();
    }

    /** Storage only (PIPL 47): it is there for the law's sake alone. */
    @Test
    void whoIsOnlyStoredIsShownToNobody() throws Throwable {
        String list = LEADERS + "?organization=" + society;
        as(reviewer).get(list).then().statusCode(200).body("items.id", contains(leader.toString()));
        Database.change("UPDATE leaders SET restricted_at = now() WHERE id = ?", leader);
        assertThat(inPublic()).isEmpty();
        for (String steward : List.of(reviewer, "beishan", "xihu", "province")) {
            Problem.expect(as(steward).get(LEADERS + "/" + leader), 404, "leader-unknown");
            as(steward).get(list).then().statusCode(200).body("items", empty());
        }
        Problem.expect(
                as(reviewer).body(Map.of("reason", "核对任职情况")).post(LEADERS + "/" + leader + "/disclosures"),
                404,
                "leader-unknown");
    }
}
