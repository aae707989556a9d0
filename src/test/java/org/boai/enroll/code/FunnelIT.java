package org.boai.enroll.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.boai.enroll.Codes;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.kernel.Damm;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of a code's scans, for whoever answers for the code. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class FunnelIT {
    @Inject
    Clock clock;

    private String code;
    private LocalDate today;

    @BeforeEach
    void aPoster() {
        code = Codes.poster();
        today = ScanDays.day(clock.instant());
    }

    private static Response ask(String steward, String code, Object from, Object until) {
        return as(steward).get("/api/v1/enrollment-codes/" + code + "/funnel?from=" + from + "&until=" + until);
    }

    private ValidatableResponse asked(Object from, Object until) {
        return ask("shangbao", code, from, until).then().statusCode(200);
    }

    private void folded(LocalDate day, int scans, int starts) {
        Database.change("INSERT INTO code_days VALUES (?, ?, ?, ?)", code, day, scans, starts);
    }

    private void fresh(String step, int people) {
        Database.change(
                "INSERT INTO code_scans SELECT ?, ?, ?, gen_random_uuid() FROM generate_series(1, ?)",
                code,
                today,
                step,
                people);
    }

    @Test
    void addsDaysThatAreOverToTodayWithinTheDaysAsked() {
        folded(today.minusDays(9), 1000, 1000);
        folded(today.minusDays(2), 20, 7);
        fresh("SCAN", 9);
        fresh("START", 6);
        for (int i = 0; i < 6; i++) {
            receipt(Applications.adult(code));
        }
        asked(today.minusDays(8), today)
                .body("code", equalTo(code))
                .body("from", equalTo(today.minusDays(8).toString()))
                .body("until", equalTo(today.toString()))
                .body("scanned.count", equalTo(29))
                .body("scanned.hidden", equalTo(false))
                .body("started.count", equalTo(13))
                .body("submitted.count", equalTo(6))
                .body("admitted.count", equalTo(6));
        asked(today.minusDays(2), today.minusDays(1))
                .body("scanned.count", equalTo(20))
                .body("submitted.count", equalTo(0));
    }

    @Test
    void hidesSmallNumbers() {
        fresh("SCAN", 5);
        fresh("START", 4);
        receipt(Applications.adult(code));
        asked(today, today)
                .body("scanned.count", equalTo(5))
                .body("started.count", nullValue())
                .body("started.hidden", equalTo(true))
                .body("submitted.count", nullValue())
                .body("submitted.hidden", equalTo(true))
                .body("admitted.count", nullValue())
                .body("admitted.hidden", equalTo(true));
    }

    @Test
    void aDayEndsAtMidnightInChina() {
        var yesterday = today.minusDays(1);
        List<String> receipts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            receipts.add(receipt(Applications.adult(code)));
        }
        for (int i = 0; i < 10; i++) {
            Database.change(
                    "UPDATE applications SET submitted_at = (?::date + ?::time) AT TIME ZONE 'Asia/Shanghai' WHERE receipt = ?",
                    i < 5 ? yesterday : today,
                    i < 5 ? "23:59:59.999" : "00:00",
                    receipts.get(i));
        }
        asked(yesterday, yesterday).body("submitted.count", equalTo(5));
        asked(today, today).body("submitted.count", equalTo(5));
        asked(yesterday, today).body("submitted.count", equalTo(10));
    }

    @Test
    void countsWhatWasPlacedElsewhere() {
        for (int i = 0; i < 5; i++) {
            receipt(Applications.adult(code, "330383198001"));
        }
        asked(today, today).body("submitted.count", equalTo(5));
    }

    @Test
    void aStewardAboveSeesItAndOneBesideFindsNoCode() {
        ask("xihu", code, today, today).then().statusCode(200);
        Problem.expect(ask("school", code, today, today), 404, "code-unknown");
        Problem.expect(ask("shangbao", "99999999" + Damm.digit("99999999"), today, today), 404, "code-unknown");
    }

    @Test
    void refusesDaysThatAreNone() {
        Problem.expectInvalid(ask("shangbao", code, today, today.minusDays(1)), "/until", "day-range-order");
        Problem.expectInvalid(ask("shangbao", code, today.minusDays(366), today), "/until", "day-range-long");
        asked(today.minusDays(365), today);
        Problem.expectInvalid(ask("shangbao", code, "2026-02-30", "2026-03-01"), "/from", "value-not-readable");
        Problem.expect(as("shangbao").get("/api/v1/enrollment-codes/" + code + "/funnel"), 400, "request-invalid");
    }

    /** Of 100,000 applications of a code, a day's are found by the index, not by reading all. */
    @Test
    void aCodeWithManyApplicationsIsReadByTime() throws SQLException {
        receipt(Applications.adult(code));
        try (var connection = TestPostgres.superuser(OnPostgres.DATABASE);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL session_replication_role = replica");
            statement.execute("INSERT INTO applications SELECT n.* FROM applications a, generate_series(1, 100000) i,"
                    + " jsonb_populate_record(NULL::applications, to_jsonb(a) || jsonb_build_object("
                    + "'id', gen_random_uuid(), 'receipt', 'plan' || i, 'submitted_at', now() - make_interval(mins => i))) n"
                    + " WHERE a.code = '" + code + "'");
            statement.execute("ANALYZE applications");
            statement.execute("SET LOCAL ROLE " + DatabaseRoles.PROGRAM);
            statement.execute("SELECT set_config('app.scope', 'system', true)");
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) SELECT count(*),"
                    + " count(*) FILTER (WHERE status = 'ADMITTED') FROM applications WHERE code = '" + code
                    + "' AND submitted_at >= now() - interval '2 days' AND submitted_at < now() - interval '1 day'")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            connection.rollback();
            assertThat(plan.toString())
                    .contains("applications_of_code")
                    .containsPattern("Index Cond: .*code.*submitted_at >= .*submitted_at < ")
                    .containsPattern("rows=1440(\\.00)? loops=1");
        }
    }
}
