package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.boai.enroll.support.Api.submit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A participant applies by the invitation at the moment when another one is made out. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class InvitingRacesIT {
    private FirstAid course;
    private Map<String, Object> application;
    private UUID participant;
    private String token;

    @BeforeEach
    void aParticipantWhoWasInvited() {
        course = FirstAid.classOf("xihu");
        application = Applications.adult(course.code);
        participant = course.participant(application);
        token = course.invite(participant);
    }

    private String states() {
        return Database.one(
                String.class,
                "SELECT string_agg(state, ' ' ORDER BY id) FROM invitations WHERE subject_id = ?",
                participant);
    }

    /** What is asked while an application uses the invitation, and answered when that is committed. */
    private Response whileTheyApply(Supplier<Response> asked) throws SQLException {
        UUID applied = Database.applicationOf(
                submit(application).then().statusCode(201).extract().path("receipt"));
        try (var applying = TestPostgres.superuser(OnPostgres.DATABASE);
                var use = applying.prepareStatement("UPDATE invitations SET state = 'USED', closed_at = now(),"
                        + " application_id = ? WHERE subject_id = ? AND state = 'OPEN'");
                var pid = applying.createStatement()) {
            applying.setAutoCommit(false);
            use.setObject(1, applied);
            use.setObject(2, participant);
            assertThat(use.executeUpdate()).isOne();
            var self = pid.executeQuery("SELECT pg_backend_pid()");
            self.next();
            int holder = self.getInt(1);
            var answer = CompletableFuture.supplyAsync(asked);
            await().until(() -> Database.count(
                            "SELECT count(*) FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid))", holder)
                    > 0);
            applying.commit();
            return answer.join();
        }
    }

    @Test
    void whoAppliesMeanwhileIsNotInvitedAnew() throws SQLException {
        whileTheyApply(() -> course.post("invitations", Map.of()))
                .then()
                .statusCode(201)
                .body("items.size()", org.hamcrest.Matchers.equalTo(0));
        assertThat(states()).isEqualTo("USED");
    }

    @Test
    void whoIsNamedAndAppliesMeanwhileHasApplied() throws SQLException {
        var named = Map.of("participants", List.of(participant));
        Problem.expect(whileTheyApply(() -> course.post("invitations", named)), 409, "first-aid-participant-applied");
        assertThat(states()).isEqualTo("USED");
    }

    /** Left by the program as it was before: two invitations of one participant, one of them used. */
    @Test
    void anOpenOneBesideAUsedOneOpensNothing() {
        String fresh = course.invite(participant);
        application.put("invitation", fresh);
        submit(application).then().statusCode(201);
        Database.change(
                "UPDATE invitations SET state = 'OPEN', closed_at = NULL WHERE subject_id = ? AND state = 'REVOKED'",
                participant);
        var again = Applications.adult(course.code);
        again.put("invitation", token);
        Problem.expect(submit(again), 422, "invitation-refused");
        assertThat(states()).isEqualTo("OPEN USED");
    }
}
