package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.submit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Facts are kept in memory, and yet a submission is decided by those of its own moment. Each change here is made past
 * the program, as another replica makes it.
 */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class FactsIT {
    /** A village with a society that nobody else's test touches. */
    private static final String VILLAGE =
            """
            SELECT r.code FROM organizations o JOIN regions r ON r.id = o.location_region_id
            WHERE o.kind = 'VILLAGE' AND o.status = 'ACTIVE' AND r.code LIKE '3310%' ORDER BY r.code LIMIT 1""";

    private static final Duration A_SECOND_AND_SOME = Duration.ofSeconds(5);

    private static String placedWith(String code, String region) {
        return submit(Applications.adult(code, region))
                .then()
                .statusCode(201)
                .extract()
                .path("organization.id");
    }

    private static long version() {
        return Database.count("SELECT version FROM facts_versions");
    }

    @Test
    void anotherReplicasPauseStopsTheVeryNextSubmission() {
        String code = Codes.poster();
        submit(Applications.adult(code)).then().statusCode(201);
        Database.change("UPDATE enrollment_codes SET state = 'PAUSED' WHERE code = ?", code);
        Problem.expect(submit(Applications.adult(code)), 409, "code-paused");
    }

    @Test
    void anotherReplicasPauseIsShownToThePublicWithinAMoment() {
        String code = Codes.poster();
        anyone().get("/api/v1/enrollment-codes?code=" + code).then().statusCode(200);
        Database.change("UPDATE enrollment_codes SET state = 'PAUSED' WHERE code = ?", code);
        Awaitility.await()
                .atMost(A_SECOND_AND_SOME)
                .until(() ->
                        anyone().get("/api/v1/enrollment-codes?code=" + code).statusCode() == 409);
    }

    @Test
    void aSocietyThatIsSuspendedTakesNobodyFromThenOn() {
        String code = Codes.poster();
        String village = Database.one(String.class, VILLAGE);
        UUID society = Database.societyOf(village);
        assertThat(placedWith(code, village)).isEqualTo(society.toString());
        Database.change("UPDATE organizations SET status = 'SUSPENDED' WHERE id = ?", society);
        try {
            assertThat(placedWith(code, village)).isNotEqualTo(society.toString());
        } finally {
            Database.change("UPDATE organizations SET status = 'ACTIVE' WHERE id = ?", society);
        }
        assertThat(placedWith(code, village)).isEqualTo(society.toString());
    }

    @Test
    void aCoverageThatEndsSendsTheNextPersonElsewhere() {
        String code = Codes.poster();
        String village = Database.one(String.class, VILLAGE);
        UUID society = Database.societyOf(village);
        assertThat(placedWith(code, village)).isEqualTo(society.toString());
        Database.change("UPDATE organization_coverages SET valid_to = current_date WHERE organization_id = ?", society);
        try {
            assertThat(placedWith(code, village)).isNotEqualTo(society.toString());
        } finally {
            Database.change("UPDATE organization_coverages SET valid_to = NULL WHERE organization_id = ?", society);
        }
    }

    @Test
    void stewardsWhoLeaveMakeTheNextPlacementTellTheLevelAbove() {
        String code = Codes.poster();
        String before = submit(Applications.adult(code)).then().extract().path("receipt");
        UUID society = Database.societyOf(Applications.SHANGBAO);
        Database.change(
                "UPDATE accounts SET disabled_at = '2000-01-01' WHERE organization_id = ? AND disabled_at IS NULL",
                society);
        try {
            String after = submit(Applications.adult(code)).then().extract().path("receipt");
            assertThat(toldAbout(after)).isGreaterThan(toldAbout(before));
        } finally {
            Database.change(
                    "UPDATE accounts SET disabled_at = NULL WHERE organization_id = ? AND disabled_at = '2000-01-01'",
                    society);
        }
    }

    private static long toldAbout(String receipt) {
        return Database.count(
                "SELECT count(*) FROM notice_audiences a JOIN notices n ON n.id = a.notice_id"
                        + " JOIN applications p ON p.id = n.subject_id WHERE p.receipt = ?",
                receipt);
    }

    /** Every column that a code's facts or a placement are read from. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE regions SET name = name WHERE code = '330106002051'",
                "UPDATE regions SET parent_id = parent_id WHERE code = '330106002051'",
                "UPDATE regions SET pseudo = pseudo WHERE code LIKE '330106%'",
                "UPDATE region_successors SET kind = kind WHERE true",
                "UPDATE organizations SET name = name WHERE kind = 'PROVINCE'",
                "UPDATE organizations SET admission_policy = admission_policy WHERE kind = 'PROVINCE'",
                "UPDATE organizations SET parent_id = parent_id WHERE kind = 'CITY'",
                "UPDATE organization_coverages SET valid_from = valid_from WHERE region_id = 1",
                "UPDATE accounts SET roles = roles WHERE username = 'school'",
                "UPDATE accounts SET organization_id = organization_id WHERE username = 'school'",
                "UPDATE accounts SET valid_until = valid_until WHERE username = 'school'",
                "UPDATE enrollment_codes SET valid_until = valid_until WHERE true",
                "UPDATE enrollment_codes SET max_applications = max_applications WHERE true",
                "UPDATE enrollment_codes SET title = title WHERE true"
            })
    void aChangeOfAFactIsCounted(String change) {
        Codes.poster();
        long before = version();
        assertThat(Database.change(change)).isPositive();
        assertThat(version()).isGreaterThan(before);
    }

    @Test
    void whatIsNoFactCountsNothing() {
        String code = Codes.poster();
        long before = version();
        submit(Applications.adult(code)).then().statusCode(201);
        Database.change("UPDATE accounts SET token_version = token_version WHERE username = 'school'");
        assertThat(version()).isEqualTo(before);
    }
}
