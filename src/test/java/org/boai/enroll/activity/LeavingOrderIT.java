package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.activity.Planned.activity;
import static org.boai.enroll.activity.Planned.member;
import static org.boai.enroll.activity.Planned.published;
import static org.boai.enroll.activity.Planned.state;
import static org.boai.enroll.activity.Planned.taken;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.boai.enroll.activity.Planned.Somebody;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.Test;

/**
 * Whoever leaves locks themselves first and their activities then, as whoever signs up, cancels or checks in: of two who lock in
 * different orders PostgreSQL ends one.
 */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class LeavingOrderIT {
    private static final String LOCK = "SELECT 1 FROM activities WHERE id = ? FOR UPDATE";

    private static Connection holding(UUID activity) throws SQLException {
        var connection = TestPostgres.superuser(OnPostgres.DATABASE);
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setObject(1, activity);
            lock.execute();
        }
        return connection;
    }

    private static int pidOf(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Sessions that wait for one that waits for ours, or for ours itself. */
    private static void awaitWaiting(int sessions, int holder) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Database.count(
                                """
                                WITH RECURSIVE waiting (pid) AS (
                                    SELECT cast(? AS integer)
                                    UNION SELECT a.pid FROM pg_stat_activity a JOIN waiting w ON w.pid = ANY (pg_blocking_pids(a.pid)))
                                SELECT count(*) - 1 FROM waiting""",
                                holder)
                        >= sessions);
    }

    private static CompletableFuture<Response> leaving(Somebody somebody) {
        return CompletableFuture.supplyAsync(
                () -> Persons.as(somebody.session()).post("/api/v1/my/leaving"));
    }

    private static boolean free(UUID member) {
        return !Database.column(Integer.class, "SELECT 1 FROM members WHERE id = ? FOR UPDATE SKIP LOCKED", member)
                .isEmpty();
    }

    @Test
    void whoeverLeavesLocksTheMemberBeforeTheActivities() throws Exception {
        UUID activity = published(activity(5));
        var leaves = member();
        leaves.signUp(activity).then().statusCode(201);
        CompletableFuture<Response> left;
        CompletableFuture<Response> cancelled;
        try (var holder = holding(activity)) {
            int pid = pidOf(holder);
            left = leaving(leaves);
            awaitWaiting(1, pid);
            assertThat(free(leaves.member()))
                    .as("whether others may change the member who waits for an activity")
                    .isFalse();
            cancelled = CompletableFuture.supplyAsync(() -> leaves.cancel(activity));
            awaitWaiting(2, pid);
            holder.rollback();
        }
        left.get(30, TimeUnit.SECONDS).then().statusCode(200);
        assertThat(cancelled.get(30, TimeUnit.SECONDS).<String>path("type")).isEqualTo("/problems/not-a-member");
        assertThat(state(activity, leaves.member())).isEqualTo("CANCELLED");
        assertThat(taken(activity)).isZero();
    }
}
