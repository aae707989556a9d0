package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.rights.RetentionJob;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Cases;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.Test;

/** What is over is erased when its time is over, and not before; and what was erased is reported. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class RetentionIT {
    private static final String KEPT = "SELECT count(*) FROM %s WHERE id = ? AND erased_at IS NULL";

    @Inject
    RetentionJob job;

    private void sweep() {
        try {
            VertxContextSupport.subscribeAndAwait(() -> job.sweep());
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean kept(String table, UUID id) {
        return Database.count(KEPT.formatted(table), id) == 1;
    }

    @Test
    void aMembershipIsErasedThreeYearsAfterItsEndAndNotADayBefore() {
        PhoneProofs.listen();
        var application = Applications.adult(Codes.poster());
        String receipt = Api.receipt(application);
        UUID member = Database.memberOf(receipt);
        Persons.as(Persons.session(application))
                .post("/api/v1/my/leaving")
                .then()
                .statusCode(200);
        String again = Api.receipt(application);
        Database.change(
                "UPDATE members SET ended_on = current_date - interval '3 years' + interval '2 days' WHERE id = ?",
                member);
        sweep();
        assertThat(kept("members", member)).isTrue();
        Database.change(
                "UPDATE members SET ended_on = current_date - interval '3 years' - interval '2 days' WHERE id = ?",
                member);
        sweep();
        assertThat(kept("members", member)).isFalse();
        assertThat(kept("applications", Database.applicationOf(receipt))).isFalse();
        // who came back is a member all the same
        assertThat(kept("members", Database.memberOf(again))).isTrue();
        Persons.signIn(application).then().statusCode(201);
        reportCounts("memberships");
    }

    @Test
    void withTheLastRowOfAPersonAllTheRestGoes() {
        PhoneProofs.listen();
        var application = Applications.adult(Codes.poster());
        UUID member = Database.memberOf(Api.receipt(application));
        String session = Persons.session(application);
        String request = Persons.as(session)
                .body(Map.of("kind", "DELETION", "reason", "家里搬走了"))
                .post("/api/v1/my/rights-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("shangbao")
                .body(Map.of("reason", "本人要求撤回该请求"))
                .post("/api/v1/rights-requests/" + request + "/refusal")
                .then()
                .statusCode(200);
        Persons.as(session).post("/api/v1/my/leaving").then().statusCode(200);
        Database.change("UPDATE members SET ended_on = current_date - interval '4 years' WHERE id = ?", member);
        sweep();
        assertThat(Database.count(
                        "SELECT count(*) FROM rights_requests WHERE id = ? AND person_key IS NULL AND reason IS NULL",
                        UUID.fromString(request)))
                .isOne();
        Problem.expect(Persons.as(session).get("/api/v1/my/data"), 401, "not-signed-in");
    }

    @Test
    void aRefusedApplicationIsErasedAfterHalfAYear() {
        var child = Applications.adult(Codes.poster());
        child.put("birthDate", LocalDate.now(SystemClock.ZONE).minusYears(10).toString());
        child.put("guardian", Map.of("fullName", "测试家长", "phone", Applications.phone(), "relation", "PARENT"));
        var consents = Applications.consents();
        consents.add(Map.of("purpose", "GUARDIAN", "version", "1"));
        child.put("consents", consents);
        UUID id = Database.applicationOf(Api.receipt(child));
        as("shangbao")
                .body(Map.of("reason", "监护人不同意"))
                .post("/api/v1/applications/" + id + "/refusal")
                .then()
                .statusCode(200);
        Database.change("UPDATE applications SET decided_at = now() - interval '179 days' WHERE id = ?", id);
        sweep();
        assertThat(kept("applications", id)).isTrue();
        Database.change("UPDATE applications SET decided_at = now() - interval '181 days' WHERE id = ?", id);
        sweep();
        assertThat(kept("applications", id)).isFalse();
        assertThat(Database.one(String.class, "SELECT decision_reason FROM applications WHERE id = ?", id))
                .isEqualTo("erased");
        Problem.expect(as("shangbao").get("/api/v1/applications/" + id), 404, "application-unknown");
        reportCounts("applications");
    }

    /** Whoever waits for an answer is not forgotten meanwhile. */
    @Test
    void whatIsAppealedAgainstIsKeptHalfAYearAfterTheAnswer() {
        var application = Applications.adult(Codes.poster());
        UUID id = Cases.underReview(application);
        Cases.refuse("shangbao", id).then().statusCode(200);
        Cases.follow("appeals", Cases.follower(id, (String) application.get("phone")), Map.of("words", "本人一直在本社区居住"))
                .then()
                .statusCode(200);
        Database.change("UPDATE applications SET decided_at = now() - interval '1 year' WHERE id = ?", id);
        sweep();
        assertThat(kept("applications", id)).isTrue();
        Cases.decide("beishan", id, "appeal-decision", Map.of("upheld", false, "reason", "已核实居住情况"))
                .then()
                .statusCode(200);
        sweep();
        assertThat(kept("applications", id)).isTrue();
        Database.change(
                "UPDATE application_appeals SET decided_at = now() - interval '1 year' WHERE application_id = ?", id);
        sweep();
        assertThat(kept("applications", id)).isFalse();
    }

    @Test
    void anActiveMemberIsNeverErasedByTime() {
        String receipt = Api.receipt(Applications.adult(Codes.poster()));
        UUID member = Database.memberOf(receipt);
        Database.change("UPDATE members SET joined_on = joined_on - interval '50 years' WHERE id = ?", member);
        Database.change(
                "UPDATE applications SET submitted_at = now() - interval '50 years', decided_at = now() - interval '50 years'"
                        + " WHERE receipt = ?",
                receipt);
        sweep();
        assertThat(kept("members", member)).isTrue();
        assertThat(kept("applications", Database.applicationOf(receipt))).isTrue();
    }

    private static void reportCounts(String kind) {
        String auditor = Stewards.at(Stewards.organizationOf("province"), "AUDITOR");
        as(auditor)
                .get("/api/v1/audit/retention-runs?limit=100")
                .then()
                .statusCode(200)
                .body("items.findAll { it.kind == '" + kind + "' }[0].erased", greaterThanOrEqualTo(1));
    }
}
